import type { PlantedTruth } from '../model.ts';
import { epochDayOf } from './calendar.ts';

/** What the planted truths do to the generators; without truths everything answers "as usual". */
export interface PlantedEffects {
  transitFactor(locationId: string, carrier: string, country: string, day: number): number;
  paymentFailure(
    method: string,
    country: string,
    day: number,
  ): { rate: number; errorCode: string } | null;
  demandFactor(productHandle: string, country: string, day: number): number;
  /** Products whose demand moves in the country, so that all others stay on the fast path. */
  movingProducts(country: string): ReadonlySet<string>;
  returnRate(
    sku: string | null,
    country: string,
    day: number,
  ): { rate: number; reasonHandle: string | null } | null;
  dropout(country: string, firstOrderDay: number, usual: number): number;
  /** Units of the currency for one unit of the shop's, relative to the usual path. */
  exchangeRateFactor(currency: string, day: number): number;
  silent(carrier: string, country: string, day: number): boolean;
  disputeRate(country: string, day: number): { rate: number; reason: string } | null;
  addedWorkingDays(locationId: string, day: number): number;
  customsStopChance(country: string, usual: number): number;
  staleTranslations(locale: string): { missing: number; outdated: number; fromDay: number } | null;
}

interface Active {
  subject: PlantedTruth['subject'];
  fromDay: number;
  toDay: number;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Turns truth records into the numbers the generators ask for. */
export function plantedEffects(truths: readonly PlantedTruth[]): PlantedEffects {
  const byKind = Map.groupBy(truths, (truth) => truth.kind);
  const of = (kind: string): Active[] =>
    (byKind.get(kind) ?? []).map((truth) => ({
      subject: truth.subject,
      fromDay: epochDayOf(truth.from),
      toDay: truth.to === null ? Infinity : epochDayOf(truth.to),
    }));
  const number = (active: Active, key: string): number => Number(active.subject[key]);
  const text = (active: Active, key: string): string => String(active.subject[key]);
  const at = (list: Active[], day: number, match: Record<string, string | null>) =>
    list.find(
      (active) =>
        day >= active.fromDay &&
        day <= active.toDay &&
        Object.entries(match).every(([key, value]) => active.subject[key] === value),
    );
  /** 0 before the truth begins, 1 when its ramp is over. */
  const ramp = (active: Active, day: number) =>
    Math.min(1, Math.max(0, (day - active.fromDay) / number(active, 'rampDays')));

  const lanes = of('lane-slowdown');
  const failing = of('method-failing');
  const rising = of('demand-rising');
  const returns = of('return-rate-rising');
  const repeat = of('repeat-decay');
  const fx = of('fx-erosion');
  const silent = of('carrier-silent');
  const translations = of('translations-stale');
  const disputes = of('dispute-cluster');
  const handover = of('handover-slow');
  const customs = of('customs-data-gap');
  const moving = new Map<string, Set<string>>();
  for (const active of rising) {
    const handles = moving.get(text(active, 'country')) ?? new Set();
    moving.set(text(active, 'country'), handles.add(text(active, 'productHandle')));
  }

  return {
    transitFactor(locationId, carrier, country, day) {
      const active = at(lanes, day, { locationId, carrier, country });
      return active ? number(active, 'factor') : 1;
    },
    paymentFailure(method, country, day) {
      const active = at(failing, day, { method, country });
      if (!active) return null;
      return { rate: number(active, 'failureRateAfter'), errorCode: text(active, 'errorCode') };
    },
    demandFactor(productHandle, country, day) {
      const active = at(rising, day, { productHandle, country });
      return active ? Math.pow(number(active, 'factor'), ramp(active, day)) : 1;
    },
    movingProducts: (country) => moving.get(country) ?? NOTHING,
    returnRate(sku, country, day) {
      const active = returns.find(
        ({ subject }) => subject['sku'] === sku && subject['country'] === country,
      );
      if (!active) return null;
      return day >= active.fromDay
        ? { rate: number(active, 'rateAfter'), reasonHandle: text(active, 'reasonHandle') }
        : { rate: number(active, 'rateBefore'), reasonHandle: null };
    },
    dropout(country, firstOrderDay, usual) {
      const active = at(repeat, firstOrderDay, { country });
      return active ? number(active, 'dropoutAfter') : usual;
    },
    exchangeRateFactor(currency, day) {
      const active = at(fx, day, { currency });
      return active ? 1 / (1 - number(active, 'depreciation') * ramp(active, day)) : 1;
    },
    silent: (carrier, country, day) =>
      at(silent, day, { carrier, country }) !== undefined ||
      at(silent, day, { carrier, country: '*' }) !== undefined,
    disputeRate(country, day) {
      const active = at(disputes, day, { country });
      return active
        ? { rate: number(active, 'disputeRate'), reason: text(active, 'reason') }
        : null;
    },
    addedWorkingDays(locationId, day) {
      const active = at(handover, day, { locationId });
      return active ? number(active, 'addedWorkingDays') : 0;
    },
    customsStopChance(country, usual) {
      const active = customs.find(({ subject }) => subject['country'] === country);
      return active ? number(active, 'stopChance') : usual;
    },
    staleTranslations(locale) {
      const active = translations.find(({ subject }) => subject['locale'] === locale);
      if (!active) return null;
      return {
        missing: number(active, 'missing'),
        outdated: number(active, 'outdated'),
        fromDay: active.fromDay,
      };
    },
  };
}
