export { agreeWithInsights } from './agree-panels.ts';
export {
  choosePeriod,
  PERIOD_CHOICES,
  STALE_AFTER_DAYS,
  type ChosenPeriod,
  type PeriodChoice,
} from './choose-period.ts';
export { composeMarketsCsv } from './compose-markets-csv.ts';
export { groupDays } from './group-days.ts';
export { abroad, mergeMarkets, totalOf, type MarketCurrencyNumbers } from './merge-markets.ts';
export type { DayNumbers, MarketNumbers, Period, TotalNumbers } from './model.ts';
export { planToday, type Task } from './plan-today.ts';
export { AGENT_LIMITS, type Answer, type AnswerEvent, type ModelProblem } from './agent/model.ts';
export type { EvidenceView, InsightView, NextView } from './insight-view.ts';
export type { InsightState } from './merge-findings.ts';
export { groupByTopic, rankValue, type InsightCard } from './rank-insights.ts';
