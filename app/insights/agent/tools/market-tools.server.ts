import { z } from 'zod';
import {
  type AgentScope,
  type AgentTool,
  type Fact,
  ToolCountry,
  ToolPeriod,
  type ToolAnswer,
} from '../../../kernel/agent-tool.ts';
import { addDays, daysBetween } from '../../../kernel/calendar.ts';
import { fractionOf, type Share } from '../../../kernel/percent.ts';
import {
  saidCount,
  saidMoney,
  saidNumber,
  saidPercent,
  type SaidValue,
  say,
} from '../../../kernel/saying.ts';
import { readDataPeriod } from '../../../sync/index.server.ts';
import { WEAK_MARKET_LEAST_CASES } from '../../find-weak-markets.ts';
import { readMarkets } from '../../market-numbers.server.ts';
import { abroad, totalOf } from '../../merge-markets.ts';
import type { Period, TotalNumbers } from '../../model.ts';
import { MEASURES, type Measure } from '../measure-words.ts';
import { yearBefore } from '../period-phrases.ts';

const NumbersInput = z.strictObject({
  period: ToolPeriod,
  countries: z
    .array(ToolCountry)
    .max(20)
    .optional()
    .describe('markets; without any, the whole shop'),
  compareWith: z
    .enum(['previous', 'year-before'])
    .optional()
    .describe('default: the stretch before'),
});
type NumbersInput = z.infer<typeof NumbersInput>;

/** Sales, orders and shares of the shop or of some markets, with how they changed. */
export const marketNumbersTool: AgentTool<NumbersInput> = {
  name: 'market_numbers',
  about:
    'Numbers of a period for the whole shop or for some countries: sales, orders, average order value, ' +
    'refunds, repeat-purchase share, share of parcels that came when promised, share of payments that ' +
    'succeeded; and how each changed against the period before (".change", ".points" in percentage points).',
  input: NumbersInput,
  read: async (scope, { period, countries, compareWith = 'previous' }) => {
    const earlier = compareWith === 'previous' ? stretchBefore(period) : yearBefore(period);
    const [now, before, data] = await Promise.all([
      readMarkets(scope.shopId, period),
      readMarkets(scope.shopId, earlier),
      readDataPeriod(scope.shopId),
    ]);
    // A stretch that the data reaches only in part would show growth that was not there.
    const compared = data !== null && data.firstOn <= earlier.fromOn ? before : null;
    const of = (country: string) => (rows: readonly Row[]) =>
      rows.filter((row) => row.country === country);
    const subjects = countries ?? [null];
    const facts = subjects.flatMap((country) => {
      const pick = country === null ? (rows: readonly Row[]) => rows : of(country);
      const numbers = totalOf(pick(now));
      const past = compared === null ? null : totalOf(pick(compared));
      return subjectFacts(scope, { country, period, earlier }, numbers, past);
    });
    if (countries !== undefined) return { facts };
    const outside = totalOf(abroad(now, scope.country));
    return { facts: [...facts, ...abroadFacts(scope, period, outside)] };
  },
};

type Row = Awaited<ReturnType<typeof readMarkets>>[number];

interface Subject {
  country: string | null;
  period: Period;
  earlier: Period;
}

function subjectFacts(
  scope: AgentScope,
  subject: Subject,
  now: TotalNumbers,
  before: TotalNumbers | null,
): Fact[] {
  const { country, period, earlier } = subject;
  return MEASURES.flatMap((measure): Fact[] => {
    const value = valueOf(measure, now, scope.currency);
    if (value === null) return [];
    const past = before === null ? null : valueOf(measure, before, scope.currency);
    const facts = [factOf(measure, value, country, period)];
    if (past === null) return facts;
    facts.push({
      ...factOf(measure, past, country, earlier),
      id: idOf(measure, 'before', country),
    });
    const change = changeOf(value, past);
    if (change === null) return facts;
    const ending = change.type === 'percent' ? 'change' : 'points';
    return [
      ...facts,
      {
        ...factOf(measure, change, country, period),
        id: idOf(measure, ending, country),
        label: say(`insights:fact.${measure}.${ending}`),
      },
    ];
  });
}

function abroadFacts(scope: AgentScope, period: Period, outside: TotalNumbers): Fact[] {
  const money = saidMoney(outside.salesMinor, scope.currency);
  return [
    {
      ...factOf('sales', money, null, period),
      id: 'sales.abroad',
      label: say('insights:fact.salesAbroad'),
    },
    {
      ...factOf('orders', saidCount(outside.orders), null, period),
      id: 'orders.abroad',
      label: say('insights:fact.ordersAbroad'),
    },
  ];
}

