import { z } from 'zod';
import {
  type AgentScope,
  type AgentTool,
  type AnyAgentTool,
  type Fact,
  type OfferedStep,
  type ToolAnswer,
  ToolCountry,
  ToolPeriod,
} from '../kernel/agent-tool.ts';
import { addDays, dateInZone, daysBetween } from '../kernel/calendar.ts';
import { rateOn } from '../kernel/exchange.ts';
import {
  saidCount,
  saidCountry,
  saidCurrency,
  saidDate,
  saidMoney,
  saidNumber,
  saidPercent,
  saidWord,
  say,
  type SaidValue,
} from '../kernel/saying.ts';
import { cellAddress } from './cell-address.ts';
import { countMetric } from './compose-matrix.ts';
import { type CurrencyStanding, readCurrencies } from './currencies.server.ts';
import { readShopRates } from './exchange-rates.server.ts';
import { diagnoseFailure } from './facts/decline-facts.ts';
import { saidWay } from './failing-method-detector.server.ts';
import { type PayWay, UNKNOWN_WAY, wayOf } from './pay-way.ts';
import {
  addSums,
  composeCells,
  NO_PAYMENTS,
  type PaymentCell,
  type PaymentSums,
} from './payment-cell.ts';
import { readDaySums, readPaymentSums } from './payment-numbers.server.ts';
import { betaQuantile } from './rates/beta-distribution.ts';

const PAGE = '/app/payments';
const UNKNOWN_COUNTRY = 'ZZ';
/** Fewer purchases say too little to rank by. */
const LEAST_TRIALS = 20;
/** A way of which even the good end of the range lies below this share is weak (see the panel). */
const WEAK_BELOW = 0.8;

const Metric = z.enum(['success', 'fees', 'refunds', 'disputes', 'usage']);
type Metric = z.infer<typeof Metric>;
const Way = z
  .string()
  .regex(/^[\w.-]{1,80}$/)
  .describe('a method by its id: klarna, ideal, paypal, visa, apple_pay');

const ShareInput = z.strictObject({
  period: ToolPeriod,
  country: ToolCountry.optional(),
  way: Way.optional(),
  metric: Metric.optional().describe('default: success'),
});
type ShareInput = z.infer<typeof ShareInput>;

/** One share of a way to pay, of a market, or of one in the other. */
const methodShareTool: AgentTool<ShareInput> = {
  name: 'payment_method_share',
  about:
    'Of a payment method and/or a country in a period: the share of purchases paid at first try (success, ' +
    'with the range that holds it nine times of ten), fees, refunded orders, disputes, or its share of all ' +
    'paid orders (usage); with the counts.',
  input: ShareInput,
  read: async (scope, { period, country, way, metric = 'success' }) => {
    const all = composeCells(await readPaymentSums(scope.shopId, period, country ?? null));
    const cells = all.filter((cell) => isTold(cell) && (way === undefined || cell.way.id === way));
    // Shopify tells of disputes for its own payments alone.
    const counted =
      metric === 'disputes' ? cells.filter(({ disputesTold }) => disputesTold) : cells;
    const sums = counted.reduce(addSums, NO_PAYMENTS);
    const { count, of } = counts(metric, sums, all);
    const named = way === undefined ? null : (cells[0]?.way ?? null);
    if (of === 0) return { facts: [], missing: [nothingCounted(metric, cells, { country, way })] };
    const about = {
      country: country ?? null,
      period,
      address: shareAddress({ country, way, period }, scope),
    };
    const at = country === undefined ? '' : `@${country}`;
    const fact = (name: string, value: SaidValue): Fact => ({
      ...about,
      id: `method.${metric}.${name}${at}`,
      label: say(`insights:fact.method.${metric}.${name}`),
      value,
    });
    const isMoney = metric === 'fees';
    const part = (value: number) =>
      isMoney ? saidMoney(Math.round(value), scope.currency) : saidCount(value);
    return {
      facts: [
        ...(named === null
          ? []
          : [{ ...fact('way', saidWay(named)), label: say('insights:fact.method.way') }]),
        fact('share', saidPercent(count / of, isMoney ? 2 : 1)),
        ...(isMoney || metric === 'usage' ? [] : rangeFacts(count, of, fact)),
        fact('count', part(count)),
        fact('of', part(of)),
        ...(metric === 'success'
          ? [
              fact('failedShare', saidPercent((of - count) / of)),
              fact('failed', saidCount(of - count)),
            ]
          : []),
      ],
      steps: hideSteps({ country, named, metric, count, of }),
    };
  },
};

