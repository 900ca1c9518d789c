import {
  addOpenDays,
  fromEpochDay,
  localTimeOf,
  toEpochDay,
  type CalendarDate,
  type EpochDay,
} from '../kernel/calendar.ts';
import { documentForRule, type ChosenRule } from './choose-product-rules.ts';
import { calendarOf, estimateDelivery, scheduleDelivery } from './estimate-delivery.ts';
import type { PublicHolidays } from './facts/public-holidays.ts';
import type { DeliveryDocument, DeliverySettings } from './model.ts';
import { composeDeliveryDocument } from './publish.ts';
import { slowestEstimate } from './slowest-estimate.ts';

/** What the delivery block told the shopper of an order. */
export interface MadePromise {
  /** Last day of handover that keeps it, in the ship-from zone. */
  shipByOn: CalendarDate;
  fromOn: CalendarDate;
  untilOn: CalendarDate;
}

/**
 * The document as it was for one country when an order came: settings are kept, documents are not,
 * and the same settings compose the same dates.
 */
export function documentFor(
  settings: DeliverySettings,
  country: string,
  orderedAt: Date,
  holidays?: PublicHolidays,
): DeliveryDocument {
  const named = settings.rules.find((rule) => rule.countries.includes(country));
  const rules = named
    ? [{ ...named, countries: [country] }]
    : settings.restOfWorld === null
      ? []
      : [{ ...settings.restOfWorld, id: 'rest', name: '', countries: [country] }];
  return composeDeliveryDocument(
    { ...settings, rules, restOfWorld: null },
    { asAt: orderedAt, holidays },
  );
}

/** What held for an order: the document for each of the rules that hold for its products. */
export function documentsFor(
  document: DeliveryDocument,
  rules: readonly ChosenRule[],
): DeliveryDocument[] {
  return rules.map((rule) => documentForRule(document, rule));
}

/** What was said of an order placed at `orderedAt`, of all of it; null where nothing was. */
export function makePromise(
  documents: readonly DeliveryDocument[],
  { country, orderedAt }: { country: string; orderedAt: Date },
): MadePromise | null {
  const estimates = documents.map((one) => estimateDelivery(one, { country, now: orderedAt }));
  const together = slowestEstimate(estimates);
  if (together === null) return null;
  const days = documents.map((one, index) => shipByDay(one, estimates[index]!.cutOffAt));
  return {
    shipByOn: fromEpochDay(Math.max(...days)),
    fromOn: together.earliestOn,
    untilOn: together.latestOn,
  };
}

/** Last day of handover that keeps the latest date of an order that came before a cut-off. */
function shipByDay({ origin, ...document }: DeliveryDocument, cutOffAt: Date): EpochDay {
  const lastDay = toEpochDay(document.throughOn);
  const calendar = (week: string) => calendarOf({ origin, ...document }, week, origin.closed);
  const orderDay = localTimeOf(origin.zone, cutOffAt.getTime()).day;
  const [, most] = origin.processingDays;
  const ready =
    most > 0 ? addOpenDays(orderDay, most, calendar(origin.workingDays), lastDay) : orderDay;
  return addOpenDays(ready, 0, calendar(origin.handoverDays), lastDay);
}

/**
 * Last date by which the carrier should have brought parcels that were handed over on a day; null
 * past the horizon.
 */
export function carrierDueOn(
  documents: readonly DeliveryDocument[],
  country: string,
  handedOverOn: CalendarDate,
): CalendarDate | null {
  const days = documents.map((one) => dueDay(one, country, handedOverOn));
  return days.includes(Infinity) ? null : fromEpochDay(Math.max(...days));
}

function dueDay(document: DeliveryDocument, country: string, handedOverOn: CalendarDate): EpochDay {
  const atOnce: DeliveryDocument = {
    ...document,
    origin: {
      ...document.origin,
      workingDays: '1111111',
      handoverDays: '1111111',
      processingDays: [0, 0],
      closed: [],
    },
  };
  return scheduleDelivery(atOnce, country, toEpochDay(handedOverOn)).latestDay;
}
