import { toEpochDay, zoneOffsetMs } from '../kernel/calendar.ts';
import { deliverySettings } from './delivery-settings.server.ts';
import { publicHolidays } from './facts/public-holidays.ts';
import {
  learnProcessing,
  type LearnedProcessing,
  type ProcessedOrder,
} from './lanes/learn-processing.ts';
import { eachLine } from './read-parcels.server.ts';

export interface PlaceProcessing {
  originId: string;
  learned: LearnedProcessing;
}

/** Half a year tells a change from what was usual. */
const READ_DAYS = 270;
const MS_PER_DAY = 86_400_000;

/**
 * How long orders waited for their first parcel at each place, in its working days: the shop's
 * cut-off, the holidays of its country and its blackouts close the places.
 */
export async function learnProcessingTimes(
  shopId: number,
  now: Date,
  zoneOf: (originId: string) => string,
): Promise<PlaceProcessing[]> {
  const { settings } = await deliverySettings.read(shopId, now);
  const cutOffMinute = +settings.cutOff.slice(0, 2) * 60 + +settings.cutOff.slice(3);
  const byPlace = await readFirstParcels(shopId, now, zoneOf, cutOffMinute);
  const closed = new Set<number>();
  for (let year = 0; year < 2; year++) {
    const from = new Date(now.getTime() - (year + 1) * 365 * MS_PER_DAY).toISOString().slice(0, 10);
    const to = new Date(now.getTime() - year * 365 * MS_PER_DAY).toISOString().slice(0, 10);
    const dates = settings.observesHolidays
      ? publicHolidays.holidaysOf(settings.shipFromCountry, from, to)
      : null;
    for (const on of dates ?? []) closed.add(toEpochDay(on));
  }
  for (const { fromOn, toOn } of settings.blackouts) {
    for (let day = toEpochDay(fromOn); day <= toEpochDay(toOn); day++) closed.add(day);
  }
  const today = Math.floor(now.getTime() / MS_PER_DAY);
  return [...byPlace].flatMap(([originId, orders]) => {
    const learned = learnProcessing(orders, today, (day) => closed.has(day), byPlace.size);
    return learned === null ? [] : { originId, learned };
  });
}

async function readFirstParcels(
  shopId: number,
  now: Date,
  zoneOf: (originId: string) => string,
  cutOffMinute: number,
): Promise<Map<string, ProcessedOrder[]>> {
  const sinceSeconds = Math.round(now.getTime() / 1000 - (READ_DAYS * MS_PER_DAY) / 1000);
  const byPlace = new Map<string, ProcessedOrder[]>();
  const localTime = localTimes();
  const statement = `
    SELECT coalesce(f.location_id, ''), (date_part('epoch', o.processed_at) * 1000)::int8,
      (date_part('epoch', f.created_at) * 1000)::int8
    FROM "order" AS o CROSS JOIN LATERAL (
      SELECT location_id, created_at FROM fulfillment
      WHERE shop_id = o.shop_id AND order_id = o.order_id AND status = 'SUCCESS'
      ORDER BY created_at LIMIT 1) AS f
    WHERE o.shop_id = ${Math.trunc(shopId)} AND NOT o.test AND o.cancelled_at IS NULL
      AND o.processed_at > to_timestamp(${sinceSeconds})`;
  await eachLine(statement, (line) => {
    const [originId, orderedMs, handedMs] = line.split('\t') as [string, string, string];
    const zone = zoneOf(originId);
    const ordered = localTime(zone, Number(orderedMs));
    let orders = byPlace.get(originId);
    if (orders === undefined) byPlace.set(originId, (orders = []));
    orders.push({
      orderedDay: ordered.day,
      afterCutOff: ordered.minute >= cutOffMinute,
      handedOverDay: localTime(zone, Number(handedMs)).day,
    });
  });
  return byPlace;
}

/** Local times with one look at a zone's rules an hour: clocks change on the hour. */
function localTimes(): (zone: string, instantMs: number) => { day: number; minute: number } {
  const offsets = new Map<string, number>();
  return (zone, instantMs) => {
    const hour = Math.floor(instantMs / 3_600_000);
    const key = `${zone}${hour}`;
    let offset = offsets.get(key);
    if (offset === undefined) {
      offset = zoneOffsetMs(zone, hour * 3_600_000);
      offsets.set(key, offset);
    }
    const local = instantMs + offset;
    const day = Math.floor(local / MS_PER_DAY);
    return { day, minute: Math.floor((local - day * MS_PER_DAY) / 60_000) };
  };
}
