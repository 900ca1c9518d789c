import { currencyScale, multiplyDecimals } from '../decimal.ts';
import type { SandboxOrder, SandboxProduct, SandboxVariant } from '../model.ts';
import type { ShopState } from '../store.ts';
import { AllProducts } from './all-products.ts';
import { paymentTypesFor, sellableCountries, marketOf } from './shopper.ts';
import type { Shopper } from './shopper.ts';

export interface PageInput {
  state: ShopState;
  shopper: Shopper;
  /** `/storefront/nordlicht-living` */
  root: string;
  pageType: string;
  url: URL;
  proxyPath: string;
}

/** The Liquid objects of every page: what Shopify gives themes and app blocks, as far as we use it. */
export function pageObjects(input: PageInput): Record<string, unknown> {
  const { state, shopper, root, pageType, url, proxyPath } = input;
  const { shop } = state;
  const language = languageObject(shopper.locale, state, root);
  return {
    app: { metafields: appMetafields(state) },
    shop: {
      id: Number(shop.id),
      name: shop.name,
      currency: shop.currency,
      domain: shop.domain,
      permanent_domain: shop.domain,
      url: root,
      enabled_payment_types: paymentTypesFor(shop, shopper.country),
      published_locales: publishedLanguages(state, root),
      taxes_included: shop.taxesIncluded,
    },
    request: {
      host: url.host,
      origin: url.origin,
      path: url.pathname,
      page_type: pageType,
      design_mode: false,
      locale: language,
    },
    localization: localizationObject(input),
    all_products: new AllProducts((handle) => {
      const found = shop.products.find((each) => each.handle === handle);
      return found?.status === 'ACTIVE' ? productObject(found, input) : null;
    }),
    customer: customerObject(input),
    cart: cartObject(state, shopper, root),
    routes: {
      root_url: root,
      cart_url: `${root}/cart`,
      cart_add_url: `${root}/cart/add`,
      cart_change_url: `${root}/cart/change`,
    },
    app_proxy_path: proxyPath,
  };
}

/**
 * App-data metafields as `app.metafields.<namespace>.<key>` sees them: `.value` is parsed by
 * type, and the metafield itself prints as its value.
 */
export function appMetafields(state: ShopState): Record<string, Record<string, unknown>> {
  const shelves: Record<string, Record<string, unknown>> = {};
  if (!state.installation) return shelves;
  const ownerId = `gid://shopify/AppInstallation/${state.installation.id}`;
  for (const { namespace, key, type, value } of state.metafields.of(ownerId)) {
    const parsed = metafieldValue(type, value);
    (shelves[namespace] ??= {})[key] = { type, value: parsed, toString: () => value };
  }
  return shelves;
}

function metafieldValue(type: string, value: string): unknown {
  if (type === 'boolean') return value === 'true';
  if (type === 'json' || type.startsWith('list.')) return JSON.parse(value) as unknown;
  if (type.startsWith('number_')) return Number(value);
  return value;
}

function localizationObject({ state, shopper, root }: PageInput): Record<string, unknown> {
  const names = new Intl.DisplayNames([shopper.locale], { type: 'region' });
  const collator = new Intl.Collator(shopper.locale);
  const countries = sellableCountries(state.shop)
    .map((code) => countryObject(state, code, names))
    .sort((a, b) => collator.compare(a.name, b.name));
  return {
    available_countries: countries,
    available_languages: publishedLanguages(state, root),
    country: countryObject(state, shopper.country, names),
    language: languageObject(shopper.locale, state, root),
    market: shopper.market && {
      id: Number(shopper.market.id),
      handle: shopper.market.handle,
      metafields: {},
    },
  };
}

function countryObject(state: ShopState, code: string, names: Intl.DisplayNames) {
  const currency = marketOf(state.shop, code)?.currency ?? state.shop.currency;
  return {
    iso_code: code,
    name: names.of(code) ?? code,
    currency: currencyObject(currency),
    unit_system: code === 'US' ? 'imperial' : 'metric',
  };
}

function currencyObject(code: string) {
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency: code })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  const name = new Intl.DisplayNames(['en'], { type: 'currency' }).of(code);
  return { iso_code: code, symbol: symbol ?? code, name: name ?? code };
}

function publishedLanguages(state: ShopState, root: string) {
  return state.shop.locales
    .filter(({ published }) => published)
    .map(({ locale }) => languageObject(locale, state, root));
}

function languageObject(locale: string, state: ShopState, root: string) {
  const endonym = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return {
    iso_code: locale,
    endonym_name: endonym,
    name: endonym,
    primary: state.shop.locales.some((each) => each.locale === locale && each.primary),
    root_url: root,
  };
}

function customerObject(input: PageInput): Record<string, unknown> | null {
  const { state, shopper } = input;
  const { customer } = shopper;
  if (!customer) return null;
  const orders = state.ordersOf(customer.id);
  return {
    id: Number(customer.id),
    name: customer.displayName,
    first_name: customer.displayName.split(' ')[0],
    email: customer.email,
    orders_count: orders.length,
    // Made where a page asks for them: most do not.
    get orders() {
      return orders
        .toReversed()
        .slice(0, ORDERS_LISTED)
        .map((order) => boughtObject(order, input));
    },
    tags: [],
    metafields: {},
  };
}

