/**
 * What the local Shopify knows about one shop: plain, serializable data.
 *
 * Resolvers, the storefront, webhooks and the shop generators all read and write these
 * records. Amounts are decimal strings as Shopify sends them ("12.30"); `…At` are ISO
 * instants in UTC; ids are the numeric part of a GID (`gid://shopify/Order/1001` → "1001").
 * Countries are ISO 3166-1 alpha-2, currencies ISO 4217, languages BCP 47.
 */

/** An amount in the shop's currency and in the one the shopper paid with. */
export interface SandboxMoney {
  shop: string;
  presentment: string;
}

export interface SandboxShop {
  id: string;
  /** `name.myshopify.com` */
  domain: string;
  name: string;
  currency: string;
  zone: string;
  country: string;
  /** Language in which the shop's staff works in the admin, e.g. "en" or "zh-CN". */
  adminLocale: string;
  planName: string;
  taxesIncluded: boolean;
  createdAt: string;
  enabledPresentmentCurrencies: string[];
  /** Icon names as Liquid's `shop.enabled_payment_types` lists them, by country; "*" is the rest. */
  enabledPaymentTypes: Record<string, string[]>;
  locations: SandboxLocation[];
  markets: SandboxMarket[];
  locales: SandboxLocale[];
  products: SandboxProduct[];
  customers: SandboxCustomer[];
  /** Oldest first. */
  orders: SandboxOrder[];
  /** Texts that can be translated besides those of products. */
  texts?: SandboxText[] | undefined;
  /** Entries of the standard review metaobject; a shop without a review app has none. */
  reviews?: SandboxReview[] | undefined;
}

export interface SandboxLocation {
  id: string;
  name: string;
  country: string;
  active: boolean;
}

export interface SandboxMarket {
  id: string;
  handle: string;
  name: string;
  status: 'ACTIVE' | 'DRAFT';
  primary: boolean;
  currency: string;
  countries: string[];
  /** Units of the market currency for one unit of the shop currency. */
  exchangeRate: number;
  /** Prices by variant id where the market has a price list of its own. */
  fixedPrices?: Record<string, string> | undefined;
}

export interface SandboxLocale {
  locale: string;
  name: string;
  primary: boolean;
  published: boolean;
}

export interface SandboxProduct {
  id: string;
  handle: string;
  title: string;
  /** Titles by locale, for the storefront. */
  titles: Record<string, string>;
  descriptionHtml: string;
  productType: string;
  vendor: string;
  tags?: string[] | undefined;
  /** Numeric ids of the collections that it is in; of a collection there is no more than its id. */
  collectionIds?: string[] | undefined;
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  createdAt: string;
  updatedAt: string;
  /** An inline picture for the storefront, as SVG source. */
  imageSvg: string;
  variants: SandboxVariant[];
  /** What `translatableResource.translations` answers; the primary locale has none. */
  translations?: SandboxTranslation[] | undefined;
}

/** A page, a policy, a link of a menu …: no more of it than what can be translated. */
export interface SandboxText {
  /** Type of its GID, e.g. "OnlineStorePage", and number. */
  gidType: string;
  id: string;
  /** Shopify's TranslatableResourceType. */
  resourceType: string;
  /** Values by key, in the shop's own language. */
  content: Record<string, string>;
  translations: SandboxTextTranslation[];
}

export interface SandboxTextTranslation {
  locale: string;
  key: string;
  value: string;
  outdated: boolean;
  updatedAt: string;
}

export interface SandboxTranslation {
  locale: string;
  key: 'title' | 'body_html';
  value: string;
  /** The source changed after this text was written. */
  outdated: boolean;
  updatedAt: string;
}

export interface SandboxVariant {
  id: string;
  title: string;
  sku: string | null;
  price: string;
  compareAtPrice: string | null;
  inventoryItem: SandboxInventoryItem;
}

export interface SandboxInventoryItem {
  id: string;
  tracked: boolean;
  requiresShipping: boolean;
  unitCost: string | null;
  harmonizedSystemCode: string | null;
  countryOfOrigin: string | null;
  weightGrams: number | null;
  levels: {
    locationId: string;
    available: number;
    incoming: number;
    /** Pieces of open orders, on top of what is available; none where not given. */
    committed?: number | undefined;
    /** The last change of the pieces; that of the product where not given. */
    updatedAt?: string | undefined;
  }[];
  provinceOfOrigin?: string | undefined;
  /** Customs codes that hold in one country only. */
  countryCodes?: Record<string, string> | undefined;
}

export interface SandboxCustomer {
  id: string;
  locale: string;
  country: string | null;
  createdAt: string;
  /** Last change of the customer's own record; that of createdAt where not given. */
  updatedAt?: string | undefined;
  /** Synthetic, only so that field-level access rules can be tried: nothing may store these. */
  displayName: string;
  email: string;
}