const RankingInput = z.strictObject({
  by: z.enum(['method', 'country']),
  metric: Metric,
  order: z.enum(['most', 'least']),
  period: ToolPeriod,
  country: ToolCountry.optional().describe('of methods: in this country'),
  way: Way.optional().describe('of countries: for this method'),
  limit: z.int().min(1).max(20).optional().describe('default 3'),
});
type RankingInput = z.infer<typeof RankingInput>;

/** Ways to pay, or markets, by one share. */
const methodRankingTool: AgentTool<RankingInput> = {
  name: 'payment_method_ranking',
  about:
    'Payment methods (in one country where given) or countries (for one method) by success, fees, refunds ' +
    `or disputes. Those with fewer than ${LEAST_TRIALS} purchases are left out.`,
  input: RankingInput,
  read: async (scope, input): Promise<ToolAnswer> => {
    const { by, metric, order, period, country, way, limit = 3 } = input;
    const all = composeCells(await readPaymentSums(scope.shopId, period, country ?? null));
    const cells = all.filter(
      (cell) =>
        isTold(cell) &&
        (way === undefined || cell.way.id === way) &&
        (metric !== 'disputes' || cell.disputesTold),
    );
    const ranked = [...Map.groupBy(cells, (cell) => (by === 'method' ? cell.way.id : cell.country))]
      .map(([key, own]) => {
        const beside = by === 'method' ? all : all.filter(({ country: at }) => at === key);
        const { count, of } = counts(metric, own.reduce(addSums, NO_PAYMENTS), beside);
        return { key, way: own[0]!.way, count, of, share: of === 0 ? 0 : count / of };
      })
      .filter(({ of }) => of >= (metric === 'fees' ? 1 : LEAST_TRIALS))
      .toSorted(
        (a, b) =>
          (order === 'most' ? b.share - a.share : a.share - b.share) || (a.key < b.key ? -1 : 1),
      )
      .slice(0, limit);
    return {
      facts: ranked.flatMap((row, index): Fact[] => {
        const place = by === 'country' ? { country: row.key, way } : { country, way: row.key };
        const about = {
          country: place.country ?? null,
          period,
          address: shareAddress({ ...place, period }, scope),
        };
        const name = by === 'country' ? saidCountry(row.key) : saidWay(row.way);
        const id = (part: string) => `methodRank.${index + 1}.${part}`;
        return [
          { ...about, id: id('name'), label: say('insights:fact.method.way'), value: name },
          {
            ...about,
            id: id('share'),
            label: say(`insights:fact.method.${metric}.share`),
            value: saidPercent(row.share, metric === 'fees' ? 2 : 1),
          },
        ];
      }),
      missing: ranked.length === 0 ? [say('insights:fact.method.tooFew')] : [],
    };
  },
};

const FailureInput = z.strictObject({
  period: ToolPeriod,
  country: ToolCountry.optional(),
  way: Way.optional(),
  limit: z.int().min(1).max(10).optional().describe('default 3'),
});
type FailureInput = z.infer<typeof FailureInput>;

/** Why payments fail: causes by how often they were given. */
const failuresTool: AgentTool<FailureInput> = {
  name: 'payment_failures',
  about:
    'The causes for which payments failed in a period, the most frequent first, of a country and method ' +
    'where given: how often each, and of how many failed first attempts.',
  input: FailureInput,
  read: async (scope, { period, country, way, limit = 3 }) => {
    const days = (await readDaySums(scope.shopId, period, country ?? null)).filter(
      (day) => way === undefined || wayOf(day).id === way,
    );
    const causes = new Map<string, number>();
    for (const { failureCodes } of days) {
      for (const [code, n] of Object.entries(failureCodes)) {
        const key = causeKey(code);
        causes.set(key, (causes.get(key) ?? 0) + n);
      }
    }
    const ranked = [...causes].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const all = ranked.reduce((total, [, n]) => total + n, 0);
    if (all === 0) return { facts: [], missing: [say('insights:fact.failure.none')] };
    const about = {
      country: country ?? null,
      period,
      address: failureAddress({ country, way, period }, scope),
    };
    const at = country === undefined ? '' : `@${country}`;
    return {
      facts: [
        {
          ...about,
          id: `failure.all${at}`,
          label: say('insights:fact.failure.all'),
          value: saidCount(all),
        },
        ...ranked.slice(0, limit).flatMap(([cause, count], index): Fact[] => [
          {
            ...about,
            id: `failure.${index + 1}.cause${at}`,
            label: say('insights:fact.failure.cause'),
            value: saidWord(cause),
          },
          {
            ...about,
            id: `failure.${index + 1}.count${at}`,
            label: say('insights:fact.failure.count', { cause: saidWord(cause) }),
            value: saidCount(count),
          },
        ]),
      ],
    };
  },
};

