import { z } from 'zod';
import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import {
  type AgentTool,
  type AnyAgentTool,
  type Fact,
  ToolCountry,
  ToolPeriod,
} from '../kernel/agent-tool.ts';
import {
  saidCount,
  saidCountry,
  saidDate,
  saidMoney,
  saidWord,
  say,
  type SaidValue,
} from '../kernel/saying.ts';
import {
  EXPIRING_DAYS,
  readCountryLiability,
  readLoyaltyOverview,
} from './read-liability.server.ts';
import { readProgram } from './read-program.server.ts';

const PAGE = '/app/loyalty';
const SETTINGS = '/app/settings/loyalty';

const PointsInput = z.strictObject({ country: ToolCountry.optional() });
type PointsInput = z.infer<typeof PointsInput>;

/** Markets of which points are told one by one. */
const MARKETS_TOLD = 6;

/** The points that customers hold, what they are worth, and the program's state. */
const pointsTool: AgentTool<PointsInput> = {
  name: 'loyalty_points',
  about:
    'The loyalty program: whether it runs (in a country where given), points outstanding, what they are ' +
    `worth, how many of them end within ${EXPIRING_DAYS} days, and how many members hold points. ` +
    'Numbers alone, no customers.',
  input: PointsInput,
  read: async (scope, { country }) => {
    const fact = (id: string, value: SaidValue, more: Partial<Fact> = {}): Fact => ({
      id: country === undefined ? `loyalty.${id}` : `loyalty.${id}@${country}`,
      label: say(`insights:fact.loyalty.${id}`),
      value,
      ...{ country: country ?? null, period: null, address: PAGE },
      ...more,
    });
    const program = await readProgram(scope.shopId, scope.now);
    if (program === null) {
      return {
        facts: [],
        missing: [say('insights:fact.loyalty.noProgram')],
        steps: [settingsStep()],
      };
    }
    const { document, countFromOn } = program;
    const state = stateIn(document, country ?? null);
    const facts = [
      fact('state', saidWord(`insights:fact.loyalty.is.${state}`), {
        id: `loyalty.state.${state}${country === undefined ? '' : `@${country}`}`,
        address: SETTINGS,
      }),
      fact('since', saidDate(countFromOn), { address: SETTINGS }),
    ];
    if (country !== undefined) {
      const { liability } = await readCountryLiability(scope, country, scope.now);
      const worth = liability?.worth ?? null;
      return {
        facts: [
          ...facts,
          fact('points', saidCount(liability?.points ?? 0)),
          fact('expiring', saidCount(liability?.expiring ?? 0)),
          ...(worth === null ? [] : [fact('worth', saidMoney(worth.amountMinor, worth.currency))]),
          fact('members', saidCount(await countMembers(scope.shopId, country))),
        ],
      };
    }
    const { markets, customers, dueOrders } = await readLoyaltyOverview(scope, scope.now);
    const points = markets.reduce((sum, market) => sum + market.points, 0);
    const expiring = markets.reduce((sum, market) => sum + market.expiring, 0);
    return {
      facts: [
        ...facts,
        fact('points', saidCount(points)),
        fact('expiring', saidCount(expiring)),
        fact('members', saidCount(customers)),
        ...worths(markets).map(([currency, amountMinor]) =>
          fact('worth', saidMoney(amountMinor, currency), { id: `loyalty.worth.${currency}` }),
        ),
        ...markets
          .filter(({ countries }) => countries.length === 1)
          .slice(0, MARKETS_TOLD)
          .map((market): Fact => ({
            ...fact('points', saidCount(market.points)),
            id: `loyaltyMarket.points@${market.countries[0]}`,
            country: market.countries[0]!,
          })),
      ],
      missing: dueOrders === 0 ? [] : [say('insights:fact.loyalty.due')],
    };
  },
};

const MovesInput = z.strictObject({ period: ToolPeriod, country: ToolCountry.optional() });
type MovesInput = z.infer<typeof MovesInput>;

