import { z } from 'zod';
import {
  type AgentTool,
  type Fact,
  type OfferedStep,
  ToolCountry,
} from '../../../kernel/agent-tool.ts';
import type { Evidence, Finding } from '../../../kernel/insight.ts';
import {
  saidCount,
  saidDate,
  saidMoney,
  saidPercent,
  say,
  type SaidValue,
} from '../../../kernel/saying.ts';
import {
  countOpenInsights,
  type InboxInsight,
  listInsights,
  readInsight,
} from '../../insight-inbox.server.ts';

const ListInput = z.strictObject({
  country: ToolCountry.optional(),
  pillar: z
    .enum(['compliance', 'logistics', 'payments', 'localization', 'retention'])
    .optional()
    .describe('the part of the business'),
  limit: z.int().min(1).max(10).optional().describe('default 3'),
});
type ListInput = z.infer<typeof ListInput>;

/** What is open in the inbox, the most pressing first, with the step that each asks for. */
export const openInsightsTool: AgentTool<ListInput> = {
  name: 'open_insights',
  about:
    'What the monitors have found and is open, the most pressing first: what is so, what is at stake a ' +
    'month, and the one next step. Ask it for what to do and for why something changed.',
  input: ListInput,
  read: async (scope, { country, pillar, limit = 3 }) => {
    const [all, count] = await Promise.all([
      listInsights(scope.shopId, { state: 'open', now: scope.now }),
      countOpenInsights(scope.shopId, scope.now),
    ]);
    const fitting = all.filter(
      (insight) =>
        (country === undefined || insight.country === country) &&
        (pillar === undefined || insight.detector.startsWith(`${pillar}.`)),
    );
    const shown = fitting.slice(0, limit);
    return {
      facts: [
        openCount('openInsights', count, null),
        ...(country === undefined && pillar === undefined
          ? []
          : [openCount('openInsights.fitting', fitting.length, country ?? null)]),
        ...shown.flatMap((insight, index) => insightFacts(insight, index + 1)),
      ],
      steps: shown.map(stepOf),
    };
  },
};

const OneInput = z.strictObject({ insightId: z.uuid() });
type OneInput = z.infer<typeof OneInput>;

/** One insight with all that it rests on. */
export const insightTool: AgentTool<OneInput> = {
  name: 'insight',
  about: 'One insight by its id, with all its evidence.',
  input: OneInput,
  read: async (scope, { insightId }) => {
    const insight = await readInsight(scope.shopId, insightId);
    if (insight === null) return { facts: [] };
    return {
      facts: [...insightFacts(insight, 1), ...evidenceFacts(insight)],
      steps: insight.state === 'resolved' ? [] : [stepOf(insight)],
    };
  },
};

function openCount(id: string, count: number, country: string | null): Fact {
  return {
    ...{ id, value: saidCount(count), country, period: null },
    label: say('insights:fact.openInsights'),
    address: '/app/insights',
  };
}

/** What an insight says, what is at stake, how sure it is, and since when. */
function insightFacts(insight: InboxInsight, place: number): Fact[] {
  const { finding, insightId } = insight;
  const address = `/app/insights/${insightId}`;
  const base = { country: finding.country, period: null, address };
  const id = (name: string) => `insight.${place}.${name}`;
  return [
    ...sayingFacts(`insight.${place}`, { saying: finding.sentence }, finding.country, address),
    ...moneyFacts(finding).map(([name, value]): Fact => ({
      ...base,
      id: id(name),
      label: say(`insights:fact.insight.${name}`),
      value,
    })),
    {
      ...base,
      id: id('confidence'),
      label: say('insights:fact.insight.confidence'),
      value: saidPercent(finding.confidence, 0),
    },
    ...(finding.sinceOn === null
      ? []
      : [
          {
            ...base,
            id: id('since'),
            label: say('insights:fact.insight.since'),
            value: saidDate(finding.sinceOn),
          },
        ]),
    ...(finding.dueOn === null
      ? []
      : [
          {
            ...base,
            id: id('due'),
            label: say('insights:fact.insight.due'),
            value: saidDate(finding.dueOn),
          },
        ]),
  ];
}

function evidenceFacts({ finding, insightId }: InboxInsight): Fact[] {
  return finding.evidence.flatMap((evidence, index) =>
    sayingFacts(
      `evidence.${index + 1}`,
      evidence,
      finding.country,
      evidence.address ?? `/app/insights/${insightId}`,
    ),
  );
}

/** The sentence as a whole, and each of its values, labelled by the sentence that tells what it means. */
function sayingFacts(
  id: string,
  { saying }: Pick<Evidence, 'saying'>,
  country: string | null,
  address: string,
): Fact[] {
  const base = { label: saying, country, period: null, address };
  return [
    { ...base, id: `${id}.sentence`, value: null },
    ...Object.entries(saying.values).map(([name, value]): Fact => ({
      ...base,
      id: `${id}.value.${name}`,
      value,
    })),
  ];
}

function moneyFacts({ money }: Finding): [string, SaidValue][] {
  if (money === null) return [];
  const { currency, per } = money;
  const ending = per === 'month' ? 'month' : 'once';
  return [
    [`expected-${ending}`, saidMoney(money.expectedMinor, currency)],
    ['low', saidMoney(money.lowMinor, currency)],
    ['high', saidMoney(money.highMinor, currency)],
  ];
}

function stepOf(insight: InboxInsight): OfferedStep {
  return { next: insight.finding.next, insightId: insight.insightId };
}
