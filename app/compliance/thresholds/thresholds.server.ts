import { z } from 'zod';

import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { defineJob, enqueue } from '../../jobs/index.server.ts';
import { addDays, type CalendarDate, dateInZone } from '../../kernel/calendar.ts';
import { EU_MEMBERS } from '../../kernel/country.ts';
import { thresholdRulesAsAt, thresholdVersions } from '../facts/threshold-rules.ts';
import { type LedgerPlaces, readLedger, readSellerFacts } from './read-ledger.server.ts';
import { referenceRatesOf } from './reference-rates.server.ts';
import { type PackedRule, packRule, unpackRule } from './pack-review.ts';
import { readRegistrations } from './registrations.server.ts';
import type { StoredRegistration } from './registration.ts';
import {
  type ReviewedRule,
  type ReviewGround,
  reviewOneRule,
  reviewThresholds,
  type RuleCourse,
  setAside,
} from './review-thresholds.ts';
import type { ThresholdRule } from './rule-model.ts';

/** Changes with the form of what is stored: an older one is made anew. */
const REVIEW_VERSION = 2;

/** So long a stored review is as good as a new one: orders of a quarter of an hour move no limit. */
const FRESH_MS = 15 * 60_000;

/** The rules in force with how they stand, and what the merchant has said of them. */
export interface ThresholdOverview {
  asOn: CalendarDate;
  /** The shop's today. */
  todayOn: CalendarDate;
  reviewedAt: string;
  shopCountry: string | null;
  shopCurrency: string;
  reviewed: ReviewedRule[];
  registrations: StoredRegistration[];
}

interface Asked {
  now: Date;
  /** The shop's today where left out; no later than that. */
  asOn?: CalendarDate | undefined;
}

/**
 * How the thresholds stand, as at a date.
 *
 * Without one what was found last is read, today's or yesterday's: it is told with its day and hour,
 * and made anew in the background where it is older than a quarter of an hour, so that nobody waits
 * for it. Any other day is judged anew.
 */
export async function readThresholds(shopId: number, asked: Asked): Promise<ThresholdOverview> {
  const [shop, registrations, stored] = await Promise.all([
    forShop(shopId).shop.findFirstOrThrow(),
    readRegistrations(shopId),
    asked.asOn === undefined ? readStored(shopId) : null,
  ]);
  const todayOn = dateInZone(shop.zone, asked.now.getTime());
  const rest = {
    todayOn,
    shopCountry: shop.country,
    shopCurrency: shop.currency,
    registrations,
  };
  const told = (review: StoredReview): ThresholdOverview => ({
    ...rest,
    asOn: review.asOn,
    reviewedAt: review.reviewedAt.toISOString(),
    reviewed: withoutSetAside(review.reviewed, registrations),
  });
  if (asked.asOn === undefined || asked.asOn >= todayOn) {
    if (stored === null || stored.asOn < addDays(todayOn, -1)) {
      return told(await refreshThresholds(shopId, asked.now));
    }
    await refreshIfOld(shopId, stored, todayOn, asked.now);
    return told(stored);
  }
  const { reviewed } = reviewThresholds(await readGround(shopId, asked.asOn, asked.now, shop));
  return told({ asOn: asked.asOn, reviewedAt: asked.now, reviewed });
}

/** The same, and never older than a quarter of an hour: for whoever can wait for it. */
export async function readThresholdsNow(shopId: number, now: Date): Promise<ThresholdOverview> {
  const [shop, stored] = await Promise.all([
    forShop(shopId).shop.findFirstOrThrow(),
    readStored(shopId),
  ]);
  const todayOn = dateInZone(shop.zone, now.getTime());
  if (stored === null || isOld(stored, todayOn, now)) await refreshThresholds(shopId, now);
  return readThresholds(shopId, { now });
}

/** Judges all thresholds as at the shop's today and stores what was found. */
export async function refreshThresholds(shopId: number, now: Date): Promise<StoredReview> {
  const shop = await forShop(shopId).shop.findFirstOrThrow();
  const asOn = dateInZone(shop.zone, now.getTime());
  const { reviewed, courses } = reviewThresholds(await readGround(shopId, asOn, now, shop));
  const data = {
    asOn: new Date(asOn),
    reviewedAt: now,
    version: REVIEW_VERSION,
    currency: shop.currency,
    document: reviewed.map(packRule) as unknown as object,
    courses: courses as unknown as object,
  };
  await forShop(shopId).thresholdReview.upsert({
    where: { shopId },
    create: { shopId, ...data },
    update: data,
  });
  return { asOn, reviewedAt: now, reviewed };
}

/** Keeps the stored review young while somebody looks at it. */
export const reviewThresholdsJob = defineJob({
  name: 'review-thresholds',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  retryLimit: 1,
  handle: async ({ shopId }) => {
    await readThresholdsNow(shopId, new Date());
  },
});

interface StoredReview {
  asOn: CalendarDate;
  reviewedAt: Date;
  reviewed: ReviewedRule[];
}

function isOld(review: Omit<StoredReview, 'reviewed'>, todayOn: CalendarDate, now: Date): boolean {
  return review.asOn !== todayOn || now.getTime() - review.reviewedAt.getTime() > FRESH_MS;
}

async function refreshIfOld(
  shopId: number,
  review: Omit<StoredReview, 'reviewed'>,
  todayOn: CalendarDate,
  now: Date,
): Promise<void> {
  if (isOld(review, todayOn, now)) await enqueue(forShop(shopId), reviewThresholdsJob, { shopId });
}

