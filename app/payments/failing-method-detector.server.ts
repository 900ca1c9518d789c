import { addDays, type CalendarDate, dateInZone, daysBetween } from '../kernel/calendar.ts';
import type { Detection, Detector, Unjudged, Watched } from '../kernel/detector.ts';
import type { Evidence, ExpectedMoney, Finding, NextStep } from '../kernel/insight.ts';
import {
  say,
  saidCount,
  saidCountry,
  saidDate,
  saidName,
  saidPercent,
  type SaidValue,
  saidWord,
  type Saying,
} from '../kernel/saying.ts';
import { forShop } from '../db/index.server.ts';
import { cellAddress } from './cell-address.ts';
import { declineFacts, diagnoseFailure } from './facts/decline-facts.ts';
import { paymentFacts } from './facts/payment-facts.ts';
import { estimateLostSales } from './failing/estimate-lost-sales.ts';
import { watchFailures } from './failing/watch-failures.ts';
import {
  type Failing,
  WATCH_FAILURES,
  type WatchedCell,
  type WatchedDay,
} from './failing/watched-cell.ts';
import { type PayWay, UNKNOWN_WAY, wayOf } from './pay-way.ts';
import { type DaySums, readDaySums } from './payment-numbers.server.ts';
import { PaymentHintsSettings } from './model.ts';

/** Days that the watch may look back: its window and its baseline. */
const DAYS_READ = WATCH_FAILURES.windowDays.most + WATCH_FAILURES.baselineDays;

const UNKNOWN_COUNTRY = 'ZZ';

const { began, neverWorked } = WATCH_FAILURES.falseAlarmsPerYear;

/**
 * Names ways to pay that began to fail in a country, or have hardly ever worked there, with the sales
 * that this costs.
 */
export const failingMethodDetector: Detector = {
  name: 'payments.failing-method',
  minimumSample: say('payments:insight.failingMethod.sample', {
    count: saidCount(WATCH_FAILURES.leastTrials),
  }),
  falseAlarmsPerYear: began + neverWorked,
  detect: async (watched) => {
    const todayOn = dateInZone(watched.zone, watched.now.getTime());
    const period = { fromOn: addDays(todayOn, -DAYS_READ), toOn: todayOn };
    const [days, settings] = await Promise.all([
      readDaySums(watched.shopId, period),
      readHints(watched.shopId),
    ]);
    return detectFailing(watched, todayOn, days, settings);
  },
};

async function readHints(shopId: number): Promise<PaymentHintsSettings | null> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: 'payments' } });
  return row === null ? null : PaymentHintsSettings.parse(row.value);
}

interface Cell extends WatchedCell {
  payWay: PayWay;
  sums: DaySums[];
}

function detectFailing(
  { currency }: Watched,
  todayOn: CalendarDate,
  days: readonly DaySums[],
  settings: PaymentHintsSettings | null,
): Detection {
  const cells = cellsOf(days);
  const known = cells.filter(
    ({ country, way }) => country !== UNKNOWN_COUNTRY && way !== UNKNOWN_WAY,
  );
  const watch = watchFailures(known, todayOn, groupOfCode);
  const cellOf = (one: { country: string; way: string }) =>
    known.find(({ country, way }) => country === one.country && way === one.way)!;
  return {
    judged: watch.judged.length,
    findings: watch.failing.map((failing) =>
      findingOf(failing, cellOf(failing), { currency, todayOn, settings }),
    ),
    unjudged: [
      ...watch.unjudged.map((one): Unjudged => ({
        subject: `${one.country}:${one.way}`,
        country: one.country,
        missing: say('payments:insight.failingMethod.thin', {
          method: saidWay(cellOf(one).payWay),
          country: saidCountry(one.country),
          count: saidCount(one.trials),
          needed: saidCount(WATCH_FAILURES.leastTrials),
        }),
      })),
      ...unnamed(cells),
    ],
  };
}

/** Payments without a country, or of which neither method nor gateway is told. */
function unnamed(cells: readonly Cell[]): Unjudged[] {
  return cells
    .filter(({ country, way }) => country === UNKNOWN_COUNTRY || way === UNKNOWN_WAY)
    .map(({ country, way, days }) => ({
      subject: `${country}:${way}`,
      country: country === UNKNOWN_COUNTRY ? null : country,
      missing: say('payments:insight.failingMethod.unnamed', {
        count: saidCount(days.reduce((sum, { trials }) => sum + trials, 0)),
      }),
    }));
}

function cellsOf(days: readonly DaySums[]): Cell[] {
  const cells = new Map<string, { cell: Cell; byDay: Map<CalendarDate, WatchedDay> }>();
  for (const sums of days) {
    const payWay = wayOf(sums);
    const key = `${sums.country}\n${payWay.id}`;
    const found = cells.get(key) ?? {
      cell: { country: sums.country, way: payWay.id, payWay, days: [], sums: [] },
      byDay: new Map<CalendarDate, WatchedDay>(),
    };
    cells.set(key, found);
    found.cell.sums.push(sums);
    const day = found.byDay.get(sums.on) ?? { on: sums.on, trials: 0, failures: {} };
    const failures = { ...day.failures };
    for (const [code, n] of Object.entries(sums.failureCodes))
      failures[code] = (failures[code] ?? 0) + n;
    found.byDay.set(sums.on, { on: sums.on, trials: day.trials + sums.trials, failures });
  }
  return [...cells.values()].map(({ cell, byDay }) => ({ ...cell, days: [...byDay.values()] }));
}