/** A measure of some numbers; null where there was nothing to count it of. */
function valueOf(measure: Measure, numbers: TotalNumbers, currency: string): SaidValue | null {
  const share = (counted: Share) => {
    const fraction = fractionOf(counted);
    return fraction === null ? null : saidPercent(fraction);
  };
  switch (measure) {
    case 'sales':
      return saidMoney(numbers.salesMinor, currency);
    case 'orders':
      return saidCount(numbers.orders);
    case 'averageOrder':
      if (numbers.orders === 0) return null;
      return saidMoney(Math.round(numbers.salesMinor / numbers.orders), currency);
    case 'refunds':
      return saidMoney(numbers.refundsMinor, currency);
    case 'repeat':
    case 'parcelsKept':
    case 'paymentSuccess':
      return share(numbers[measure]);
  }
}

/** Amounts change by a share of what they were, shares by percentage points. */
function changeOf(now: SaidValue, before: SaidValue): SaidValue | null {
  const ratio = (a: number, b: number) => (b === 0 ? null : saidPercent((a - b) / b));
  if (now.type === 'money' && before.type === 'money')
    return ratio(now.amountMinor, before.amountMinor);
  if (now.type === 'count' && before.type === 'count') return ratio(now.count, before.count);
  if (now.type !== 'percent' || before.type !== 'percent') return null;
  return saidNumber(Math.round((now.fraction - before.fraction) * 1000) / 10, 1);
}

function idOf(measure: Measure, ending: string | null, country: string | null): string {
  return `${measure}${ending === null ? '' : `.${ending}`}${country === null ? '' : `@${country}`}`;
}

function factOf(measure: Measure, value: SaidValue, country: string | null, period: Period): Fact {
  return {
    ...{ id: idOf(measure, null, country), value, country, period },
    label: say(`insights:fact.${measure}.name`),
    address: addressOf(measure, country, period),
  };
}

/** The page with the rows behind a measure. */
function addressOf(measure: Measure, country: string | null, { fromOn, toOn }: Period): string {
  const filters: Record<Measure, Record<string, string>> = {
    ...{ sales: {}, orders: {}, averageOrder: {}, repeat: {} },
    refunds: { refunded: '1' },
    parcelsKept: { parcel: 'delivered' },
    paymentSuccess: { failed: '1' },
  };
  const query = new URLSearchParams({
    ...(country === null ? {} : { country }),
    ...filters[measure],
    from: fromOn,
    to: toOn,
  });
  return `/app/orders?${query}`;
}

/** The stretch of the same length before; of a whole calendar month, the whole month before. */
function stretchBefore({ fromOn, toOn }: Period): Period {
  const isMonth =
    fromOn.endsWith('-01') &&
    toOn.slice(0, 7) === fromOn.slice(0, 7) &&
    addDays(toOn, 1).endsWith('-01');
  if (isMonth) {
    const end = addDays(fromOn, -1);
    return { fromOn: `${end.slice(0, 8)}01`, toOn: end };
  }
  const days = daysBetween(fromOn, toOn) + 1;
  return { fromOn: addDays(fromOn, -days), toOn: addDays(fromOn, -1) };
}

const RankingInput = z.strictObject({
  period: ToolPeriod,
  measure: z.enum(MEASURES),
  order: z.enum(['most', 'least']),
  limit: z.int().min(1).max(20).optional().describe('default 3'),
});
type RankingInput = z.infer<typeof RankingInput>;

/** Markets by one measure; shares only where enough was counted to compare them. */
export const marketRankingTool: AgentTool<RankingInput> = {
  name: 'market_ranking',
  about:
    'The countries with the most or the least of one measure in a period, in that order. Shares of fewer ' +
    `than ${WEAK_MARKET_LEAST_CASES} counted cases are left out.`,
  input: RankingInput,
  read: async (scope, { period, measure, order, limit = 3 }): Promise<ToolAnswer> => {
    const rows = (await readMarkets(scope.shopId, period)).filter(
      (row) => row.country !== 'ZZ' && row.orders > 0 && isComparable(measure, row),
    );
    const ranked = rows
      .flatMap((row) => {
        const value = valueOf(measure, row, scope.currency);
        return value === null ? [] : [{ country: row.country, value, size: sizeOf(value) }];
      })
      .sort(
        (a, b) =>
          (order === 'most' ? b.size - a.size : a.size - b.size) ||
          (a.country < b.country ? -1 : 1),
      )
      .slice(0, limit);
    return {
      facts: ranked.map(({ country, value }) => factOf(measure, value, country, period)),
      missing: ranked.length === 0 ? [say('insights:fact.tooFew')] : [],
    };
  },
};

function isComparable(measure: Measure, row: Row): boolean {
  if (measure !== 'repeat' && measure !== 'parcelsKept' && measure !== 'paymentSuccess')
    return true;
  return row[measure].of >= WEAK_MARKET_LEAST_CASES;
}

function sizeOf(value: SaidValue): number {
  if (value.type === 'money') return value.amountMinor;
  if (value.type === 'count') return value.count;
  return value.type === 'percent' ? value.fraction : 0;
}
