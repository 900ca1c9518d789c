/**
 * The whole world of the local Shopify in memory: several shops, and what one app has in each.
 *
 * Everything that changes a shop goes through here, so that webhooks, indexes and `updatedAt`
 * stay true. Reads may look at `state.shop` directly.
 */
import { randomBytes } from 'node:crypto';
import type { SandboxEvent, SandboxEventListener, SandboxTopic } from './events.ts';
import type { SandboxOrder, SandboxProduct, SandboxShop } from './model.ts';
import * as orders from './order-life.ts';
import type {
  FulfillDraft,
  OrderDraft,
  PaymentDraft,
  RefundDraft,
  TrackingStep,
} from './order-life.ts';
import { createShopState } from './shop-state.ts';
import type { Installation, ShopSettings, ShopState } from './shop-state.ts';

export type { Installation, MetafieldRecord, ShopSettings, ShopState } from './shop-state.ts';
export type {
  FulfillDraft,
  OrderDraft,
  PaymentDraft,
  RefundDraft,
  TrackingStep,
} from './order-life.ts';

/** The one app that the local Shopify knows. */
export interface SandboxApp {
  id: string;
  clientId: string;
  secret: string;
  name: string;
  handle: string;
  /** Scopes granted at installation, as in shopify.app.toml. */
  scopes: string[];
  /** Level 2 of protected customer data (names, addresses, phone, email) is approved. */
  protectedCustomerData: 'level-1' | 'level-2';
}

export interface SandboxStoreOptions {
  clock?: (() => Date) | undefined;
  app?: Partial<SandboxApp> | undefined;
}

export const sandboxAppDefaults: SandboxApp = {
  id: '501',
  clientId: 'portolan-sandbox',
  secret: 'sandbox-secret-sandbox-secret-0000',
  name: 'Portolan',
  handle: 'portolan',
  scopes: [],
  protectedCustomerData: 'level-1',
};

export class SandboxStore {
  readonly app: SandboxApp;
  readonly clock: () => Date;
  readonly #shops = new Map<string, ShopState>();
  readonly #listeners = new Set<SandboxEventListener>();

  constructor(options: SandboxStoreOptions = {}) {
    this.app = { ...sandboxAppDefaults, ...options.app };
    this.clock = options.clock ?? (() => new Date());
  }

  /** Adds a shop, or replaces the one of the same domain together with all the app had in it. */
  addShop(shop: SandboxShop, settings: Partial<ShopSettings> = {}): ShopState {
    const state = createShopState(shop, settings);
    this.#shops.set(shop.domain, state);
    return state;
  }

