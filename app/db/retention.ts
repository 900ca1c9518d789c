/** How long the rows of a table live. */
export type RetentionRule =
  /**
   * As long as the shop: they go with shop/redact, or a week after an uninstall without one.
   * `emptied` names columns that live shorter than their row.
   */
  | { life: 'shop'; emptied?: { columns: readonly string[]; days: number; since: string } }
  /** Until the work that they stand for is done. */
  | { life: 'work' }
  /** So many days after the instant in a column; `where` names what of it, as SQL. */
  | { life: 'days'; days: number; since: string; where?: string };

const SHOP: RetentionRule = { life: 'shop' };
const WORK: RetentionRule = { life: 'work' };

/**
 * The stated life of every table; a test fails for a model without one, and a nightly job deletes
 * what is past it. In `where` the table is `t`.
 */
export const RETENTION: Readonly<Record<string, RetentionRule>> = {
  Shop: SHOP,
  // Tokens go at once with an uninstall.
  Session: SHOP,
  SettingsDocument: SHOP,
  Publication: SHOP,
  DetectorRun: SHOP,
  // With the merchant's key, sealed.
  AgentModel: SHOP,

  // What the shop has sold, to whom by id, and with what: the numbers rest on it.
  Order: SHOP,
  OrderLine: SHOP,
  OrderTaxLine: SHOP,
  OrderShippingLine: SHOP,
  OrderTransaction: SHOP,
  Fulfillment: SHOP,
  FulfillmentEvent: SHOP,
  Refund: SHOP,
  RefundLine: SHOP,
  OrderReturn: SHOP,
  ReturnLine: SHOP,
  Dispute: SHOP,
  Payout: SHOP,
  BalanceTransaction: SHOP,
  Customer: SHOP,
  Product: SHOP,
  // Ratings as long as the shop. What was written may name people: two years, so that a season can
  // be compared with the one before.
  Review: {
    life: 'shop',
    emptied: { columns: ['title', 'body'], days: 730, since: 'submitted_at' },
  },
  ProductVariant: SHOP,
  InventoryItem: SHOP,
  InventoryItemCode: SHOP,
  InventoryLevel: SHOP,
  Location: SHOP,
  Market: SHOP,
  MarketWebPresence: SHOP,
  PriceList: SHOP,
  PriceListPrice: SHOP,
  ShopLocale: SHOP,
  MissingData: SHOP,
  DailyRollup: SHOP,
  TaxRollup: SHOP,
  // What the merchant has said, and the last look at the thresholds.
  TaxRegistration: SHOP,
  ThresholdReview: SHOP,
  PaymentRollup: SHOP,
  // Margins of past days are explained by the rates of those days.
  ExchangeRate: SHOP,
  CurrencySales: SHOP,
  // What is there to translate and what of it is not; texts themselves stay at Shopify.
  TranslatableText: SHOP,
  TranslationGap: SHOP,
  TranslationReading: SHOP,
  ProductCountrySales: SHOP,
  Lane: SHOP,
  LaneWeek: SHOP,
  LaneLearning: SHOP,
  ProcessingTime: SHOP,
  // What shoppers were told is judged, and argued about, as long as the order is there.
  DeliveryTerms: SHOP,
  DeliveryPromise: SHOP,
  // What rules for products held for those that were ordered.
  DeliveryProduct: SHOP,
  // What a customer has is theirs as long as the shop is there, expired points included: the
  // account is explained by them.
  LoyaltyEntry: SHOP,
  LoyaltyAccount: SHOP,
  LoyaltyAdjustment: SHOP,
  LoyaltyDay: SHOP,
  LoyaltyLot: SHOP,
  LoyaltyOrder: SHOP,
  LoyaltyProgram: SHOP,
  LoyaltyRedemption: SHOP,
  // Orders and points may come under the old id long after.
  CustomerMerge: SHOP,

  // An import can be undone as long as what it brought is there.
  FileImport: SHOP,
  FileImportOrder: SHOP,
  AdSpend: SHOP,

  DirtyDay: WORK,
  // Until the points of the order are booked.
  LoyaltyDue: WORK,
  // Until the products of the order are read, which its promise waits for.
  DeliveryWaiting: WORK,
  // Until every follower has read it.
  OrderChange: WORK,
  OrderFollower: SHOP,
  // Until its import is through; drafts are forgotten after a week.
  FileImportPiece: WORK,
  SupersededOrder: WORK,
  SupersededRecord: WORK,

  // Shopify repeats a delivery for hours; two weeks tell a repeated one with certainty.
  WebhookInbox: { life: 'days', days: 14, since: 'received_at', where: `t.state <> 'waiting'` },
  // The newest completed run says that the shop was imported and since when; it stays.
  ImportRun: {
    life: 'days',
    days: 90,
    since: 'finished_at',
    where: `EXISTS (SELECT 1 FROM import_run AS newer WHERE newer.shop_id = t.shop_id
              AND newer.state = 'completed' AND newer.queued_at > t.queued_at)`,
  },
  ImportPart: {
    life: 'days',
    days: 90,
    since: 'touched_at',
    where: `NOT EXISTS (SELECT 1 FROM import_run AS run
              WHERE run.shop_id = t.shop_id AND run.import_run_id = t.import_run_id)`,
  },
  // The newest completed one says from where to go on.
  ReconcileRun: {
    life: 'days',
    days: 90,
    since: 'finished_at',
    where: `EXISTS (SELECT 1 FROM reconcile_run AS newer WHERE newer.shop_id = t.shop_id
              AND newer.state = 'completed' AND newer.error IS NULL
              AND newer.started_at > t.started_at)`,
  },
  // A repetition comes within the minute and a half for which Shopify's signature holds, or from a
  // page that is tried again the same day.
  ProxyAnswer: { life: 'days', days: 2, since: 'created_at' },
  ProxyUse: { life: 'days', days: 1, since: 'minute_at' },
  // What is no longer so is of use for a year, to see whether it comes again.
  Insight: { life: 'days', days: 365, since: 'resolved_at' },
  // Chats are for the days in which they are of use; questions may tell more than they need to.
  AgentConversation: { life: 'days', days: 30, since: 'touched_at' },
  AgentTurn: { life: 'days', days: 30, since: 'asked_at' },
  AgentUse: { life: 'days', days: 90, since: 'day' },
  // Who changed what: two years; what undo needs goes with it.
  Activity: { life: 'days', days: 730, since: 'created_at' },
  // Proof that the law was kept: two years, then that goes too.
  PrivacyRequest: { life: 'days', days: 730, since: 'done_at' },
  AccessLog: { life: 'days', days: 730, since: 'at' },
  // A reduction is measured by the 30 days before it, and may run for months: a price that ended
  // is kept 120 days; prices of variants that are gone go too.
  PriceHistory: {
    life: 'days',
    days: 120,
    since: 'from_at',
    where: `(t.until_at < $1 OR NOT EXISTS (SELECT 1 FROM product_variant AS v
              WHERE v.shop_id = t.shop_id AND v.variant_id = t.variant_id))`,
  },
  // A trend is shown over some months, and a season beside the one before.
  TranslationDay: { life: 'days', days: 400, since: 'day' },
  // The request is due after 30 days; the merchant has as long again.
  PrivacyExport: { life: 'days', days: 60, since: 'created_at' },
};

/** Hours that a finished job stays in the queue's tables; failed ones stay 30 days for the merchant. */
export const FINISHED_JOBS_KEPT_HOURS = 24;

/**
 * Days after which an uninstalled shop is erased without being asked to. Shopify asks with
 * shop/redact 48 hours after the uninstall; this is for the request that never comes.
 */
export const UNINSTALLED_SHOPS_KEPT_DAYS = 7;
