import {
  addOpenDays,
  fromEpochDay,
  instantOf,
  localTimeOf,
  openDays,
  toEpochDay,
} from '../kernel/calendar.ts';
import type { CalendarDate, EpochDay, OpenDays } from '../kernel/calendar.ts';
import type { DeliveryDocument, DutiesNote } from './model.ts';

/** When an order placed now leaves and arrives. */
export interface DeliveryEstimate {
  /** First day on which the parcel can be handed to the carrier. */
  shipOn: CalendarDate;
  earliestOn: CalendarDate;
  latestOn: CalendarDate;
  /** Orders before this instant keep the dates above. */
  cutOffAt: Date;
  /** Whole minutes left to `cutOffAt`, rounded down; null when that is 24 hours or more away. */
  orderWithinMinutes: number | null;
  duties: DutiesNote;
}

/** Days of one order as epoch days; Infinity stands for "after the document's last day". */
export interface DeliverySchedule {
  shipDay: EpochDay;
  earliestDay: EpochDay;
  latestDay: EpochDay;
}

const MINUTES_PER_DAY = 1440;

/**
 * Ship, earliest and latest delivery dates of an order placed at `now`, by the published
 * document.
 *
 * The order's first working day is the first one whose cut-off is still ahead: an order at
 * the very instant of the cut-off is too late for that day. `scheduleDelivery` says how the
 * days go on from there.
 *
 * Takes a document without rules for products: of one that has some, `documentForRule` gives what
 * holds for which products, and `slowestEstimate` what is true of several.
 *
 * Gives null where no date can be said truthfully: unknown version, no rule or no holidays
 * for the country, a clock that is before the document, or dates past its last known holiday.
 * @example
 *   // Berlin, cut-off 14:00, processing 0-1, transit 2-4 carrier days, Monday to Friday
 *   estimateDelivery(document, { country: 'FR', now: new Date('2026-11-23T12:59:00Z') })
 *   // shipOn 2026-11-23, earliestOn 2026-11-25, latestOn 2026-11-30, orderWithinMinutes 1
 */
export function estimateDelivery(
  document: DeliveryDocument,
  { country, now }: { country: string; now: Date },
): DeliveryEstimate | null {
  const { origin } = document;
  const lane = document.countries[country];
  const rule = lane && document.rules[lane.rule];
  if (document.version !== 1 || !rule || !lane.closed) return null;

  const nowMs = now.getTime();
  const today = localTimeOf(origin.zone, nowMs).day;
  if (today < toEpochDay(document.asOn)) return null;

  const isWorking = calendarOf(document, origin.workingDays, origin.closed);
  const cutOffMinute = +origin.cutOff.slice(0, 2) * 60 + +origin.cutOff.slice(3);
  let orderDay = today - 1;
  let cutOffMs;
  do {
    orderDay = addOpenDays(orderDay, 1, isWorking, toEpochDay(document.throughOn));
    if (orderDay === Infinity) return null;
    cutOffMs = instantOf(origin.zone, orderDay, cutOffMinute);
  } while (cutOffMs <= nowMs);

  const { shipDay, earliestDay, latestDay } = scheduleDelivery(document, country, orderDay);
  if (latestDay === Infinity) return null;
  const minutes = Math.floor((cutOffMs - nowMs) / 60_000);
  return {
    shipOn: fromEpochDay(shipDay),
    earliestOn: fromEpochDay(earliestDay),
    latestOn: fromEpochDay(latestDay),
    cutOffAt: new Date(cutOffMs),
    orderWithinMinutes: minutes < MINUTES_PER_DAY ? minutes : null,
    duties: rule.duties,
  };
}

/**
 * The days of an order whose first working day is `orderDay`.
 *
 * For the short and the long case alike: processing in working days of the warehouse; handover
 * on the first day from then on which the carrier collects; transit in carrier days and then
 * customs in business days, both skipping the destination's public holidays; delivery on the
 * first day from then on which parcels are brought there, again no public holiday.
 *
 * The country must be one of the document's; unknown holidays count as none.
 */
export function scheduleDelivery(
  document: DeliveryDocument,
  country: string,
  orderDay: EpochDay,
): DeliverySchedule {
  const { origin } = document;
  const lane = document.countries[country]!;
  const rule = document.rules[lane.rule]!;
  const lastDay = toEpochDay(document.throughOn);
  const add = (day: EpochDay, count: number, week: string, closed: number[] | null) =>
    addOpenDays(day, count, calendarOf(document, week, closed), lastDay);

  const [ready, readyLate] = origin.processingDays.map((days) =>
    days ? add(orderDay, days, origin.workingDays, origin.closed) : orderDay,
  ) as [EpochDay, EpochDay];
  const ship = (day: EpochDay) => add(day, 0, origin.handoverDays, origin.closed);
  const deliver = (shipDay: EpochDay, end: 0 | 1) => {
    let day = add(shipDay, rule.transitDays[end], rule.carrierDays, lane.closed);
    if (rule.customsDays[end]) day = add(day, rule.customsDays[end], lane.week, lane.closed);
    return add(day, 0, lane.deliveryDays, lane.closed);
  };
  const shipDay = ship(ready);
  return {
    shipDay,
    earliestDay: deliver(shipDay, 0),
    latestDay: deliver(ship(readyLate), 1),
  };
}

/** Open days by a mask and by days after the document's first day. */
export function calendarOf(
  document: DeliveryDocument,
  week: string,
  closed: number[] | null,
): OpenDays {
  const firstDay = toEpochDay(document.asOn);
  return openDays(week, { has: (day) => !!closed?.includes(day - firstDay) });
}
