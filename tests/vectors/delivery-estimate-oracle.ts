/**
 * A second, slow opinion on delivery dates: luxon walks day by day over the merchant's settings.
 *
 * It shares no code with the app but the facts about holidays and weekends. The vectors are its
 * answers: `node tests/vectors/delivery-estimate-oracle.ts --write` fills them in again, and a
 * test compares. Cases are written by hand; each says why it is there.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { DateTime } from 'luxon';

import { publicHolidays } from '../../app/logistics/index.ts';
import type { DeliverySettings, ProductFacts } from '../../app/logistics/index.ts';

/** What is expected of one order; dates as 'YYYY-MM-DD', the cut-off as an ISO instant. */
export interface ExpectedPromise {
  shipOn: string;
  earliestOn: string;
  latestOn: string;
  cutOffAt: string;
  orderWithinMinutes: number | null;
}

export interface DeliveryCase {
  why: string;
  settings: string;
  /** Instant of publishing. */
  asAt: string;
  /** Instant at which the shopper looks. */
  now: string;
  country: string;
  /** Names of the products: one on its page, several in a cart; left out, any product. */
  products?: string[];
  /** null: no dates can be said. */
  promise: ExpectedPromise | null;
  /** Business days that the page says without a clock; null: the block stays away. */
  days: [number, number] | null;
}

/** The words of a case in one language, written by hand. */
export interface DeliveryText {
  case: string;
  locale: string;
  countryName: string;
  /** Zone of the shopper's phone. */
  shopperZone: string;
  server: string[];
  sharp: string[];
}

export interface DeliveryVectors {
  settings: Record<string, DeliverySettings>;
  /** By what they are called in cases. */
  products: Record<string, ProductFacts>;
  cases: DeliveryCase[];
  texts: DeliveryText[];
}

const FILE = new URL('delivery-estimate.json', import.meta.url);
const HORIZON_DAYS = 200;
const RANGE_DAYS = 14;

export async function readDeliveryVectors(): Promise<DeliveryVectors> {
  return JSON.parse(await readFile(FILE, 'utf8')) as DeliveryVectors;
}

/** The products of a case. */
export function productsOf(vectors: DeliveryVectors, { products }: DeliveryCase) {
  return products?.map((name) => vectors.products[name]!);
}

interface Walk {
  settings: DeliverySettings;
  asOn: DateTime;
  throughOn: DateTime;
}

function walkOf(settings: DeliverySettings, asAt: string): Walk {
  const asOn = civil(DateTime.fromISO(asAt, { zone: settings.shipFromZone }).toISODate()!);
  const horizon = asOn.plus({ days: HORIZON_DAYS });
  const known = civil(publicHolidays.throughOn);
  return { settings, asOn, throughOn: horizon < known ? horizon : known };
}

function civil(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}

function inWeek(date: DateTime, week: string): boolean {
  return week.charAt(date.weekday - 1) === '1';
}

function isHoliday({ asOn, throughOn }: Walk, country: string, date: DateTime): boolean {
  const holidays = publicHolidays.holidaysOf(country, asOn.toISODate()!, throughOn.toISODate()!);
  return date >= asOn && date <= throughOn && !!holidays?.includes(date.toISODate()!);
}

function isClosedAtOrigin(walk: Walk, date: DateTime): boolean {
  const { settings } = walk;
  const on = date.toISODate()!;
  return (
    (settings.observesHolidays && isHoliday(walk, settings.shipFromCountry, date)) ||
    settings.blackouts.some((blackout) => blackout.fromOn <= on && on <= blackout.toOn)
  );
}

/** The earlier instant, where clocks show the cut-off twice. */
function cutOffOn(settings: DeliverySettings, date: DateTime): DateTime {
  const [hour, minute] = settings.cutOff.split(':').map(Number) as [number, number];
  return date
    .set({ hour, minute })
    .setZone(settings.shipFromZone, { keepLocalTime: true })
    .getPossibleOffsets()
    .reduce((first, other) => (other < first ? other : first));
}

function ruleOf(settings: DeliverySettings, country: string) {
  return settings.rules.find((rule) => rule.countries.includes(country)) ?? settings.restOfWorld;
}

