import type { SandboxFulfillment, SandboxFulfillmentEvent } from '../model.ts';
import { DAY_MS, HOUR_MS, isoSecond, weekdayOf } from './calendar.ts';
import type { DraftLine } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import type { OrderParts } from './order-parts.ts';
import type { LaneProfile, WarehouseProfile } from './profile.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import { isSaleWeek } from './season.ts';
import type { ShopContext } from './shop-context.ts';

/** One parcel and what really happened to it, known to the generator even if no carrier tells. */
export interface Parcel {
  fulfillment: SandboxFulfillment;
  handedOverAtMs: number;
  /** Null when lost. */
  arrivedAtMs: number | null;
}

const LOST = 0.003;
const SPLIT = 0.04;

function pickLane(visit: Visit, random: Random): LaneProfile {
  const lane = visit.market.lanes[random.weighted(visit.market.lanes.map((one) => one.weight))];
  if (!lane) throw new Error(`Market ${visit.market.handle} has no lane.`);
  return lane;
}

function handOverAt(
  context: ShopContext,
  visit: Visit,
  warehouse: WarehouseProfile,
  random: Random,
  extraDays: number,
): number {
  const { clock, effects } = context;
  const localHour = (visit.atMs - clock.startOf(visit.day)) / HOUR_MS;
  const missed = localHour >= warehouse.cutOffHour;
  let further = random.weighted(warehouse.processingDays) + extraDays;
  if (isSaleWeek(visit.day) && random.chance(0.4)) further++;
  further += effects.addedWorkingDays(warehouse.id, visit.day);
  const day = clock.workingDayAfter(warehouse, visit.day + (missed ? 1 : 0), further);
  return clock.startOf(day) + Math.round((15 + 3 * random.next()) * HOUR_MS);
}

interface Journey {
  arrivedAtMs: number | null;
  stopped: boolean;
  missedFirst: boolean;
}

function travel(
  context: ShopContext,
  visit: Visit,
  lane: LaneProfile,
  lines: readonly DraftLine[],
  handedOverAtMs: number,
  random: Random,
): Journey {
  const { effects, clock } = context;
  const { code, hoursAhead } = visit.buyer.country;
  const factor = effects.transitFactor(lane.locationId, lane.carrier, code, visit.day);
  let days = random.logNormal(lane.transitDaysMedian, lane.sigma) * factor;
  const gap = lines.some((line) => line.variant.customsGap);
  const stopChance =
    lane.customsChance > 0 && gap
      ? effects.customsStopChance(code, lane.customsChance)
      : lane.customsChance;
  const stopped = random.chance(stopChance);
  if (stopped) days += random.logNormal(lane.customsDays, 0.4);
  const missedFirst = random.chance(0.05);
  if (missedFirst) days += 1;
  const hour = 9 + 9 * random.next();
  const lost = random.chance(LOST);
  const near = visit.day + Math.round((handedOverAtMs - visit.atMs) / DAY_MS + days);
  let day = clock.dayOf(handedOverAtMs + days * DAY_MS, near);
  if (!lane.sundayDelivery && weekdayOf(day) === 0) day++;
  const arrivedAtMs = clock.startOf(day) + Math.round((hour - hoursAhead) * HOUR_MS);
  return {
    arrivedAtMs: lost ? null : Math.max(arrivedAtMs, handedOverAtMs + 10 * HOUR_MS),
    stopped,
    missedFirst,
  };
}

type Step = [status: SandboxFulfillmentEvent['status'], atMs: number, country: string];

function fullSteps(handedOver: number, journey: Journey, from: string, to: string): Step[] {
  const steps: Step[] = [
    ['LABEL_PURCHASED', handedOver - 2 * HOUR_MS, from],
    ['CARRIER_PICKED_UP', handedOver + HOUR_MS, from],
    ['IN_TRANSIT', handedOver + 6 * HOUR_MS, from],
  ];
  const { arrivedAtMs } = journey;
  if (arrivedAtMs === null) return [...steps, ['DELAYED', handedOver + 8 * DAY_MS, to]];
  const span = arrivedAtMs - handedOver;
  if (span > 3 * DAY_MS) steps.push(['IN_TRANSIT', handedOver + Math.round(span * 0.5), to]);
  if (journey.stopped) steps.push(['DELAYED', handedOver + Math.round(span * 0.6), to]);
  if (journey.missedFirst) steps.push(['ATTEMPTED_DELIVERY', arrivedAtMs - DAY_MS, to]);
  steps.push(['OUT_FOR_DELIVERY', arrivedAtMs - 2 * HOUR_MS, to], ['DELIVERED', arrivedAtMs, to]);
  return steps.sort((a, b) => a[1] - b[1]);
}

