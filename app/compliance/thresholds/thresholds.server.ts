import { z } from 'zod';

import { forShop } from '../../db/index.server.ts';
import { type CalendarDate, dateInZone } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { thresholdRulesAsAt, thresholdVersions } from '../facts/threshold-rules.ts';
import { readLedger, readSellerFacts } from './read-ledger.server.ts';
import { referenceRatesOf } from './reference-rates.server.ts';
import { readRegistrations } from './registrations.server.ts';
import type { StoredRegistration } from './registration.ts';
import {
  type ReviewedRule,
  type ReviewGround,
  reviewOneRule,
  reviewThresholds,
} from './review-thresholds.ts';
import type { ThresholdRule } from './rule-model.ts';

/** Changes with the form of what is stored: an older one is made anew. */
const REVIEW_VERSION = 1;

/** So long a stored review is as good as a new one: orders of a quarter of an hour move no limit. */
const FRESH_MS = 15 * 60_000;

/** The rules in force with how they stand, and what the merchant has said of them. */
export interface ThresholdOverview {
  asOn: CalendarDate;
  /** The shop's today. */
  todayOn: CalendarDate;
  reviewedAt: string;
  shopCountry: string | null;
  reviewed: ReviewedRule[];
  registrations: StoredRegistration[];
}

/**
 * How the thresholds stand, as at a date. For today what was found in the last quarter of an hour is
 * read; other days are judged anew.
 * @param options.asOn the shop's today where left out; no later than that.
 */
export async function readThresholds(
  shopId: number,
  { now, asOn }: { now: Date; asOn?: CalendarDate | undefined },
): Promise<ThresholdOverview> {
  const shop = await forShop(shopId).shop.findFirstOrThrow();
  const todayOn = dateInZone(shop.zone, now.getTime());
  const day = asOn === undefined || asOn > todayOn ? todayOn : asOn;
  const registrations = await readRegistrations(shopId);
  const rest = { asOn: day, todayOn, shopCountry: shop.country, registrations };
  if (day === todayOn) {
    const stored = await readStored(shopId, day, now);
    if (stored !== null) return { ...rest, ...stored };
  }
  const reviewed = reviewThresholds(await readGround(shopId, day, now, shop.currency));
  if (day === todayOn) await store(shopId, day, now, reviewed);
  return { ...rest, reviewedAt: now.toISOString(), reviewed };
}

/** One rule with all that its page shows. */
export interface ThresholdDetail {
  rule: ThresholdRule;
  /** Other versions of the rule, before and after. */
  versions: ThresholdRule[];
  reading: ReviewedRule;
  asOn: CalendarDate;
  todayOn: CalendarDate;
  shopCountry: string | null;
  registration: StoredRegistration | null;
  /** The leading sum week by week, as it stood on the last day of each. */
  course: { on: CalendarDate; sum: number }[];
  band: { on: CalendarDate; low: number; middle: number; high: number }[];
}

/** null for a rule that is not known or not in force on that day. */
export async function readThreshold(
  shopId: number,
  ruleId: string,
  { now, asOn }: { now: Date; asOn?: CalendarDate | undefined },
): Promise<ThresholdDetail | null> {
  const shop = await forShop(shopId).shop.findFirstOrThrow();
  const todayOn = dateInZone(shop.zone, now.getTime());
  const day = asOn === undefined || asOn > todayOn ? todayOn : asOn;
  const rule = thresholdRulesAsAt(day).find(({ id }) => id === ruleId);
  if (rule === undefined) return null;
  const ground = await readGround(shopId, day, now, shop.currency, countriesOf(rule));
  const { reading, forecast, taxCharged, course } = reviewOneRule(rule, ground, WEEKS_SHOWN);
  const registrations = await readRegistrations(shopId);
  const foreseen = typeof forecast === 'string' ? forecast : withoutBand(forecast);
  return {
    rule,
    versions: thresholdVersions(ruleId).filter((one) => one !== rule),
    reading: { ...reading, forecast: foreseen, taxCharged },
    asOn: day,
    todayOn,
    shopCountry: shop.country,
    registration: registrations.find((one) => one.ruleId === ruleId) ?? null,
    course,
    band: typeof forecast === 'string' ? [] : forecast.band,
  };
}

function withoutBand<T extends { band: unknown }>({ band: _band, ...rest }: T): Omit<T, 'band'> {
  return rest;
}

const WEEKS_SHOWN = 78;

async function readGround(
  shopId: number,
  asOn: CalendarDate,
  now: Date,
  shopCurrency: string,
  countries: readonly CountryCode[] | null = null,
): Promise<ReviewGround> {
  const [rows, seller, rates] = await Promise.all([
    readLedger(shopId, asOn, countries),
    readSellerFacts(shopId, now),
    referenceRatesOf(shopId),
  ]);
  return { rows, seller, shopCurrency, rates, asOn };
}

/** The countries whose sums a rule looks at; null: all. */
function countriesOf(rule: ThresholdRule): CountryCode[] | null {
  if (rule.tests.some(({ scope }) => scope === 'worldwide')) return null;
  const isUnion = rule.country === 'EU' || rule.tests.some(({ scope }) => scope === 'eu-abroad');
  return isUnion ? [...EU_MEMBERS] : [rule.country];
}

const StoredReview = z.array(z.looseObject({ ruleId: z.string(), state: z.string() }));

async function readStored(shopId: number, asOn: CalendarDate, now: Date) {
  const row = await forShop(shopId).thresholdReview.findFirst();
  if (row === null || row.version !== REVIEW_VERSION) return null;
  if (row.asOn.toISOString().slice(0, 10) !== asOn) return null;
  if (now.getTime() - row.reviewedAt.getTime() > FRESH_MS) return null;
  const parsed = StoredReview.safeParse(row.document);
  if (!parsed.success) return null;
  return {
    reviewedAt: row.reviewedAt.toISOString(),
    reviewed: parsed.data as unknown as ReviewedRule[],
  };
}

async function store(shopId: number, asOn: CalendarDate, now: Date, reviewed: ReviewedRule[]) {
  const data = {
    asOn: new Date(asOn),
    reviewedAt: now,
    version: REVIEW_VERSION,
    document: reviewed as unknown as object,
  };
  await forShop(shopId).thresholdReview.upsert({
    where: { shopId },
    create: { shopId, ...data },
    update: data,
  });
}

/** The rules of before are not on record. */
const EARLIEST_ON = '2021-01-01';

/** A day of the address; undefined, for "today", where it is none or too long ago. */
export function dayOfAddress(text: string | null): CalendarDate | undefined {
  const parsed = z.iso.date().safeParse(text);
  return parsed.success && parsed.data >= EARLIEST_ON ? parsed.data : undefined;
}
