import type { PlantedTruth } from '../model.ts';
import { addMonths, DAY_MS, epochDayAt, isoDate } from './calendar.ts';

type TruthKind =
  | 'lane-slowdown'
  | 'method-failing'
  | 'demand-rising'
  | 'threshold-near'
  | 'return-rate-rising'
  | 'repeat-decay'
  | 'fx-erosion'
  | 'carrier-silent'
  | 'translations-stale'
  | 'dispute-cluster'
  | 'handover-slow'
  | 'customs-data-gap';

/** A truth before its date is known: it begins with a month of the 18, counted from 1. */
interface TruthPlan {
  kind: TruthKind;
  domain: PlantedTruth['domain'];
  month: number;
  days?: number;
  subject: PlantedTruth['subject'];
  sentence: string;
}

const NORDLICHT: Record<string, TruthPlan> = {
  'lane-slowdown-fr': {
    kind: 'lane-slowdown',
    domain: 'logistics',
    month: 14,
    subject: { country: 'FR', carrier: 'DHL', locationId: '71000000001', factor: 1.7 },
    sentence: 'DHL parcels from Hamburg to France take 1.7 times as long as before.',
  },
  'method-failing-se': {
    kind: 'method-failing',
    domain: 'payments',
    month: 16,
    subject: {
      country: 'SE',
      method: 'klarna',
      gateway: 'shopify_payments',
      failureRateBefore: 0.055,
      failureRateAfter: 0.34,
      errorCode: 'PAYMENT_METHOD_UNAVAILABLE',
    },
    sentence: 'In Sweden 34 % of the Klarna attempts fail, 5.5 % did before.',
  },
  'demand-rising-us': {
    kind: 'demand-rising',
    domain: 'insights',
    month: 13,
    subject: { country: 'US', productHandle: 'wool-throw-sylt', factor: 9, rampDays: 120 },
    sentence: 'Demand for the wool throw Sylt in the United States grows ninefold in 120 days.',
  },
  'threshold-near-au': {
    kind: 'threshold-near',
    domain: 'compliance',
    month: 7,
    subject: {
      country: 'AU',
      currency: 'AUD',
      thresholdAmount: 75_000,
      windowMonths: 12,
      reachedShare: 0.93,
      reachedShareWithout: 0.5,
    },
    sentence: 'Sales to Australia in the last 12 months stand at 93 % of the AUD 75,000 threshold.',
  },
  'return-rate-at': {
    kind: 'return-rate-rising',
    domain: 'logistics',
    month: 12,
    subject: {
      country: 'AT',
      sku: 'NL-CRF-ALS-1',
      rateBefore: 0.06,
      rateAfter: 0.42,
      reasonHandle: 'defective',
    },
    sentence: 'In Austria 42 % of the carafes Alster come back as broken, 6 % did before.',
  },
  'repeat-decay-gb': {
    kind: 'repeat-decay',
    domain: 'retention',
    month: 8,
    subject: { country: 'GB', dropoutBefore: 0.5, dropoutAfter: 0.84 },
    sentence:
      'British customers won since then leave for good after a purchase in 84 of 100 cases, not in 50.',
  },
  'fx-erosion-jp': {
    kind: 'fx-erosion',
    domain: 'payments',
    month: 12,
    subject: { country: 'JP', currency: 'JPY', depreciation: 0.17, rampDays: 150 },
    sentence: 'Prices in yen stay while the yen loses 17 % against the euro in 150 days.',
  },
  'carrier-silent-pl': {
    kind: 'carrier-silent',
    domain: 'logistics',
    month: 11,
    subject: { country: 'PL', carrier: 'InPost' },
    sentence: 'InPost sends no tracking event any more.',
  },
  'translations-stale-ja': {
    kind: 'translations-stale',
    domain: 'localization',
    month: 15,
    subject: { locale: 'ja', missing: 18, outdated: 14 },
    sentence:
      '18 products have no Japanese title and 14 Japanese titles are older than their source.',
  },
  'dispute-cluster-it': {
    kind: 'dispute-cluster',
    domain: 'payments',
    month: 16,
    days: 30,
    subject: { country: 'IT', disputeRate: 0.4, reason: 'FRAUDULENT' },
    sentence: 'For 30 days 40 % of the Italian card orders are disputed as fraudulent.',
  },
  'handover-slow-venlo': {
    kind: 'handover-slow',
    domain: 'logistics',
    month: 17,
    subject: { locationId: '71000000002', addedWorkingDays: 1 },
    sentence: 'The warehouse at Venlo hands parcels over one working day later than before.',
  },
  'customs-data-gap-us': {
    kind: 'customs-data-gap',
    domain: 'compliance',
    month: 1,
    subject: { country: 'US', stopChance: 0.65 },
    sentence:
      'Parcels to the United States with a product without HS code or origin are stopped in 65 % of cases.',
  },
};

const YUNFAN: Record<string, TruthPlan> = {};

const PLANS: Record<string, Record<string, TruthPlan>> = {
  'nordlicht-living': NORDLICHT,
  'yunfan-outdoor': YUNFAN,
};

/** The window a shop is generated for: whole months up to the day of `now`, which is midnight UTC. */
export interface ShopWindow {
  /** No order, event or refund is later than this instant: 00:00 UTC of the day of `now`. */
  endsAtMs: number;
  /** First and last calendar day in the shop's zone. */
  firstDay: number;
  lastDay: number;
}

export function shopWindow(zone: string, months: number, now: Date): ShopWindow {
  const endsAtMs = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const lastDay = epochDayAt(zone, endsAtMs);
  return { endsAtMs, lastDay, firstDay: addMonths(lastDay, -months) };
}

/**
 * Lists what was built into a shop on purpose, dated for one `now`.
 *
 * The generators read their numbers from these records, and `planted-truths.test.ts` measures
 * each of them in the generated data.
 */
export function plantedTruths(handle: string, window: ShopWindow): PlantedTruth[] {
  return Object.entries(PLANS[handle] ?? {}).map(([id, plan]) => {
    const from = addMonths(window.firstDay, plan.month - 1);
    return {
      id,
      kind: plan.kind,
      domain: plan.domain,
      from: isoDate(from),
      to: plan.days === undefined ? null : isoDate(from + plan.days - 1),
      sentence: plan.sentence,
      subject: plan.subject,
    };
  });
}