function stepsTold(lane: LaneProfile, silent: boolean, steps: Step[], random: Random): Step[] {
  const ends = random.chance(0.78);
  if (silent || lane.events === 'none') return [];
  if (lane.events === 'full') return steps;
  return steps.filter(
    ([status], index) =>
      (status === 'IN_TRANSIT' && index <= 2) || (status === 'DELIVERED' && ends),
  );
}

function displayStatus(events: SandboxFulfillmentEvent[]): SandboxFulfillment['displayStatus'] {
  const last = events.at(-1)?.status;
  if (last === undefined) return 'FULFILLED';
  if (last === 'ATTEMPTED_DELIVERY' || last === 'READY_FOR_PICKUP') return 'OUT_FOR_DELIVERY';
  return last;
}

function trackingNumber(carrier: string, random: Random): string {
  const prefix = carrier
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 2)
    .toUpperCase();
  return `${prefix}${random.integer(100_000_000, 999_999_999)}SANDBOX`;
}

/**
 * Sends an order in one parcel (seldom two): hand-over after cut-off, processing time, weekends and
 * holidays of the warehouse; then the lane's transit time, customs and Sundays. Nothing after the
 * window's end is told.
 */
export function shipOrder(order: OrderParts): Parcel[] {
  const random = createRandom(mixSeed(order.visit.seed, 3));
  const { lines, lineIds } = order;
  if (lines.length < 2 || !random.chance(SPLIT)) {
    return [sendParcel(order, lines, lineIds, random, 0)].filter((parcel) => parcel !== null);
  }
  const first = sendParcel(order, lines.slice(0, 1), lineIds.slice(0, 1), random, 0);
  const later = random.integer(2, 4);
  const second = sendParcel(order, lines.slice(1), lineIds.slice(1), random, later);
  return [first, second].filter((parcel) => parcel !== null);
}

function sendParcel(
  { context, visit, ids }: OrderParts,
  lines: readonly DraftLine[],
  lineIds: readonly string[],
  random: Random,
  extraDays: number,
): Parcel | null {
  const lane = pickLane(visit, random);
  const warehouse = context.profile.locations.find((one) => one.id === lane.locationId);
  if (!warehouse) throw new Error(`Lane ${lane.carrier} leaves from an unknown location.`);
  const handedOverAtMs = handOverAt(context, visit, warehouse, random, extraDays);
  const { endsAtMs } = context.window;
  if (handedOverAtMs > endsAtMs) return null;

  const country = visit.buyer.country.code;
  const journey = travel(context, visit, lane, lines, handedOverAtMs, random);
  const silent = context.effects.silent(lane.carrier, country, visit.day);
  const steps = fullSteps(handedOverAtMs, journey, warehouse.country, country);
  const events = stepsTold(lane, silent, steps, random)
    .filter(([, atMs]) => atMs <= endsAtMs)
    .map(([status, atMs, where]): SandboxFulfillmentEvent => {
      return { id: ids.next('event'), status, happenedAt: isoSecond(atMs), country: where };
    });
  const quoteDays = lane.transitDaysMedian * Math.exp(0.85 * lane.sigma);
  const fulfillment: SandboxFulfillment = {
    id: ids.next('fulfillment'),
    status: 'SUCCESS',
    displayStatus: displayStatus(events),
    createdAt: isoSecond(handedOverAtMs),
    updatedAt: events.at(-1)?.happenedAt ?? isoSecond(handedOverAtMs),
    inTransitAt: events.find((event) => event.status === 'IN_TRANSIT')?.happenedAt ?? null,
    deliveredAt: events.find((event) => event.status === 'DELIVERED')?.happenedAt ?? null,
    estimatedDeliveryAt:
      lane.estimates && !silent ? estimate(context, visit, handedOverAtMs, quoteDays) : null,
    locationId: warehouse.id,
    carrier: lane.carrier,
    service: lane.service,
    trackingNumber: trackingNumber(lane.carrier, random),
    lineIds: [...lineIds],
    events,
  };
  return { fulfillment, handedOverAtMs, arrivedAtMs: journey.arrivedAtMs };
}

/** The carrier's own estimate: the usual time of the lane, eight in the evening, never a Sunday. */
function estimate(context: ShopContext, visit: Visit, handedOver: number, days: number): string {
  const { clock } = context;
  const near = visit.day + Math.round((handedOver - visit.atMs) / DAY_MS + days);
  let day = clock.dayOf(handedOver + days * DAY_MS, near);
  if (weekdayOf(day) === 0) day++;
  return isoSecond(clock.startOf(day) + (20 - visit.buyer.country.hoursAhead) * HOUR_MS);
}