function causeKey(code: string): string {
  if (code === '') return 'payments:failure.noCode';
  const diagnosis = diagnoseFailure(code);
  return diagnosis === null
    ? 'payments:failure.unknownCode'
    : `payments:failure.cause.${diagnosis.cause}.name`;
}

const Currency = z.string().regex(/^[A-Z]{3}$/);
const RateInput = z.strictObject({
  currency: Currency.describe('ISO 4217'),
  against: Currency.optional().describe('default: the shop’s own currency'),
});
type RateInput = z.infer<typeof RateInput>;

/** The reference rate of a currency, and how it moved. */
const rateTool: AgentTool<RateInput> = {
  name: 'reference_rate',
  about:
    'The reference rate of a currency against the shop’s own (or another one), of which day it is, and its ' +
    'change in 30 days. No bank converts at it.',
  input: RateInput,
  read: async (scope, { currency, against }) => {
    const base = against ?? scope.currency;
    const rates = await readShopRates(scope.shopId);
    const todayOn = dateInZone(scope.zone, scope.now.getTime());
    const found = rateOn(rates, base, currency, todayOn);
    if (found === null || base === currency) {
      const key = base === currency ? 'own' : 'none';
      return {
        facts: [],
        missing: [say(`insights:fact.rate.${key}`, { currency: saidCurrency(currency) })],
      };
    }
    const before = rateOn(rates, base, currency, addDays(found.rateOn, -30));
    const fact = (name: string, value: SaidValue): Fact => ({
      id: `rate.${currency}.${name}`,
      label: say(`insights:fact.rate.${name}`, {
        currency: saidCurrency(currency),
        base: saidCurrency(base),
      }),
      value,
      ...{ country: null, period: null, address: `${PAGE}/currencies` },
    });
    return {
      facts: [
        fact('base', saidCurrency(base)),
        fact('currency', saidCurrency(currency)),
        fact('value', saidNumber(found.rate, found.rate < 20 ? 4 : 2)),
        fact('on', saidDate(found.rateOn)),
        ...(before === null || before.rateOn === found.rateOn
          ? []
          : [fact('change', saidPercent(before.rate / found.rate - 1))]),
      ],
    };
  },
};

const MarginInput = z.strictObject({
  currency: Currency.optional(),
  country: ToolCountry.optional(),
});
type MarginInput = z.infer<typeof MarginInput>;

/** What goods earn in markets whose prices are set in another currency. */
const marginTool: AgentTool<MarginInput> = {
  name: 'currency_margins',
  about:
    'Margin of goods (before fees, shipping, tax and ads) in markets whose prices are fixed in another ' +
    'currency, at today’s reference rate and at the rate that the prices imply, and what the rate did to ' +
    'the prices’ worth. It stands for now, not for a past period.',
  input: MarginInput,
  read: async (scope, { currency, country }): Promise<ToolAnswer> => {
    const all = await readCurrencies(scope.shopId, scope.now);
    const fitting = all.currencies.filter(
      (one) =>
        (currency === undefined || one.currency === currency) &&
        (country === undefined || one.countries.includes(country)),
    );
    // Prices that follow the rate keep the margin that they had.
    const told = fitting.filter((one) => one.fixed).slice(0, 6);
    if (told.length === 0) return { facts: [], missing: [noMargin(currency, country)] };
    return {
      facts: told.flatMap((one, index) => marginFacts(one, index + 1, scope)),
      missing: told.flatMap(({ missing, currency: name }) =>
        missing === null
          ? []
          : [
              say(`payments:insight.fxErosion.missing.${missing}`, {
                currency: saidCurrency(name),
              }),
            ],
      ),
    };
  },
};

function marginFacts(one: CurrencyStanding, place: number, scope: AgentScope): Fact[] {
  const country = one.countries.length === 1 ? (one.countries[0] ?? null) : null;
  const fact = (name: string, value: SaidValue): Fact => ({
    id: `margin.${place}.${name}.${one.currency}`,
    label: say(`insights:fact.margin.${name}`, { currency: saidCurrency(one.currency) }),
    value,
    ...{ country, period: null, address: `${PAGE}/currencies` },
  });
  return [
    fact('currency', saidCurrency(one.currency)),
    ...(country === null ? [] : [fact('country', saidCountry(country))]),
    ...(one.margin === null
      ? []
      : [
          fact('now', saidPercent(one.margin.now, 1)),
          fact('asSet', saidPercent(one.margin.asSet, 1)),
        ]),
    ...(one.worthChange === null
      ? []
      : [
          {
            ...fact('worth', saidPercent(Math.abs(one.worthChange), 1)),
            id: `margin.${place}.worth-${one.worthChange < 0 ? 'down' : 'up'}.${one.currency}`,
          },
        ]),
    ...(one.lostMinor === null || one.lostMinor.expected <= 0
      ? []
      : [fact('lost', saidMoney(one.lostMinor.expected, scope.currency))]),
  ];
}

