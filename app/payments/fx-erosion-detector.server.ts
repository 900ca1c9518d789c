import type { Detector, Unjudged } from '../kernel/detector.ts';
import type { Evidence, Finding } from '../kernel/insight.ts';
import {
  say,
  saidCurrency,
  saidDate,
  saidNumber,
  saidPercent,
  type SaidValue,
} from '../kernel/saying.ts';
import { type Currencies, type CurrencyStanding, readCurrencies } from './currencies.server.ts';
import { loadExchangeRates } from './exchange-rates.server.ts';

/**
 * Without a profit line of the merchant's, prices that bring so much less than they were set to bring
 * are told: five percent is more than a month's move of a major currency in three of four months.
 */
export const EROSION_TOLD = 0.05;

const PAGE = '/app/payments/currencies';

/** Names currencies in which fixed prices have lost their worth, or the margin its line. */
export const fxErosionDetector: Detector = {
  name: 'payments.fx-erosion',
  minimumSample: say('payments:insight.fxErosion.sample'),
  // Rates and prices are compared as they are: nothing is estimated from a sample.
  falseAlarmsPerYear: 0,
  detect: async ({ shopId, now }) => {
    const all = await readAtRatesOfToday(shopId, now);
    const fixed = all.currencies.filter((one) => one.fixed);
    return {
      judged: fixed.filter(({ missing }) => missing === null).length,
      findings: fixed.flatMap((one) => {
        const found = findingOf(one, all);
        return found === null ? [] : [found];
      }),
      unjudged: [...fixed.flatMap(unjudgedOf), ...all.withoutRate.map(withoutRate)],
    };
  },
};

/** A shop that is looked at for the first time has no rates yet: the hourly job was before it. */
async function readAtRatesOfToday(shopId: number, now: Date): Promise<Currencies> {
  const first = await readCurrencies(shopId, now, { anew: true });
  if (first.rates.fetched || first.currencies.length === 0) return first;
  const loaded = await loadExchangeRates(shopId, now);
  return loaded.ok ? readCurrencies(shopId, now) : first;
}

function findingOf(one: CurrencyStanding, all: Currencies): Finding | null {
  const { worthChange, setRate } = one;
  if (worthChange === null || setRate === null) return null;
  const hasLine = all.profitLinePercent !== null && one.margin !== null;
  const eroded = worthChange <= -EROSION_TOLD;
  if (hasLine ? !one.belowLine : !eroded) return null;
  const country = one.countries.length === 1 ? one.countries[0]! : null;
  const values: Record<string, SaidValue> = {
    currency: saidCurrency(one.currency),
    own: saidCurrency(all.shopCurrency),
    share: saidPercent(Math.abs(worthChange), 0),
  };
  const { lostMinor } = one;
  return {
    subject: one.currency,
    country,
    topic: `currency:${one.currency}`,
    sentence: hasLine
      ? say('payments:insight.fxErosion.belowLine', {
          ...values,
          margin: saidPercent(one.margin!.now, 1),
          line: saidPercent(all.profitLinePercent! / 100, 1),
        })
      : say('payments:insight.fxErosion.sentence', values),
    evidence: evidenceOf(one, all),
    money:
      // Below the line although the rate has helped: costs are what has risen.
      lostMinor === null || lostMinor.expected <= 0
        ? null
        : {
            expectedMinor: lostMinor.expected,
            lowMinor: lostMinor.low,
            highMinor: lostMinor.high,
            currency: all.shopCurrency,
            per: 'month',
          },
    // It is so at the reference rate; what is not known is at which rate the bank converts.
    confidence: 0.95,
    sinceOn: null,
    dueOn: null,
    urgency: 'should',
    next: {
      kind: 'open',
      label: say(
        all.profitLinePercent === null
          ? 'payments:insight.fxErosion.setLine'
          : 'payments:insight.fxErosion.open',
      ),
      address: PAGE,
    },
  };
}

function evidenceOf(one: CurrencyStanding, { rates, shopCurrency }: Currencies): Evidence[] {
  const digits = one.rate < 20 ? 4 : 2;
  const list: Evidence[] = [
    {
      saying: say('payments:insight.fxErosion.rates', {
        set: saidNumber(one.setRate ?? 0, digits),
        now: saidNumber(one.rate, digits),
        currency: saidCurrency(one.currency),
        own: saidCurrency(shopCurrency),
        date: saidDate(one.rateOn),
      }),
      address: PAGE,
      source: { name: rates.source, url: rates.url, on: one.rateOn },
    },
  ];
  if (one.margin !== null) {
    list.push({
      saying: say('payments:insight.fxErosion.margin', {
        before: saidPercent(one.margin.asSet, 1),
        now: saidPercent(one.margin.now, 1),
      }),
      address: PAGE,
    });
  }
  if (one.countries.length === 1) {
    list.push({
      saying: say('payments:insight.fxErosion.orders'),
      address: `/app/orders?country=${one.countries[0]}&days=90`,
    });
  }
  return list;
}

function unjudgedOf(one: CurrencyStanding): Unjudged[] {
  // What the rate did to the prices is told without costs; only the margin needs them.
  if (one.missing === null || one.missing === 'costs') {
    return one.missing === null ? [] : [unjudged(one.currency, one.countries, 'costs')];
  }
  return [unjudged(one.currency, one.countries, one.missing)];
}

function unjudged(currency: string, countries: readonly string[], missing: string): Unjudged {
  return {
    subject: `margin:${currency}`,
    country: countries.length === 1 ? (countries[0] ?? null) : null,
    missing: say(`payments:insight.fxErosion.missing.${missing}`, {
      currency: saidCurrency(currency),
    }),
  };
}

const withoutRate = (currency: string): Unjudged => unjudged(currency, [], 'rate');