/** Ship, earliest and latest day of an order of that working day; null past the horizon. */
function daysFrom(walk: Walk, country: string, orderDay: DateTime) {
  const { settings, throughOn, asOn } = walk;
  const rule = ruleOf(settings, country)!;
  const week = publicHolidays.workingWeekOf(country, asOn.toISODate()!);
  const works = (on: DateTime) => inWeek(on, settings.workingDays) && !isClosedAtOrigin(walk, on);
  const collects = (on: DateTime) =>
    inWeek(on, settings.handoverDays) && !isClosedAtOrigin(walk, on);
  const free = (on: DateTime) => !isHoliday(walk, country, on);

  const end = (which: 'min' | 'max') => {
    let on = orderDay;
    const next = () => {
      on = on.plus({ days: 1 });
      return on <= throughOn;
    };
    const pass = (count: number, counts: (on: DateTime) => boolean) => {
      for (let left = count; left > 0;) {
        if (!next()) return;
        if (counts(on)) left--;
      }
    };
    const wait = (until: (on: DateTime) => boolean) => {
      while (on <= throughOn && !until(on)) next();
    };
    pass(settings.processingDays[which], works);
    wait(collects);
    const shipped = on;
    pass(rule.transitDays[which], (day) => inWeek(day, rule.carrierDays) && free(day));
    pass(rule.customsDays[which], (day) => inWeek(day, week) && free(day));
    wait((day) => inWeek(day, rule.deliveryDays ?? week) && free(day));
    return { shipped, delivered: on };
  };
  const short = end('min');
  const long = end('max');
  if (long.delivered > throughOn) return null;
  return { shipped: short.shipped, earliest: short.delivered, latest: long.delivered };
}

function firstOrderDay(walk: Walk, now: DateTime): { on: DateTime; cutOff: DateTime } | null {
  const { settings } = walk;
  let on = civil(now.setZone(settings.shipFromZone).toISODate()!);
  for (; on <= walk.throughOn; on = on.plus({ days: 1 })) {
    if (!inWeek(on, settings.workingDays) || isClosedAtOrigin(walk, on)) continue;
    const cutOff = cutOffOn(settings, on);
    if (now < cutOff) return { on, cutOff };
  }
  return null;
}

interface Asked {
  asAt: string;
  country: string;
  /** None: a product that no rule names. */
  products?: readonly ProductFacts[] | undefined;
}

/**
 * Settings as they are for the products together: one for each rule that names one of them there,
 * and the usual ones where a product is in no rule. null where one of them is not shipped.
 */
function settingsOfProducts(
  settings: DeliverySettings,
  { country, products = [] }: Asked,
): DeliverySettings[] | null {
  const usual: DeliverySettings = { ...settings, productRules: [] };
  const all: DeliverySettings[] = products.length === 0 ? [usual] : [];
  for (const product of products) {
    const own = settings.productRules.filter(
      (rule) =>
        (rule.countries.length === 0 || rule.countries.includes(country)) &&
        isNamed(rule, product),
    );
    if (own.length === 0) all.push(usual);
    for (const rule of own) {
      if (!rule.shipped) return null;
      all.push(withOther(usual, rule));
    }
  }
  return all;
}

type Rule = DeliverySettings['productRules'][number];

function isNamed(rule: Rule, { id, productType, vendor, tags, collections }: ProductFacts) {
  const has = (texts: string[], text: string) =>
    texts.findIndex((one) => one.localeCompare(text, 'en', { sensitivity: 'accent' }) === 0) >= 0;
  return (
    rule.products.findIndex((one) => one.id === id) >= 0 ||
    rule.collections.findIndex((one) => collections.includes(one.id)) >= 0 ||
    has(rule.productTypes, productType) ||
    has(rule.vendors, vendor) ||
    tags.some((tag) => has(rule.tags, tag))
  );
}

function withOther(usual: DeliverySettings, rule: Rule): DeliverySettings {
  const other = (before: { min: number; max: number }, days: Rule['transitDays']) => {
    if (days === null) return before;
    const { mode, min, max } = days;
    return mode === 'own' ? { min, max } : { min: before.min + min, max: before.max + max };
  };
  const way = <Way extends { transitDays: { min: number; max: number } }>(one: Way): Way => ({
    ...one,
    transitDays: other(one.transitDays, rule.transitDays),
  });
  return {
    ...usual,
    cutOff: rule.cutOff ?? usual.cutOff,
    processingDays: other(usual.processingDays, rule.processingDays),
    rules: usual.rules.map(way),
    restOfWorld: usual.restOfWorld && way(usual.restOfWorld),
  };
}