export interface SandboxOrder {
  id: string;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  test: boolean;
  sourceName: string;
  currency: string;
  presentmentCurrency: string;
  customerId: string | null;
  customerLocale: string | null;
  country: string | null;
  province: string | null;
  marketId: string | null;
  financialStatus:
    'PENDING' | 'AUTHORIZED' | 'PAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'VOIDED' | 'EXPIRED';
  fulfillmentStatus: 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED';
  taxesIncluded: boolean;
  subtotal: SandboxMoney;
  shipping: SandboxMoney;
  tax: SandboxMoney;
  discounts: SandboxMoney;
  duties: SandboxMoney | null;
  /** What the shopper owed when the order was placed: refunds do not change it. */
  total: SandboxMoney;
  tags: string[];
  lines: SandboxOrderLine[];
  transactions: SandboxTransaction[];
  fulfillments: SandboxFulfillment[];
  refunds: SandboxRefund[];
  returns: SandboxReturn[];
  /** Set for orders placed in the local storefront and by generators that model checkout risk. */
  riskLevel: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';
  discountCodes?: string[] | undefined;
  /** Chargebacks and inquiries; only Shopify Payments tells them. */
  disputes?: SandboxDispute[] | undefined;
}

/** A product review as a review app writes it into Shopify's standard metaobject. */
export interface SandboxReview {
  id: string;
  /** From 1 to 5. */
  rating: number;
  title: string | null;
  body: string | null;
  locale: string | null;
  verification: 'verified_buyer' | 'verified_reviewer' | 'unverified';
  status: 'ACTIVE' | 'DRAFT';
  productId: string | null;
  variantId: string | null;
  orderId: string | null;
  customerId: string | null;
  /** Synthetic, so that it can be tried that nothing stores it. */
  authorName: string;
  submittedAt: string;
  updatedAt: string;
}

export interface SandboxDispute {
  id: string;
  initiatedAs: 'CHARGEBACK' | 'INQUIRY';
  status: 'NEEDS_RESPONSE' | 'UNDER_REVIEW' | 'ACCEPTED' | 'WON' | 'LOST';
  /** A value of Shopify's ShopifyPaymentsDisputeReason. */
  reason: string;
  initiatedAt: string;
  amount: SandboxMoney;
}

export interface SandboxOrderLine {
  id: string;
  productId: string | null;
  variantId: string | null;
  sku: string | null;
  title: string;
  quantity: number;
  /** Price of one before discounts. */
  unitPrice: SandboxMoney;
  /** Discount on the whole line. */
  discount: SandboxMoney;
  requiresShipping: boolean;
}

export interface SandboxTransaction {
  id: string;
  kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
  status: 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR';
  gateway: string;
  formattedGateway: string;
  errorCode: string | null;
  amount: SandboxMoney;
  parentId: string | null;
  processedAt: string;
  /** Card brand or local method as the gateway names it. */
  paymentMethodName: string | null;
  /** Only Shopify Payments tells the fee. */
  fee: string | null;
}

export interface SandboxFulfillment {
  id: string;
  status: 'SUCCESS' | 'CANCELLED' | 'PENDING';
  displayStatus:
    | 'FULFILLED'
    | 'CONFIRMED'
    | 'LABEL_PURCHASED'
    | 'CARRIER_PICKED_UP'
    | 'IN_TRANSIT'
    | 'OUT_FOR_DELIVERY'
    | 'DELIVERED'
    | 'DELAYED'
    | 'FAILURE';
  createdAt: string;
  updatedAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  locationId: string;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  lineIds: string[];
  events: SandboxFulfillmentEvent[];
}

export interface SandboxFulfillmentEvent {
  id: string;
  status:
    | 'LABEL_PURCHASED'
    | 'CARRIER_PICKED_UP'
    | 'IN_TRANSIT'
    | 'OUT_FOR_DELIVERY'
    | 'ATTEMPTED_DELIVERY'
    | 'DELIVERED'
    | 'DELAYED'
    | 'FAILURE'
    | 'READY_FOR_PICKUP';
  happenedAt: string;
  country: string | null;
}

export interface SandboxRefund {
  id: string;
  createdAt: string;
  note: string | null;
  total: SandboxMoney;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    subtotal: SandboxMoney;
    restockType: 'RETURN' | 'CANCEL' | 'NO_RESTOCK';
  }[];
}

export interface SandboxReturn {
  id: string;
  status: 'OPEN' | 'CLOSED' | 'REQUESTED' | 'DECLINED' | 'CANCELED';
  createdAt: string;
  closedAt?: string | undefined;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    reasonHandle: string;
    reasonName: string;
  }[];
}

/** A fact built into a generated shop on purpose, by which detectors are judged. */
export interface PlantedTruth {
  /** Stable id, e.g. "lane-slowdown-de". */
  id: string;
  kind: string;
  /** The pillar that should find it. */
  domain: 'compliance' | 'logistics' | 'payments' | 'localization' | 'insights' | 'retention';
  /** When it begins, as a calendar date in the shop's zone. */
  from: string;
  to: string | null;
  /** One sentence in English with the numbers. */
  sentence: string;
  /** What it is about: country, carrier, method, SKU, … */
  subject: Record<string, string | number>;
}