  domains(): string[] {
    return [...this.#shops.keys()];
  }

  find(domain: string): ShopState | undefined {
    return this.#shops.get(domain);
  }

  /** The shop of that domain; an unknown domain is a programming error and throws. */
  shop(domain: string): ShopState {
    const state = this.#shops.get(domain);
    if (!state) throw new Error(`The sandbox has no shop ${domain}: add it with addShop.`);
    return state;
  }

  /** Grants the app access, as the merchant's consent does; a second time keeps tokens and metafields. */
  install(domain: string, scopes: string[] = this.app.scopes): Installation {
    const state = this.shop(domain);
    if (state.installation) {
      state.installation.scopes = [...scopes];
      return state.installation;
    }
    state.installation = {
      id: state.nextId(),
      installedAt: this.clock().toISOString(),
      scopes: [...scopes],
      accessTokens: new Map(),
      refreshTokens: new Map(),
    };
    return state.installation;
  }

  /** Removes the app: its tokens and app-data metafields are gone, and app/uninstalled is sent. */
  uninstall(domain: string): void {
    const state = this.shop(domain);
    if (!state.installation) return;
    state.metafields.deleteOwner(`gid://shopify/AppInstallation/${state.installation.id}`);
    state.installation = null;
    this.emit(domain, [{ topic: 'app/uninstalled', resource: { kind: 'shop' } }]);
  }

  /** Changes the granted scopes and sends app/scopes_update. */
  updateScopes(domain: string, scopes: string[]): void {
    const installation = this.install(domain);
    const previous = installation.scopes;
    installation.scopes = [...scopes];
    this.emit(domain, [
      { topic: 'app/scopes_update', resource: { kind: 'scopes', previous, current: scopes } },
    ]);
  }

  subscribe(listener: SandboxEventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners about one merchant action; all its topics share one event id. */
  emit(
    domain: string,
    occurrences: { topic: SandboxTopic; resource: SandboxEvent['resource'] }[],
  ): void {
    const state = this.shop(domain);
    state.revision += 1;
    const eventId = randomBytes(16).toString('hex');
    const triggeredAt = this.clock().toISOString();
    for (const { topic, resource } of occurrences) {
      for (const listener of this.#listeners) {
        listener({ eventId, topic, domain, triggeredAt, resource });
      }
    }
  }

  /** Places an order as the storefront's checkout does; prices come from the shop's variants. */
  placeOrder(domain: string, draft: OrderDraft): SandboxOrder {
    return orders.placeOrder(this, domain, draft);
  }

  /** Pays what is still owed: orders/paid, orders/updated, order_transactions/create. */
  pay(domain: string, orderId: string, payment: PaymentDraft): SandboxOrder {
    return orders.payOrder(this, domain, orderId, payment);
  }

  /** Records a declined attempt; the order stays as it was. */
  fail(
    domain: string,
    orderId: string,
    payment: PaymentDraft & { errorCode: string },
  ): SandboxOrder {
    return orders.failPayment(this, domain, orderId, payment);
  }

  /** Refunds lines, shipping or an amount; without a draft, everything that is left. */
  refund(domain: string, orderId: string, draft: RefundDraft = {}): SandboxOrder {
    return orders.refundOrder(this, domain, orderId, draft);
  }

  cancel(domain: string, orderId: string, reason = 'CUSTOMER'): SandboxOrder {
    return orders.cancelOrder(this, domain, orderId, reason);
  }

  /** Ships all lines (or some) from a location. */
  fulfill(domain: string, orderId: string, draft: FulfillDraft = {}): SandboxOrder {
    return orders.fulfillOrder(this, domain, orderId, draft);
  }

  /** Adds a carrier event to a fulfillment and moves its status. */
  advanceTracking(
    domain: string,
    orderId: string,
    fulfillmentId: string,
    step: TrackingStep,
  ): SandboxOrder {
    return orders.advanceTracking(this, domain, orderId, fulfillmentId, step);
  }

  /** Changes a product and sends products/update. */
  updateProduct(
    domain: string,
    productId: string,
    change: Partial<
      Pick<SandboxProduct, 'title' | 'status' | 'productType' | 'vendor' | 'tags' | 'collectionIds'>
    >,
  ): SandboxProduct {
    const product = this.shop(domain).product(productId);
    if (!product) throw new Error(`${domain} has no product ${productId}.`);
    Object.assign(product, change);
    product.updatedAt = this.clock().toISOString();
    this.emit(domain, [{ topic: 'products/update', resource: { kind: 'product', product } }]);
    return product;
  }

  /** Sets what is available of an item at a location and sends inventory_levels/update. */
  setAvailable(
    domain: string,
    inventoryItemId: string,
    locationId: string,
    available: number,
  ): void {
    const found = this.shop(domain).inventoryItem(inventoryItemId);
    if (!found) throw new Error(`${domain} has no inventory item ${inventoryItemId}.`);
    const { levels } = found.variant.inventoryItem;
    const level = levels.find((each) => each.locationId === locationId);
    const updatedAt = this.clock().toISOString();
    if (level) Object.assign(level, { available, updatedAt });
    else levels.push({ locationId, available, incoming: 0, updatedAt });
    this.emit(domain, [
      {
        topic: 'inventory_levels/update',
        resource: { kind: 'inventory-level', inventoryItemId, locationId, available },
      },
    ]);
  }

  /** Sends one of the three privacy topics; without `customerId` only shop/redact makes sense. */
  requestPrivacy(
    domain: string,
    topic: 'customers/data_request' | 'customers/redact' | 'shop/redact',
    customerId: string | null = null,
  ): void {
    this.emit(domain, [{ topic, resource: { kind: 'privacy', customerId } }]);
  }
}

/** Creates an empty world; add shops with `addShop`, grant access with `install`. */
export function createSandboxStore(options: SandboxStoreOptions = {}): SandboxStore {
  return new SandboxStore(options);
}
