/** Kinds of work that pages have words for. */
const JOB_NAMES = [
  'answer-privacy-request',
  'apply-webhook',
  'apply-webhooks',
  'award-points',
  'close-loyalty-code',
  'enforce-retention',
  'follow-product-texts',
  'import-shop',
  'keep-tokens-alive',
  'learn-lanes',
  'load-import-part',
  'make-loyalty-code',
  'plan-lane-learning',
  'read-ordered-products',
  'plan-reconciles',
  'plan-text-readings',
  'plan-watches',
  'publish-headless',
  'publish-storefront',
  'read-extras',
  'read-order-details',
  'read-reviews',
  'read-texts',
  'rebuild-rollups',
  'reconcile-shop',
  'refresh-all-storefronts',
  'refresh-exchange-rates',
  'refresh-lowest-prices',
  'refresh-storefront',
  'resume-file-imports',
  'resume-sync',
  'review-thresholds',
  'run-action',
  'sync-shop-profile',
  'tend-points',
  'watch-shop',
  'work-on-file-import',
] as const;

const FAILURES = [
  'access-denied',
  'reauthorization-needed',
  'shop-gone',
  'throttled',
  'unavailable',
] as const;

const CHECK_ENDS = [
  'access-denied',
  'import-restarted',
  'reauthorization-needed',
  'shop-gone',
  'too-long',
] as const;

const TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;
const TOPIC_WORDS = { [TOPICS[0]]: 'access', [TOPICS[1]]: 'redact', [TOPICS[2]]: 'shop' } as const;

export interface FailedJobView {
  jobId: string;
  name: (typeof JOB_NAMES)[number] | 'other';
  reason: (typeof FAILURES)[number] | 'unexpected';
  failedAt: Date;
  attempts: number;
}

export type CheckSubject = 'orders' | 'products' | 'items' | 'customers' | 'reviews';

export interface CheckView {
  state: 'running' | 'completed' | 'failed';
  startedAt: Date;
  sinceAt: Date;
  counts: { subject: CheckSubject; lookedAt: number; missed: number }[];
  /** Records that could not be read and were left as they are. */
  rejected: number;
  /** Why it ended early. */
  ended: (typeof CHECK_ENDS)[number] | 'unexpected' | null;
}

export interface PrivacyRequestView {
  requestId: string;
  topic: 'access' | 'redact' | 'shop';
  receivedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  ready: boolean;
}

/** How complete the data is, and what asks for the merchant's decision. */
export interface CareView {
  check: CheckView | null;
  failedJobs: FailedJobView[];
  privacyRequests: PrivacyRequestView[];
}

interface StoredCheck {
  state: string;
  startedAt: Date;
  sinceAt: Date;
  ordersLookedAt: number;
  ordersMissed: number;
  productsLookedAt: number;
  productsMissed: number;
  itemsLookedAt: number;
  itemsMissed: number;
  customersLookedAt: number;
  customersMissed: number;
  reviewsLookedAt: number;
  reviewsMissed: number;
  /** Deleted at Shopify, and removed here by the check. */
  ordersGone: number;
  productsGone: number;
  itemsGone: number;
  customersGone: number;
  reviewsGone: number;
  recordsRejected: number;
  error: string | null;
}

/** What the page shows of what is stored; what it has no words for is told in general ones. */
export function careView(stored: {
  check: StoredCheck | null;
  failedJobs: (Omit<FailedJobView, 'name' | 'reason'> & { name: string; reason: string | null })[];
  privacyRequests: (Omit<PrivacyRequestView, 'topic'> & { topic: string })[];
}): CareView {
  return {
    check: stored.check === null ? null : checkView(stored.check),
    failedJobs: stored.failedJobs.map((job) => ({
      jobId: job.jobId,
      name: JOB_NAMES.find((known) => known === job.name) ?? 'other',
      reason: FAILURES.find((known) => known === job.reason) ?? 'unexpected',
      failedAt: job.failedAt,
      attempts: job.attempts,
    })),
    privacyRequests: stored.privacyRequests.flatMap((request) => {
      const topic = TOPICS.find((known) => known === request.topic);
      return topic === undefined ? [] : [{ ...request, topic: TOPIC_WORDS[topic] }];
    }),
  };
}

function checkView(run: StoredCheck): CheckView {
  const ended = CHECK_ENDS.find((known) => known === run.error) ?? 'unexpected';
  return {
    state: run.state === 'running' || run.state === 'completed' ? run.state : 'failed',
    startedAt: run.startedAt,
    sinceAt: run.sinceAt,
    counts: [
      {
        subject: 'orders',
        lookedAt: run.ordersLookedAt,
        missed: run.ordersMissed + run.ordersGone,
      },
      {
        subject: 'products',
        lookedAt: run.productsLookedAt,
        missed: run.productsMissed + run.productsGone,
      },
      { subject: 'items', lookedAt: run.itemsLookedAt, missed: run.itemsMissed + run.itemsGone },
      {
        subject: 'customers',
        lookedAt: run.customersLookedAt,
        missed: run.customersMissed + run.customersGone,
      },
      {
        subject: 'reviews',
        lookedAt: run.reviewsLookedAt,
        missed: run.reviewsMissed + run.reviewsGone,
      },
    ],
    rejected: run.recordsRejected,
    ended: run.error === null ? null : ended,
  };
}
