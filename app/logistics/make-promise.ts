import {
  addOpenDays,
  fromEpochDay,
  localTimeOf,
  toEpochDay,
  type CalendarDate,
} from '../kernel/calendar.ts';
import { calendarOf, estimateDelivery, scheduleDelivery } from './estimate-delivery.ts';
import type { PublicHolidays } from './facts/public-holidays.ts';
import type { DeliveryDocument, DeliverySettings } from './model.ts';
import { composeDeliveryDocument } from './publish.ts';

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

/** What was said of an order placed at `orderedAt`; null where nothing was. */
export function makePromise(
  document: DeliveryDocument,
  { country, orderedAt }: { country: string; orderedAt: Date },
): MadePromise | null {
  const estimate = estimateDelivery(document, { country, now: orderedAt });
  if (estimate === null) return null;
  const { origin } = document;
  const lastDay = toEpochDay(document.throughOn);
  const orderDay = localTimeOf(origin.zone, estimate.cutOffAt.getTime()).day;
  const isWorking = calendarOf(document, origin.workingDays, origin.closed);
  const [, processing] = origin.processingDays;
  const ready = processing > 0 ? addOpenDays(orderDay, processing, isWorking, lastDay) : orderDay;
  const collects = calendarOf(document, origin.handoverDays, origin.closed);
  return {
    shipByOn: fromEpochDay(addOpenDays(ready, 0, collects, lastDay)),
    fromOn: estimate.earliestOn,
    untilOn: estimate.latestOn,
  };
}

/**
 * Last date by which the carrier should have brought a parcel that was handed over on a day; null
 * past the horizon.
 */
export function carrierDueOn(
  document: DeliveryDocument,
  country: string,
  handedOverOn: CalendarDate,
): CalendarDate | null {
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
  const { latestDay } = scheduleDelivery(atOnce, country, toEpochDay(handedOverOn));
  return latestDay === Infinity ? null : fromEpochDay(latestDay);
}
