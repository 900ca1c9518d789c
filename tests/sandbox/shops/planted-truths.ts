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
      paymentMethodName: 'klarna',
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

const YUNFAN: Record<string, TruthPlan> = {
  'lane-slowdown-br': {
    kind: 'lane-slowdown',
    domain: 'logistics',
    month: 14,
    subject: { country: 'BR', carrier: 'YunExpress', locationId: '72000000001', factor: 1.7 },
    sentence: 'YunExpress parcels from Shenzhen to Brazil take 1.7 times as long as before.',
  },
  'method-failing-mx': {
    kind: 'method-failing',
    domain: 'payments',
    month: 15,
    subject: {
      country: 'MX',
      method: 'oceanVisa',
      gateway: 'oceanpayment',
      paymentMethodName: 'visa',
      failureRateBefore: 0.16,
      failureRateAfter: 0.52,
      errorCode: 'DO_NOT_HONOR',
    },
    sentence: 'In Mexico 52 % of the Visa attempts through Oceanpayment fail, 16 % did before.',
  },
  'demand-rising-ca': {
    kind: 'demand-rising',
    domain: 'insights',
    month: 13,
    subject: { country: 'CA', productHandle: 'hammock-summit', factor: 12, rampDays: 120 },
    sentence: 'Demand for the hammock Summit in Canada grows twelvefold in 120 days.',
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
      reachedShare: 0.95,
      reachedShareWithout: 0.5,
    },
    sentence: 'Sales to Australia in the last 12 months stand at 95 % of the AUD 75,000 threshold.',
  },
  'return-rate-us': {
    kind: 'return-rate-rising',
    domain: 'logistics',
    month: 12,
    subject: {
      country: 'US',
      sku: 'YF-LMP-RID-1',
      rateBefore: 0.032,
      rateAfter: 0.38,
      reasonHandle: 'defective',
    },
    sentence:
      'In the United States 38 % of the headlamps Ridge come back as defective, 3 % did before.',
  },
  'repeat-decay-fr': {
    kind: 'repeat-decay',
    domain: 'retention',
    month: 8,
    subject: { country: 'FR', dropoutBefore: 0.64, dropoutAfter: 0.93 },
    sentence:
      'French customers won since then leave for good after a purchase in 93 of 100 cases, not in 64.',
  },
  'fx-erosion-br': {
    kind: 'fx-erosion',
    domain: 'payments',
    month: 13,
    subject: { country: 'BR', currency: 'BRL', depreciation: 0.18, rampDays: 120 },
    sentence: 'Prices in reais stay while the real loses 18 % against the dollar in 120 days.',
  },
  'carrier-silent-yanwen': {
    kind: 'carrier-silent',
    domain: 'logistics',
    month: 10,
    subject: { country: '*', carrier: 'Yanwen' },
    sentence: 'Yanwen sends no tracking event any more, to no country.',
  },
  'translations-stale-ko': {
    kind: 'translations-stale',
    domain: 'localization',
    month: 15,
    subject: { locale: 'ko', missing: 24, outdated: 10 },
    sentence: '24 products have no Korean title and 10 Korean titles are older than their source.',
  },
  'dispute-cluster-us': {
    kind: 'dispute-cluster',
    domain: 'payments',
    month: 16,
    days: 21,
    subject: { country: 'US', disputeRate: 0.16, reason: 'PRODUCT_NOT_RECEIVED' },
    sentence:
      'For 21 days 16 % of the orders from the United States are charged back as not received.',
  },
  'handover-slow-yiwu': {
    kind: 'handover-slow',
    domain: 'logistics',
    month: 16,
    subject: { locationId: '72000000002', addedWorkingDays: 2 },
    sentence: 'The warehouse at Yiwu hands parcels over two working days later than before.',
  },
  'customs-data-gap-br': {
    kind: 'customs-data-gap',
    domain: 'compliance',
    month: 1,
    subject: { country: 'BR', stopChance: 0.75 },
    sentence:
      'Parcels to Brazil with a product without HS code or origin are stopped in 75 % of cases.',
  },
};

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