/** What the oracle says of one order; null where no date can be said. */
export function promiseByOracle(
  settings: DeliverySettings,
  asked: Asked & { now: string },
): ExpectedPromise | null {
  const all = settingsOfProducts(settings, asked)?.map((one) => promiseOfOne(one, asked));
  if (!all || rangeOfOne(settings, asked) === null) return null;
  let together: ExpectedPromise | null = null;
  for (const one of all) {
    if (one === null) return null;
    together ??= one;
    const last = (field: 'shipOn' | 'earliestOn' | 'latestOn') =>
      [together![field], one[field]].sort()[1]!;
    const soonest: ExpectedPromise = one.cutOffAt < together.cutOffAt ? one : together;
    together = {
      shipOn: last('shipOn'),
      earliestOn: last('earliestOn'),
      latestOn: last('latestOn'),
      cutOffAt: soonest.cutOffAt,
      orderWithinMinutes: soonest.orderWithinMinutes,
    };
  }
  return together;
}

function promiseOfOne(
  settings: DeliverySettings,
  { asAt, now: nowAt, country }: { asAt: string; now: string; country: string },
): ExpectedPromise | null {
  const walk = walkOf(settings, asAt);
  const now = DateTime.fromISO(nowAt);
  const holidays = publicHolidays.holidaysOf(
    country,
    walk.asOn.toISODate()!,
    walk.asOn.toISODate()!,
  );
  if (!ruleOf(settings, country) || !holidays) return null;
  if (civil(now.setZone(settings.shipFromZone).toISODate()!) < walk.asOn) return null;
  if (rangeOfOne(settings, { asAt, country }) === null) return null;
  const order = firstOrderDay(walk, now);
  const days = order && daysFrom(walk, country, order.on);
  if (!order || !days) return null;
  const minutes = Math.floor(order.cutOff.diff(now, 'minutes').minutes);
  return {
    shipOn: days.shipped.toISODate()!,
    earliestOn: days.earliest.toISODate()!,
    latestOn: days.latest.toISODate()!,
    cutOffAt: order.cutOff.toUTC().toISO()!,
    orderWithinMinutes: minutes < 1440 ? minutes : null,
  };
}

/**
 * Fewest and most business days at the destination, over orders of the 14 days after publishing
 * at midnight, just before, at, and after the cut-off.
 */
export function rangeByOracle(settings: DeliverySettings, asked: Asked): [number, number] | null {
  const all = settingsOfProducts(settings, asked)?.map((one) => rangeOfOne(one, asked));
  if (!all || rangeOfOne(settings, asked) === null) return null;
  const known = all.filter((range) => range !== null);
  if (known.length < all.length) return null;
  const last = (end: 0 | 1) => known.map((range) => range[end]).sort((a, b) => b - a)[0]!;
  return [last(0), last(1)];
}

function rangeOfOne(
  settings: DeliverySettings,
  { asAt, country }: { asAt: string; country: string },
): [number, number] | null {
  const walk = walkOf(settings, asAt);
  if (!ruleOf(settings, country)) return null;
  const week = publicHolidays.workingWeekOf(country, walk.asOn.toISODate()!);
  const businessDays = (from: DateTime, to: DateTime) => {
    let count = 1;
    for (let on = from.plus({ days: 1 }); on < to; on = on.plus({ days: 1 })) {
      if (inWeek(on, week) && !isHoliday(walk, country, on)) count++;
    }
    return count;
  };
  const counts: number[] = [];
  for (let index = 0; index < RANGE_DAYS; index++) {
    const on = walk.asOn.plus({ days: index });
    const midnight = on.setZone(settings.shipFromZone, { keepLocalTime: true });
    const cutOff = cutOffOn(settings, on);
    for (const now of [midnight, cutOff.minus({ milliseconds: 1 }), cutOff, cutOff.plus(1)]) {
      const orderedOn = civil(now.toISODate()!);
      if (!orderedOn.equals(on)) continue;
      const order = firstOrderDay(walk, now);
      const days = order && daysFrom(walk, country, order.on);
      if (!days) return null;
      counts.push(businessDays(on, days.earliest), businessDays(on, days.latest));
    }
  }
  return [Math.min(...counts), Math.max(...counts)];
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write')) {
  const vectors = await readDeliveryVectors();
  for (const one of vectors.cases) {
    const settings = vectors.settings[one.settings]!;
    const asked = { ...one, products: productsOf(vectors, one) };
    one.promise = promiseByOracle(settings, asked);
    one.days = rangeByOracle(settings, asked);
  }
  await writeFile(FILE, `${JSON.stringify(vectors, null, 2)}\n`);
}
