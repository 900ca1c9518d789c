import { z } from 'zod';
import { readActivity } from '../../../activity/index.server.ts';
import { type AgentTool, type Fact } from '../../../kernel/agent-tool.ts';
import {
  saidCount,
  saidDate,
  saidInstant,
  saidWord,
  say,
  type SaidValue,
} from '../../../kernel/saying.ts';
import { readPublications } from '../../../publishing/index.server.ts';
import {
  readDataPeriod,
  readImportProgress,
  readLatestOrders,
} from '../../../sync/index.server.ts';
import { readDetectorStandings } from '../../insight-inbox.server.ts';

const Nothing = z.strictObject({});
type Nothing = z.infer<typeof Nothing>;

const now = { country: null, period: null };

/** Documents of the storefront that have words of their own; others are told by their key. */
const NAMED_DOCUMENTS = [
  'delivery',
  'payment_hints',
  'loyalty',
  'support',
  'compliance',
  'lowest_prices',
];

/** What of the app's content shoppers see. */
export const storefrontTool: AgentTool<Nothing> = {
  name: 'storefront_state',
  about:
    'Whether each of the shop’s published contents (delivery, payment hints, loyalty, …) is live, and since when.',
  input: Nothing,
  read: async (scope) => {
    const publications = await readPublications(scope.shopId);
    const facts = [...publications]
      .filter(([key]) => NAMED_DOCUMENTS.includes(key))
      .flatMap(([key, { state, publishedAt }]): Fact[] => {
        const label = say(`insights:fact.document.${key}`);
        const base = { ...now, label, address: '/app/storefront' };
        return [
          {
            ...base,
            id: `document.${key}.${state}`,
            value: saidWord(`insights:fact.publication.${state}`),
          },
          ...(publishedAt === null
            ? []
            : [
                {
                  ...base,
                  id: `document.${key}.since`,
                  value: saidInstant(publishedAt.toISOString()),
                },
              ]),
        ];
      });
    return { facts, missing: facts.length === 0 ? [say('insights:fact.publication.nothing')] : [] };
  },
};

/** How complete and how fresh the data are. */
export const dataStateTool: AgentTool<Nothing> = {
  name: 'data_state',
  about:
    'How far back the data go, the last order, the state of the import, and when the monitors looked last.',
  input: Nothing,
  read: async (scope) => {
    const { shopId } = scope;
    const [data, progress, [latest], standings] = await Promise.all([
      readDataPeriod(shopId),
      readImportProgress(shopId, scope.now),
      readLatestOrders(shopId, 1),
      readDetectorStandings(shopId),
    ]);
    const fact = (id: string, value: SaidValue, address: string): Fact => ({
      ...now,
      ...{ id: `data.${id}`, value, address, label: say(`insights:fact.data.${id}`) },
    });
    const lookedAt = standings
      .map(({ ranAt }) => ranAt.toISOString())
      .sort()
      .at(-1);
    return {
      facts: [
        fact('import', saidWord(`insights:fact.importState.${progress.state}`), '/app/data'),
        ...(data === null
          ? []
          : [
              fact('firstOn', saidDate(data.firstOn), '/app/orders?sort=date'),
              fact('lastOn', saidDate(data.lastOn), '/app/orders'),
            ]),
        ...(latest === undefined
          ? []
          : [fact('lastOrderAt', saidInstant(latest.processedAt.toISOString()), '/app/orders')]),
        ...(lookedAt === undefined
          ? []
          : [fact('lookedAt', saidInstant(lookedAt), '/app/insights')]),
      ],
      missing: data === null ? [say('insights:fact.data.none')] : [],
    };
  },
};

const ActivityInput = z.strictObject({
  limit: z.int().min(1).max(20).optional().describe('default 5'),
});
type ActivityInput = z.infer<typeof ActivityInput>;

/** What was done lately, by whom it was approved, and when. */
export const activityTool: AgentTool<ActivityInput> = {
  name: 'activity_log',
  about: 'The latest entries of the activity log: what was changed through the app and when.',
  input: ActivityInput,
  read: async (scope, { limit = 5 }) => {
    const { entries } = await readActivity(scope.shopId);
    const facts = entries.slice(0, limit).flatMap((entry, index): Fact[] => {
      const base = { ...now, label: entry.title, address: '/app/activity' };
      const id = (name: string) => `activity.${index + 1}.${name}`;
      return [
        { ...base, id: id('at'), value: saidInstant(entry.createdAt.toISOString()) },
        { ...base, id: id('state'), value: saidWord(`activity:state.${entry.state}`) },
        { ...base, id: id('changes'), value: saidCount(entry.changeCount) },
      ];
    });
    return { facts, missing: facts.length === 0 ? [say('insights:fact.activity.nothing')] : [] };
  },
};