function noMargin(currency: string | undefined, country: string | undefined) {
  if (currency !== undefined) {
    return say('insights:fact.margin.noneFor', { currency: saidCurrency(currency) });
  }
  return country === undefined
    ? say('insights:fact.margin.none')
    : say('insights:fact.margin.noneIn', { country: saidCountry(country) });
}

/** What a metric counts; of use, the orders that were paid this way among all paid ones. */
function counts(metric: Metric, sums: PaymentSums, all: readonly PaymentCell[]) {
  if (metric !== 'usage') return countMetric(metric, sums);
  return { count: sums.paidOrders, of: all.reduce(addSums, NO_PAYMENTS).paidOrders };
}

const isTold = ({ way, country }: PaymentCell): boolean =>
  way.id !== UNKNOWN_WAY && country !== UNKNOWN_COUNTRY;

/** Where the share lies nine times of ten (Jeffreys). */
function rangeFacts(
  count: number,
  of: number,
  fact: (name: string, value: SaidValue) => Fact,
): Fact[] {
  const at = (p: number) => betaQuantile(p, count + 0.5, of - count + 0.5);
  // What was seen is never outside of its range.
  return [
    fact('low', saidPercent(count === 0 ? 0 : at(0.05))),
    fact('high', saidPercent(count === of ? 1 : at(0.95))),
  ];
}

interface Place {
  country?: string | undefined;
  way?: string | undefined;
  period: { fromOn: string; toOn: string };
}

/** The lengths that the pages of payments show, up to today. */
const PAGE_DAYS = ['30', '90', '365'];

/** The page of the method there, where it shows this period; else the matrix or the orders. */
function shareAddress(
  { country, way, period }: Place,
  scope: Pick<AgentScope, 'zone' | 'now'>,
): string {
  const days = String(daysBetween(period.fromOn, period.toOn) + 1);
  const isPage =
    period.toOn === dateInZone(scope.zone, scope.now.getTime()) && PAGE_DAYS.includes(days);
  if (isPage) {
    return country !== undefined && way !== undefined
      ? `${cellAddress(country, way)}?days=${days}`
      : `${PAGE}?days=${days}${country === undefined ? '' : `&country=${country}`}`;
  }
  return failureAddress({ country, way, period }, scope).replace('&failed=1', '');
}

function failureAddress(
  { country, way, period }: Place,
  scope: Pick<AgentScope, 'zone' | 'now'>,
): string {
  const days = String(daysBetween(period.fromOn, period.toOn) + 1);
  const isPage =
    period.toOn === dateInZone(scope.zone, scope.now.getTime()) && PAGE_DAYS.includes(days);
  if (isPage && country !== undefined && way !== undefined) {
    return `${cellAddress(country, way)}?days=${days}`;
  }
  const search = new URLSearchParams({
    ...(country === undefined ? {} : { country }),
    from: period.fromOn,
    to: period.toOn,
    failed: '1',
  });
  return `/app/orders?${search}`;
}

/** A way that fails so often that shoppers had better not be pointed to it. */
function hideSteps(counted: {
  country: string | undefined;
  named: PayWay | null;
  metric: Metric;
  count: number;
  of: number;
}): OfferedStep[] {
  const { country, named, metric, count, of } = counted;
  if (metric !== 'success' || country === undefined || named === null || named.method === null) {
    return [];
  }
  if (of < LEAST_TRIALS || betaQuantile(0.95, count + 0.5, of - count + 0.5) >= WEAK_BELOW) {
    return [];
  }
  return [
    {
      insightId: null,
      next: {
        kind: 'act',
        label: say('payments:insight.failingMethod.hide', { method: saidWay(named) }),
        action: 'payments.hide-method-hint',
        input: { country, method: named.method },
      },
    },
  ];
}

/** Why there is nothing to tell: no payments, or payments of which it is not told. */
function nothingCounted(
  metric: Metric,
  cells: readonly PaymentCell[],
  { country, way }: Pick<Place, 'country' | 'way'>,
) {
  if (cells.length > 0 && (metric === 'fees' || metric === 'disputes')) {
    return say(`insights:fact.method.${metric}.untold`);
  }
  if (country === undefined) return say('insights:fact.method.none');
  const key = way === undefined ? 'noneIn' : 'noneSo';
  return say(`insights:fact.method.${key}`, { country: saidCountry(country) });
}

/** What the agent may ask about ways to pay and currencies. */
export const paymentAgentTools = [
  methodShareTool,
  methodRankingTool,
  failuresTool,
  rateTool,
  marginTool,
] as unknown as readonly AnyAgentTool[];