/** Codes that mean the same for the watch: all errors of the method itself are one. */
export function groupOfCode(code: string): string {
  const diagnosis = diagnoseFailure(code);
  if (diagnosis === null) return 'unknown';
  if (diagnosis.methodSide) return 'method-side';
  return ISSUER_CAUSES.has(diagnosis.cause) ? 'issuer' : diagnosis.cause;
}

const ISSUER_CAUSES: ReadonlySet<string> = new Set([
  'issuer-generic',
  'funds',
  'velocity',
  'lost-stolen',
  'retry-limit',
]);

interface Setting {
  currency: string;
  todayOn: CalendarDate;
  settings: PaymentHintsSettings | null;
}

function findingOf(failing: Failing, cell: Cell, setting: Setting): Finding {
  const { country, way, sinceOn, before } = failing;
  const failures = cell.sums
    .filter(({ on }) => on >= sinceOn)
    .reduce(
      (sum, day) => ({
        ...sum,
        trials: sum.trials + day.trials,
        failed: sum.failed + day.trials - day.trialSuccesses,
        failedButPaid: sum.failedButPaid + day.failedTrialsPaid,
        failedMinor: sum.failedMinor + day.failedTrialsMinor,
      }),
      {
        days: daysBetween(sinceOn, setting.todayOn) + 1,
        trials: 0,
        failed: 0,
        failedButPaid: 0,
        failedMinor: 0,
      },
    );
  const lost = estimateLostSales(failures, before);
  const money: ExpectedMoney | null = lost && {
    ...lost,
    currency: setting.currency,
    per: 'month',
  };
  return {
    subject: `${country}:${way}`,
    country,
    topic: `payments:${country}`,
    sentence: sentenceOf(failing, cell),
    evidence: evidenceOf(failing, failures),
    money,
    confidence: failing.confidence,
    sinceOn,
    dueOn: null,
    urgency: 'should',
    next: nextStep(failing, cell, setting),
  };
}

function sentenceOf({ kind, country, sinceOn, before, since }: Failing, { payWay }: Cell): Saying {
  const values = {
    method: saidWay(payWay),
    country: saidCountry(country),
    before: saidPercent(before.rate, 0),
    date: saidDate(sinceOn),
  };
  return kind === 'began'
    ? say('payments:insight.failingMethod.sentence', {
        ...values,
        since: saidPercent(since.rate, 0),
      })
    : say('payments:insight.failingMethod.never', {
        ...values,
        failed: saidCount(since.failed),
        count: saidCount(since.trials),
      });
}

function evidenceOf(
  { country, way, sinceOn, code }: Failing,
  failures: { trials: number; failed: number; failedButPaid: number },
): Evidence[] {
  const page = cellAddress(country, way);
  const diagnosis = code === null ? null : diagnoseFailure(code);
  const cause: Evidence =
    diagnosis === null
      ? {
          saying: say('payments:insight.failingMethod.unknownCode', {
            code: saidName(code === null || code === '' ? '–' : code),
          }),
          address: page,
        }
      : {
          saying: say('payments:insight.failingMethod.code', {
            code: saidName(diagnosis.code),
            cause: saidWord(`payments:failure.cause.${diagnosis.cause}.name`),
            fix: saidWord(`payments:failure.cause.${diagnosis.cause}.fix`),
          }),
          address: page,
          source: { name: 'Shopify OrderTransactionErrorCode', on: declineFacts.asOn },
        };
  return [
    {
      saying: say('payments:insight.failingMethod.failed', {
        count: saidCount(failures.trials),
        failed: saidCount(failures.failed),
        date: saidDate(sinceOn),
      }),
      address: `/app/orders?country=${country}&from=${sinceOn}&failed=1`,
    },
    cause,
    {
      saying: say('payments:insight.failingMethod.unpaid', {
        count: saidCount(failures.failed),
        unpaid: saidCount(failures.failed - failures.failedButPaid),
      }),
      address: page,
    },
  ];
}

/** Hiding the hint where shoppers may be told of the method; else the page that explains it. */
function nextStep({ country, way }: Failing, { payWay }: Cell, { settings }: Setting): NextStep {
  const market = settings?.markets.find((each) => each.country === country);
  const choice = market?.methods.find(({ method }) => method === payWay.method)?.choice;
  if (payWay.method !== null && market?.shown === true && choice !== 'hidden') {
    return {
      kind: 'act',
      label: say('payments:insight.failingMethod.hide', { method: saidWay(payWay) }),
      action: 'payments.hide-method-hint',
      input: { country, method: payWay.method },
    };
  }
  return {
    kind: 'open',
    label: say('payments:insight.failingMethod.open'),
    address: cellAddress(country, way),
  };
}

/** A way to pay as sentences name it: its brand, what it is, or the gateway. */
export function saidWay({ method, gatewayName }: PayWay): SaidValue {
  const known = method === null ? undefined : paymentFacts.methodOf(method);
  if (known?.name != null) return saidName(known.name);
  if (known?.word !== undefined) return saidWord(`payments:word.${known.word}`);
  return gatewayName === null ? saidWord('payments:way.unknown') : saidName(gatewayName);
}
