import { addDays, addOpenDays, dateInZone, daysBetween, toEpochDay } from '../kernel/calendar.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { documentForRule } from './choose-product-rules.ts';
import { calendarOf, scheduleDelivery, type DeliverySchedule } from './estimate-delivery.ts';
import { publicHolidays } from './facts/public-holidays.ts';
import type { PublicHolidays } from './facts/public-holidays.ts';
import { DELIVERY_DOCUMENT_VERSION, DeliveryDocument, PRODUCT_RULES_VERSION } from './model.ts';
import type {
  DayRange,
  DeliverySettings,
  DocumentProductRule,
  ProductRule,
  RestOfWorldRule,
} from './model.ts';
import { otherThan } from './settings-for-rule.ts';

/** App-data metafield that holds the document (type json). */
export const DELIVERY_METAFIELD = { namespace: 'portolan', key: 'delivery' } as const;

/** App-data metafield (type boolean) that tells the theme editor whether the block is of use. */
export const DELIVERY_READY_METAFIELD = { namespace: 'portolan', key: 'delivery_ready' } as const;

/** How far ahead holidays are published: longer than any usual delivery. */
export const DELIVERY_HORIZON_DAYS = 200;

/**
 * For how many days after publishing the range in business days holds for every order placed;
 * the document has to be published again before. A longer time would let a closed week of next
 * month blur the range of today.
 */
export const DELIVERY_RANGE_HOLDS_DAYS = 14;

/** Stands for "any other country" while ranges are computed; ISO 3166 leaves it to users. */
const ANYWHERE = 'ZZ';

/**
 * Projects a merchant's settings into the document that the storefront reads.
 *
 * Names and ids of rules stay behind. In it is every country that a rule names and, where the
 * rest of the world has a rule, every country whose calendar is known. Left out, so that
 * nothing is shown there, is a country whose deliveries would end past the horizon. With rules for
 * products it is a document of version 2: readers that know nothing of them say nothing.
 * @example
 *   composeDeliveryDocument(settings, { asAt: new Date('2026-11-22T10:00:00Z') }).countries.FR
 *   // { rule: 0, days: [2, 6], week: '1111100', deliveryDays: '1111100', closed: [33, 40, 127, …] }
 */
export function composeDeliveryDocument(
  settings: DeliverySettings,
  { asAt, holidays = publicHolidays }: { asAt: Date; holidays?: PublicHolidays | undefined },
): DeliveryDocument {
  const asOn = dateInZone(settings.shipFromZone, asAt.getTime());
  const throughOn = earlier(addDays(asOn, DELIVERY_HORIZON_DAYS), holidays.throughOn);
  const closedIn = (country: CountryCode) =>
    holidays.holidaysOf(country, asOn, throughOn)?.map((on) => daysBetween(asOn, on)) ?? null;

  const rules: RestOfWorldRule[] = [...settings.rules];
  if (settings.restOfWorld) rules.push(settings.restOfWorld);
  const { productRules } = settings;
  const document: DeliveryDocument = {
    version: productRules.length > 0 ? PRODUCT_RULES_VERSION : DELIVERY_DOCUMENT_VERSION,
    asOn,
    throughOn,
    origin: {
      zone: settings.shipFromZone,
      cutOff: settings.cutOff,
      workingDays: settings.workingDays,
      handoverDays: settings.handoverDays,
      processingDays: [settings.processingDays.min, settings.processingDays.max],
      closed: closedAtOrigin(settings, asOn, throughOn, closedIn(settings.shipFromCountry) ?? []),
    },
    rules: rules.map((rule) => ({
      transitDays: [rule.transitDays.min, rule.transitDays.max],
      carrierDays: rule.carrierDays,
      customsDays: [rule.customsDays.min, rule.customsDays.max],
      duties: rule.duties,
    })),
    countries: {},
    rest: null,
    ...(productRules.length > 0
      ? { productRules: productRules.map((rule) => publishedRule(rule, settings, rules)) }
      : {}),
  };

  for (const [country, rule] of ruleByCountry(settings, holidays)) {
    const week = holidays.workingWeekOf(country, asOn);
    const deliveryDays = rules[rule]!.deliveryDays ?? week;
    const closed = country === ANYWHERE ? null : closedIn(country);
    document.countries[country] = { rule, days: [0, 0], week, deliveryDays, closed };
    const days = rangeInBusinessDays(document, country);
    if (days) document.countries[country].days = days;
    else delete document.countries[country];
  }
  addProductDays(document, productRules);
  const anywhere = document.countries[ANYWHERE];
  if (anywhere) {
    const { rule, days, products } = anywhere;
    document.rest = { rule, days, ...(products === undefined ? {} : { products }) };
  }
  delete document.countries[ANYWHERE];
  return DeliveryDocument.parse(document);
}

