import type { DiscountCodeRecord } from './discount-codes.ts';
import { MetafieldDefinitions } from './metafield-definitions.ts';
import { MetafieldShelf } from './metafield-shelf.ts';
import type {
  SandboxCustomer,
  SandboxOrder,
  SandboxProduct,
  SandboxReview,
  SandboxShop,
  SandboxVariant,
} from './model.ts';
import { seedTranslations, type TranslationRecord } from './translations.ts';

export type { MetafieldRecord } from './metafield-shelf.ts';

export interface ShopSettings {
  /** Points the bucket holds and gets back per second. */
  throttle: { maximumAvailable: number; restoreRate: number };
  /** Without it `shopifyPaymentsAccount` is null. By default: whether any order was paid with it. */
  shopifyPayments: boolean;
  /** Bulk results without groupObjects: roots written before their children follow. */
  bulkBatchRoots: number;
  /** Wait before a created bulk operation starts to run. */
  bulkStartDelayMs: number;
}

export interface AccessTokenRecord {
  token: string;
  scopes: string[];
  /** Null for a token that never expires. */
  expiresAtMs: number | null;
  online: boolean;
}

export interface RefreshTokenRecord {
  token: string;
  expiresAtMs: number;
  /** The pair this token was exchanged for; the exchange may be repeated until that pair is used. */
  successor: { accessToken: string; refreshToken: string } | null;
  predecessor: string | null;
}

export interface Installation {
  id: string;
  installedAt: string;
  scopes: string[];
  accessTokens: Map<string, AccessTokenRecord>;
  refreshTokens: Map<string, RefreshTokenRecord>;
}

export interface BulkOperationRecord {
  id: string;
  query: string;
  groupObjects: boolean;
  status: 'CREATED' | 'RUNNING' | 'CANCELING' | 'CANCELED' | 'COMPLETED' | 'FAILED' | 'EXPIRED';
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  file: string | null;
  /** Part of the download address, as Shopify's signed addresses carry one. */
  signature: string;
  urlExpiresAtMs: number | null;
}

/** A failure that the next matching API requests meet, for tests of the app's manners. */
export interface ApiFault {
  kind: 'throttled' | 'status' | 'hang' | 'cut';
  status?: number | undefined;
  /** Only operations whose text contains this. */
  matches?: string | undefined;
  times: number;
}

const defaultSettings: Omit<ShopSettings, 'shopifyPayments'> = {
  throttle: { maximumAvailable: 2000, restoreRate: 100 },
  bulkBatchRoots: 50,
  bulkStartDelayMs: 0,
};

function usesShopifyPayments({ orders }: SandboxShop): boolean {
  if (orders.length === 0) return true;
  return orders.some(({ transactions }) =>
    transactions.some(({ gateway }) => gateway === 'shopify_payments'),
  );
}

interface Remembered {
  revision: number;
  value: unknown;
}

/** One shop with the app's installation in it and indexes over its records. */
export class ShopState {
  readonly shop: SandboxShop;
  readonly settings: ShopSettings;
  readonly metafields = new MetafieldShelf();
  readonly metafieldDefinitions = new MetafieldDefinitions();
  readonly bulkOperations = new Map<string, BulkOperationRecord>();
  readonly translations: Map<string, TranslationRecord>;
  /** By their text in upper case. */
  readonly discountCodes = new Map<string, DiscountCodeRecord>();
  /** Answers of mutations that carried `@idempotent(key:)`, by field and key. */
  readonly idempotentAnswers = new Map<string, unknown>();
  readonly faults: ApiFault[] = [];
  installation: Installation | null = null;
  bucket: { available: number; atMs: number } | null = null;
  /** Grows with every change; indexes and sorted lists of an older revision are rebuilt. */
  revision = 0;
  #nextId = 9_000_000_000_001;
  readonly #remembered = new Map<string, Remembered>();

  constructor(shop: SandboxShop, settings: Partial<ShopSettings>) {
    this.shop = shop;
    this.translations = seedTranslations(shop);
    this.settings = { ...defaultSettings, shopifyPayments: usesShopifyPayments(shop), ...settings };
  }

  /** A fresh numeric id as text, above those that generators use. */
  nextId(): string {
    return String(this.#nextId++);
  }

  order(id: string): SandboxOrder | undefined {
    return this.indexed('orders', () => keyed(this.shop.orders, (order) => order.id)).get(id);
  }

  customer(id: string): SandboxCustomer | undefined {
    return this.indexed('customers', () => keyed(this.shop.customers, (each) => each.id)).get(id);
  }

  product(id: string): SandboxProduct | undefined {
    return this.indexed('products', () => keyed(this.shop.products, (each) => each.id)).get(id);
  }

  reviews(): SandboxReview[] {
    return (this.shop.reviews ??= []);
  }

  review(id: string): SandboxReview | undefined {
    return this.indexed('reviews', () => keyed(this.reviews(), (review) => review.id)).get(id);
  }

  variant(id: string): { product: SandboxProduct; variant: SandboxVariant } | undefined {
    return this.indexed('variants', () => keyed(this.variants(), ({ variant }) => variant.id)).get(
      id,
    );
  }

  inventoryItem(id: string): { product: SandboxProduct; variant: SandboxVariant } | undefined {
    return this.indexed('inventory-items', () =>
      keyed(this.variants(), ({ variant }) => variant.inventoryItem.id),
    ).get(id);
  }

  variants(): { product: SandboxProduct; variant: SandboxVariant }[] {
    return this.shop.products.flatMap((product) =>
      product.variants.map((variant) => ({ product, variant })),
    );
  }

  ordersOf(customerId: string): SandboxOrder[] {
    return (
      this.indexed('orders-by-customer', () => {
        const map = new Map<string, SandboxOrder[]>();
        for (const order of this.shop.orders) {
          if (order.customerId === null) continue;
          const list = map.get(order.customerId);
          if (list) list.push(order);
          else map.set(order.customerId, [order]);
        }
        return map;
      }).get(customerId) ?? []
    );
  }

  /** A map over the shop's records, built when first asked for after a change. */
  indexed<T>(name: string, build: () => Map<string, T>): Map<string, T> {
    return this.remembered(`index ${name}`, build);
  }

  /** Anything derived from the shop's records, kept until they change. */
  remembered<T>(name: string, build: () => T): T {
    const known = this.#remembered.get(name);
    if (known?.revision === this.revision) return known.value as T;
    const value = build();
    this.#remembered.set(name, { revision: this.revision, value });
    return value;
  }
}

function keyed<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) map.set(key(item), item);
  return map;
}

export function createShopState(shop: SandboxShop, settings: Partial<ShopSettings>): ShopState {
  return new ShopState(shop, settings);
}
