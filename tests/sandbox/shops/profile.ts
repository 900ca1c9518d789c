import type { SandboxLocale, SandboxLocation } from '../model.ts';
import type { YearShape } from './season.ts';

/** How one made-up shop trades: everything the generators need, and nothing that is random. */
export interface ShopProfile {
  handle: string;
  name: string;
  currency: string;
  zone: string;
  country: string;
  adminLocale: string;
  planName: string;
  taxesIncluded: boolean;
  /** Separates the ids of shops; ids of one shop never occur in another. */
  idBase: number;
  orders: number;
  months: number;
  yearShape: YearShape;
  /** Purchases again: mean days between two of a living customer, chance to never return. */
  repeat: { meanGapDays: number; dropout: number };
  locations: WarehouseProfile[];
  locales: SandboxLocale[];
  markets: MarketProfile[];
  methods: Record<string, MethodProfile>;
  catalog: CatalogProfile;
}

export interface WarehouseProfile extends SandboxLocation {
  /** Orders before this local hour may leave the same day. */
  cutOffHour: number;
  /** Chances that a parcel leaves after 0, 1, 2, … further working days. */
  processingDays: number[];
  worksOnSaturday: boolean;
}

export interface MarketProfile {
  handle: string;
  name: string;
  currency: string;
  /** Units of the market currency for one of the shop currency, on average over the period. */
  exchangeRate: number;
  /** Prices are set in the market currency and stay, whatever the rate does. */
  fixedPrices: boolean;
  /** Part of all orders. */
  share: number;
  growthPerYear: number;
  /** How much more or less is returned than the product types' usual rate. */
  returnFactor: number;
  countries: CountryProfile[];
  /** Weights by key of `ShopProfile.methods`. */
  methods: Record<string, number>;
  shippingMinor: number;
  freeShippingFromMinor: number;
  lanes: LaneProfile[];
}

export interface CountryProfile {
  code: string;
  share: number;
  locale: string;
  /** Local clock minus the shop's clock, in hours. */
  hoursAhead: number;
  taxRate: number;
  taxesIncluded: boolean;
  provinces?: string[] | undefined;
}

export interface LaneProfile {
  carrier: string;
  service: string;
  locationId: string;
  weight: number;
  transitDaysMedian: number;
  sigma: number;
  /** Added when the parcel is stopped at the border. */
  customsDays: number;
  customsChance: number;
  events: 'full' | 'sparse' | 'none';
  /** Whether the carrier tells an estimated delivery date. */
  estimates: boolean;
  sundayDelivery: boolean;
}

export interface MethodProfile {
  gateway: string;
  formattedGateway: string;
  paymentMethodName: string | null;
  /** Name in `shop.enabled_payment_types`. */
  icon: string;
  failureRate: number;
  /** Authorized at checkout and captured when the parcel leaves. */
  capturedOnHandover: boolean;
  errorCodes: Record<string, number>;
  /** Null where the gateway tells no fee. */
  fee: { rate: number; fixedMinor: number } | null;
}

export interface CatalogProfile {
  vendor: string;
  skuPrefix: string;
  /** Locales with their own titles; the first is the primary one. */
  locales: string[];
  /** Names of the series and how often each sells. */
  series: Record<string, number>;
  types: ProductTypeProfile[];
  /** Part of the variants whose customs data have a gap. */
  missingCustomsShare: number;
}

export interface ProductTypeProfile {
  code: string;
  productType: string;
  /** Name of the kind of product by locale. */
  nouns: Record<string, string>;
  hsCode: string;
  origin: string;
  weightGrams: number;
  priceMinor: number;
  costShare: number;
  returnRate: number;
  /** Titles of the variants; one empty title for a product without options. */
  variants: string[];
  popularity: number;
}
