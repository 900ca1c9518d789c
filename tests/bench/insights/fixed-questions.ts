import { asks, type DomainQuestion } from './domain-questions.ts';
import { GENERAL_QUESTIONS, type FixedQuestion } from './questions.ts';

const { en, zh } = asks;

/** Of the shop as a whole, four in each language; the others stand in `GENERAL_QUESTIONS`. */
const GENERAL = new Set([
  'How much did we sell in Germany last month?',
  'Top 3 countries by revenue in the last 365 days',
  'How many orders have not been shipped yet?',
  'What should I do first today?',
  '德国上个月卖了多少？',
  '过去一年销售额前 3 的国家',
  '还有多少订单没发货？',
  '近 90 天承诺达成率是多少？',
]);

const OF_DOMAINS: readonly DomainQuestion[] = [
  en('Do I need to register for VAT in Germany?', { registration: ['de-established-vat'] }),
  en('How far are we from the GST threshold in Australia?', { registration: ['au-gst'] }),
  en('Where must I register?', { places: 'over' }),
  en('How long do parcels to Japan take?', { lane: ['JP'] }),
  en('How many days does UPS need to the United Kingdom?', { lane: ['GB', 'UPS'] }),
  en('Which country has the slowest delivery?', { slowest: true }),
  en('How many delivery promises did we break in Germany?', { promises: ['broken', 'DE'] }),
  en('What is the success rate of Klarna in Sweden over the last 90 days?', {
    method: ['klarna', 'SE', 90],
  }),
  en('Why do payments fail in France in the last 365 days?', { failures: ['FR', 365] }),
  en('Which payment method fails most often in Germany over the last 365 days?', {
    worstMethod: ['DE', 365],
  }),
  en('What is the exchange rate of the Japanese yen?', { rate: 'JPY' }),
  en('What margin do we have in Japan?', { margin: 'JPY' }),
  en('How many points are outstanding?', { points: null }),
  en('How many members does our loyalty program have?', { members: true }),
  en('How many texts are untranslated in French?', { missing: 'fr' }),
  en('How complete is the Japanese translation?', { coverage: 'ja' }),
  zh('德国要不要注册增值税？', { registration: ['de-established-vat'] }),
  zh('澳大利亚离 GST 门槛还差多少？', { registration: ['au-gst'] }),
  zh('哪些市场已经超过注册门槛？', { places: 'over' }),
  zh('寄到日本的包裹要多久？', { lane: ['JP'] }),
  zh('UPS 到英国要几天？', { lane: ['GB', 'UPS'] }),
  zh('哪个国家的包裹最慢？', { slowest: true }),
  zh('德国有多少订单没按承诺送达？', { promises: ['broken', 'DE'] }),
  zh('瑞典 Klarna 近 90 天的成功率是多少？', { method: ['klarna', 'SE', 90] }),
  zh('法国近一年支付失败的主要原因是什么？', { failures: ['FR', 365] }),
  zh('德国近一年哪种支付方式失败最多？', { worstMethod: ['DE', 365] }),
  zh('日元汇率是多少？', { rate: 'JPY' }),
  zh('日本市场的毛利率是多少？', { margin: 'JPY' }),
  zh('还有多少积分没用？', { points: null }),
  zh('我们有多少会员？', { members: true }),
  zh('法语还有多少没翻译？', { missing: 'fr' }),
  zh('日语翻译完成度是多少？', { coverage: 'ja' }),
];

/** Forty questions over the whole shop and all domains, twenty in each language. */
export const FIXED_QUESTIONS: readonly FixedQuestion[] = [
  ...GENERAL_QUESTIONS.filter(({ text }) => GENERAL.has(text)),
  ...OF_DOMAINS,
];