/** Index of the rule that serves each country; the rest of the world comes after all rules. */
function ruleByCountry(settings: DeliverySettings, holidays: PublicHolidays) {
  const ruleOf = new Map<CountryCode, number>();
  if (settings.restOfWorld) {
    // What a rule for products says of one country cannot be said of all the others.
    const named = settings.productRules.flatMap(({ countries }) => countries);
    for (const country of [...holidays.countries(), ...named, ANYWHERE]) {
      ruleOf.set(country, settings.rules.length);
    }
  }
  for (const [index, rule] of settings.rules.entries()) {
    for (const country of rule.countries) ruleOf.set(country, index);
  }
  return [...ruleOf].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A rule for products without what only its merchant has to know. */
function publishedRule(
  rule: ProductRule,
  settings: DeliverySettings,
  ways: readonly RestOfWorldRule[],
): DocumentProductRule {
  const { cutOff, processingDays, transitDays } = rule;
  const pair = (days: DayRange): [number, number] => [days.min, days.max];
  return {
    products: rule.products.map(({ id }) => id),
    collections: rule.collections.map(({ id }) => id),
    productTypes: rule.productTypes,
    vendors: rule.vendors,
    tags: rule.tags,
    ...(cutOff === null ? {} : { cutOff }),
    ...(processingDays === null
      ? {}
      : { processingDays: pair(otherThan(settings.processingDays, processingDays)) }),
    ...(transitDays === null
      ? {}
      : { transitDays: ways.map((way) => pair(otherThan(way.transitDays, transitDays))) }),
  };
}

/** Says of each country how long products of each rule take; needs what is said of all others. */
function addProductDays(document: DeliveryDocument, rules: readonly ProductRule[]): void {
  for (const [index, rule] of rules.entries()) {
    const lanes = Object.entries(document.countries);
    for (const [, lane] of lanes) (lane.products ??= []).push(null);
    const holding = lanes.filter(
      ([country]) => rule.countries.length === 0 || rule.countries.includes(country),
    );
    for (const [, lane] of holding) lane.products![index] = lane.days;
    const own = rule.shipped ? documentForRule(document, index) : null;
    for (const [country, lane] of holding) {
      lane.products![index] = (own && rangeInBusinessDays(own, country)) ?? 0;
    }
  }
}

/** Public holidays, where the warehouse keeps them, and blackouts, as days after `asOn`. */
function closedAtOrigin(
  settings: DeliverySettings,
  asOn: CalendarDate,
  throughOn: CalendarDate,
  holidays: number[],
): number[] {
  const closed = new Set(settings.observesHolidays ? holidays : []);
  for (const { fromOn, toOn } of settings.blackouts) {
    const last = daysBetween(asOn, earlier(toOn, throughOn));
    for (let day = Math.max(0, daysBetween(asOn, fromOn)); day <= last; day++) closed.add(day);
  }
  return [...closed].sort((a, b) => a - b);
}

/**
 * Fewest and most business days of the destination from the date of the order (not counted) to
 * the delivery (counted), over every order of the coming days, on either side of the cut-off.
 * null when some order would arrive past the horizon.
 */
function rangeInBusinessDays(
  document: DeliveryDocument,
  country: CountryCode,
): [number, number] | null {
  const firstDay = toEpochDay(document.asOn);
  const lastDay = toEpochDay(document.throughOn);
  const lane = document.countries[country]!;
  const isWorking = calendarOf(document, document.origin.workingDays, document.origin.closed);
  // How many business days there are up to each day: they are asked for thousands of times.
  const isBusiness = calendarOf(document, lane.week, lane.closed);
  const upTo = [0];
  for (let day = firstDay + 1; day <= lastDay; day++)
    upTo.push(upTo.at(-1)! + (isBusiness(day) ? 1 : 0));
  // A delivery on a Saturday counts as one more day although Saturday is no business day.
  const daysUntil = (from: number, to: number) =>
    upTo[to - 1 - firstDay]! - upTo[from - firstDay]! + 1;

  // 0: ordered before the day's cut-off, 1: after it. Nothing is before midnight.
  const sides = document.origin.cutOff === '00:00' ? [1] : [0, 1];

  // Orders of a weekend all begin on its Monday: most working days come up several times.
  const schedules = new Map<number, DeliverySchedule>();
  let least = Infinity;
  let most = 0;
  for (let day = firstDay; day < firstDay + DELIVERY_RANGE_HOLDS_DAYS; day++) {
    for (const waits of sides) {
      const orderDay = addOpenDays(day, waits, isWorking, lastDay);
      const known = schedules.get(orderDay) ?? scheduleDelivery(document, country, orderDay);
      schedules.set(orderDay, known);
      const { earliestDay, latestDay } = known;
      if (latestDay === Infinity) return null;
      least = Math.min(least, daysUntil(day, earliestDay));
      most = Math.max(most, daysUntil(day, latestDay));
    }
  }
  return [least, most];
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