/** What the merchant has set aside is laid over what was stored: it changes at once. */
function withoutSetAside(
  reviewed: readonly ReviewedRule[],
  registrations: readonly StoredRegistration[],
): ReviewedRule[] {
  const aside = new Set(
    registrations.filter(({ state }) => state === 'dismissed').map(({ ruleId }) => ruleId),
  );
  return reviewed.map((one) => (aside.has(one.ruleId) ? setAside(one.ruleId) : one));
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
  shopCurrency: string;
  registration: StoredRegistration | null;
  /** The leading sum week by week, as it stood on the last day of each. */
  course: { on: CalendarDate; sum: number }[];
  band: { on: CalendarDate; low: number; middle: number; high: number }[];
}

/**
 * One rule as at a date; without one as it was found last, see `readThresholds`.
 * null for a rule that is not known or not in force on that day.
 */
export async function readThreshold(
  shopId: number,
  ruleId: string,
  asked: Asked,
): Promise<ThresholdDetail | null> {
  const [shop, registrations, stored] = await Promise.all([
    forShop(shopId).shop.findFirstOrThrow(),
    readRegistrations(shopId),
    asked.asOn === undefined ? readStoredRule(shopId, ruleId) : null,
  ]);
  const todayOn = dateInZone(shop.zone, asked.now.getTime());
  const registration = registrations.find((one) => one.ruleId === ruleId) ?? null;
  const known = stored !== null && stored.asOn >= addDays(todayOn, -1) ? stored : null;
  const asOn =
    known?.asOn ?? (asked.asOn === undefined || asked.asOn > todayOn ? todayOn : asked.asOn);
  const rule = thresholdRulesAsAt(asOn).find(({ id }) => id === ruleId);
  if (rule === undefined) return null;
  if (known !== null) await refreshIfOld(shopId, known, todayOn, asked.now);
  const { reviewed, course } =
    known ?? reviewOneRule(rule, await readGround(shopId, asOn, asked.now, shop, placesOf(rule)));
  return {
    rule,
    versions: thresholdVersions(ruleId).filter((one) => one !== rule),
    reading: registration?.state === 'dismissed' ? setAside(ruleId) : reviewed,
    asOn,
    todayOn,
    shopCountry: shop.country,
    shopCurrency: shop.currency,
    registration,
    ...(registration?.state === 'dismissed' ? { course: [], band: [] } : course),
  };
}

async function readGround(
  shopId: number,
  asOn: CalendarDate,
  now: Date,
  shop: { currency: string },
  places: LedgerPlaces | null = null,
): Promise<ReviewGround> {
  const [rows, seller, rates] = await Promise.all([
    readLedger(shopId, asOn, places),
    readSellerFacts(shopId, now),
    referenceRatesOf(shopId),
  ]);
  return { rows, seller, shopCurrency: shop.currency, rates, asOn };
}

/** The places whose sums a rule looks at; null: all. */
function placesOf(rule: ThresholdRule): LedgerPlaces | null {
  if (rule.tests.some(({ scope }) => scope === 'worldwide')) return null;
  const isUnion = rule.country === 'EU' || rule.tests.some(({ scope }) => scope === 'eu-abroad');
  return { countries: isUnion ? [...EU_MEMBERS] : [rule.country], region: rule.region };
}

function rulesById(asOn: CalendarDate): ReadonlyMap<string, ThresholdRule> {
  return new Map(thresholdRulesAsAt(asOn).map((rule) => [rule.id, rule]));
}

async function readStored(shopId: number): Promise<StoredReview | null> {
  const row = await forShop(shopId).thresholdReview.findFirst({ omit: { courses: true } });
  if (row === null || row.version !== REVIEW_VERSION) return null;
  const asOn = row.asOn.toISOString().slice(0, 10);
  const rules = rulesById(asOn);
  // Written by this version of the app alone: REVIEW_VERSION changes with its form.
  const packed = row.document as unknown as PackedRule[];
  const reviewed = packed.flatMap((one) => unpackRule(one, rules, row.currency) ?? []);
  return { asOn, reviewedAt: row.reviewedAt, reviewed };
}

/** One rule of the stored review: the others are not sent. */
async function readStoredRule(shopId: number, ruleId: string) {
  const [row] = await queryForShop<{
    as_on: string;
    reviewed_at: Date;
    currency: string;
    reviewed: PackedRule | null;
    course: RuleCourse | null;
  }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT as_on::text AS as_on, reviewed_at, currency, courses -> ${ruleId} AS course,
        jsonb_path_query_first(document, '$[*] ? (@.ruleId == $rule)',
          jsonb_build_object('rule', ${ruleId}::text)) AS reviewed
      FROM threshold_review WHERE shop_id = ${shop} AND version = ${REVIEW_VERSION}`,
  );
  if (row === undefined || row.reviewed === null) return null;
  const reviewed = unpackRule(row.reviewed, rulesById(row.as_on), row.currency);
  if (reviewed === null) return null;
  return {
    asOn: row.as_on,
    reviewedAt: row.reviewed_at,
    reviewed,
    course: row.course ?? { course: [], band: [] },
  };
}

/** The rules of before are not on record. */
const EARLIEST_ON = '2021-01-01';

/** A day of the address; undefined, for "today", where it is none or too long ago. */
export function dayOfAddress(text: string | null): CalendarDate | undefined {
  const parsed = z.iso.date().safeParse(text);
  return parsed.success && parsed.data >= EARLIEST_ON ? parsed.data : undefined;
}