/** Orders that a page lists without paginating them. */
const ORDERS_LISTED = 50;

/** An order as far as the customer's own list of them shows what was bought. */
function boughtObject(order: SandboxOrder, input: PageInput): Record<string, unknown> {
  const { products } = input.state.shop;
  return {
    ...orderObject(order),
    line_items: order.lines.map(({ title, quantity, productId }) => {
      const product = products.find(({ id, status }) => id === productId && status === 'ACTIVE');
      return { title, quantity, product: product ? productObject(product, input) : null };
    }),
  };
}

/**
 * A price in the shopper's currency as Liquid counts it: hundredths, whatever the currency.
 * Rounded to the currency's own unit first, as the order will be.
 */
export function liquidPrice(price: string, { market }: Shopper): number {
  if (!market) return Number(multiplyDecimals(price, '100', 0));
  const scale = currencyScale(market.currency);
  const converted = multiplyDecimals(price, String(market.exchangeRate), scale);
  return Number(multiplyDecimals(converted, '100', 0));
}

function variantObject(variant: SandboxVariant, product: SandboxProduct, shopper: Shopper) {
  const item = variant.inventoryItem;
  const stock = item.levels.reduce((sum, level) => sum + level.available, 0);
  return {
    id: Number(variant.id),
    title: variant.title,
    sku: variant.sku,
    price: liquidPrice(variant.price, shopper),
    compare_at_price: variant.compareAtPrice && liquidPrice(variant.compareAtPrice, shopper),
    available: !item.tracked || stock > 0,
    inventory_quantity: stock,
    requires_shipping: item.requiresShipping,
    weight: item.weightGrams ?? 0,
    product_id: Number(product.id),
    metafields: {},
  };
}

/** A product in the shopper's language and currency, with one variant chosen. */
export function productObject(
  product: SandboxProduct,
  { shopper, root }: Pick<PageInput, 'shopper' | 'root'>,
  variantId: string | null = null,
): Record<string, unknown> {
  const variants = product.variants.map((variant) => variantObject(variant, product, shopper));
  const selected = variants.find(({ id }) => String(id) === variantId);
  const shown = selected ?? variants.find(({ available }) => available) ?? variants[0];
  const prices = variants.map(({ price }) => price);
  return {
    id: Number(product.id),
    handle: product.handle,
    title: product.titles[shopper.locale] ?? product.title,
    description: product.descriptionHtml,
    type: product.productType,
    vendor: product.vendor,
    url: `${root}/products/${product.handle}`,
    image_svg: product.imageSvg,
    featured_image: { src: `${root}/products/${product.handle}.svg`, alt: null },
    available: variants.some(({ available }) => available),
    price: shown?.price ?? 0,
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    has_only_default_variant: variants.length === 1,
    selected_variant: selected ?? null,
    selected_or_first_available_variant: shown ?? null,
    requires_shipping: shown?.requires_shipping ?? false,
    variants,
    tags: product.tags ?? [],
    collections: (product.collectionIds ?? []).map((id) => ({ id: Number(id) })),
    metafields: {},
  };
}

function cartObject(state: ShopState, shopper: Shopper, root: string): Record<string, unknown> {
  const items = shopper.cart.flatMap(({ variantId, quantity }) => {
    const found = state.variant(variantId);
    if (!found) return [];
    const variant = variantObject(found.variant, found.product, shopper);
    const product = productObject(found.product, { shopper, root }, variantId);
    return {
      id: variant.id,
      variant_id: variant.id,
      key: variantId,
      quantity,
      title: product['title'],
      price: variant.price,
      line_price: variant.price * quantity,
      final_line_price: variant.price * quantity,
      requires_shipping: variant.requires_shipping,
      sku: variant.sku,
      url: `${String(product['url'])}?variant=${variantId}`,
      product,
      variant,
    };
  });
  const total = items.reduce((sum, item) => sum + item.line_price, 0);
  const currency = shopper.market?.currency ?? state.shop.currency;
  return {
    items,
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    total_price: total,
    items_subtotal_price: total,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: currencyObject(currency),
    attributes: {},
  };
}

/** An order for its status page: amounts in the currency it was paid in. */
export function orderObject(order: SandboxOrder): Record<string, unknown> {
  const hundredths = (amount: string): number => Number(multiplyDecimals(amount, '100', 0));
  return {
    id: Number(order.id),
    name: order.name,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: order.fulfillmentStatus.toLowerCase(),
    delivered: order.fulfillments.some(({ deliveredAt }) => deliveredAt !== null),
    fulfilled: order.fulfillments.length > 0,
    cancelled: order.cancelledAt !== null,
    currency: { iso_code: order.presentmentCurrency },
    total_price: hundredths(order.total.presentment),
    refunded: order.refunds.reduce((sum, each) => sum + hundredths(each.total.presentment), 0),
    declined: order.transactions.at(-1)?.status === 'FAILURE',
    line_items: order.lines.map((line) => ({
      title: line.title,
      quantity: line.quantity,
      line_price: hundredths(line.unitPrice.presentment) * line.quantity,
    })),
  };
}