/** Points that came and went in a period. */
const movesTool: AgentTool<MovesInput> = {
  name: 'loyalty_movements',
  about: 'Loyalty points issued, redeemed and expired in a period, of a country where given.',
  input: MovesInput,
  read: async (scope, { period, country }) => {
    const program = await readProgram(scope.shopId, scope.now);
    if (program === null) {
      return { facts: [], missing: [say('insights:fact.loyalty.noProgram')] };
    }
    const rows = await readMoves(scope.shopId, period, country ?? null);
    const of = (...kinds: string[]) =>
      rows.reduce((sum, { kind, points }) => sum + (kinds.includes(kind) ? points : 0), 0);
    const fact = (id: string, points: number): Fact => ({
      id: country === undefined ? `pointsMoved.${id}` : `pointsMoved.${id}@${country}`,
      label: say(`insights:fact.loyalty.${id}`),
      value: saidCount(points),
      ...{ country: country ?? null, period, address: PAGE },
    });
    return {
      facts: [
        fact('issued', of('earn', 'refund')),
        fact('redeemed', Math.abs(of('spend', 'return'))),
        fact('expired', Math.abs(of('expire'))),
      ],
    };
  },
};

function readMoves(
  shopId: number,
  { fromOn, toOn }: { fromOn: string; toOn: string },
  country: string | null,
): Promise<{ kind: string; points: number }[]> {
  const inCountry = country === null ? Prisma.empty : Prisma.sql`AND country = ${country}`;
  return queryForShop<{ kind: string; points: number }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT kind, sum(points)::float8 AS points FROM loyalty_day
      WHERE shop_id = ${shop} AND day BETWEEN ${fromOn}::date AND ${toOn}::date ${inCountry}
      GROUP BY kind`,
  );
}

/** Members are customers who hold points. */
function countMembers(shopId: number, country: string): Promise<number> {
  return forShop(shopId).loyaltyAccount.count({ where: { country, points: { gt: 0 } } });
}

type Document = NonNullable<Awaited<ReturnType<typeof readProgram>>>['document'];

/** on: shoppers earn and redeem there; earn-only: without a reward. */
function stateIn({ earn, redeem }: Document, country: string | null): 'on' | 'earn-only' | 'off' {
  const isThere = (places: object) =>
    Object.keys(places).some((place) => country === null || place.startsWith(`${country}:`));
  if (!isThere(earn)) return 'off';
  return isThere(redeem) ? 'on' : 'earn-only';
}

/** What points are worth, one sum a currency: sums of several are no sum. */
function worths(
  markets: readonly { worth: { amountMinor: number; currency: string } | null }[],
): [string, number][] {
  const sums = new Map<string, number>();
  for (const { worth } of markets) {
    if (worth === null) continue;
    sums.set(worth.currency, (sums.get(worth.currency) ?? 0) + worth.amountMinor);
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function settingsStep() {
  return {
    insightId: null,
    next: { kind: 'open' as const, label: say('retention:panel.setUp'), address: SETTINGS },
  };
}

const RankingInput = z.strictObject({
  order: z.enum(['most', 'least']),
  limit: z.int().min(1).max(20).optional().describe('default 3'),
});
type RankingInput = z.infer<typeof RankingInput>;

/** Markets by the points that their customers hold. */
const pointsRankingTool: AgentTool<RankingInput> = {
  name: 'loyalty_ranking',
  about: 'Markets with the most or the fewest loyalty points outstanding.',
  input: RankingInput,
  read: async (scope, { order, limit = 3 }) => {
    const { markets, program } = await readLoyaltyOverview(scope, scope.now);
    if (program === null) {
      return { facts: [], missing: [say('insights:fact.loyalty.noProgram')] };
    }
    const ranked = markets
      .filter(({ countries }) => countries.length === 1)
      .toSorted((a, b) => (order === 'most' ? b.points - a.points : a.points - b.points))
      .slice(0, limit);
    return {
      facts: ranked.flatMap((market, index): Fact[] => {
        const country = market.countries[0]!;
        const base = { country, period: null, address: PAGE };
        const label = say('insights:fact.loyalty.points');
        const id = (part: string) => `loyaltyRank.${index + 1}.${part}`;
        return [
          { ...base, id: id('name'), label, value: saidCountry(country) },
          { ...base, id: id('points'), label, value: saidCount(market.points) },
        ];
      }),
      missing: ranked.length === 0 ? [say('insights:fact.tooFew')] : [],
    };
  },
};

/** What the agent may ask about loyalty. */
export const retentionAgentTools = [
  pointsTool,
  movesTool,
  pointsRankingTool,
] as unknown as readonly AnyAgentTool[];
