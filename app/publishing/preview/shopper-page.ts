import { countryName } from '../../kernel/country.ts';
import { currencyDigits } from '../../kernel/money.ts';
import { PUBLISHED_NAMESPACE, readyKeyOf, type WantedDocument } from '../model.ts';

/** Who looks at the page that a preview shows. */
export interface Shopper {
  country: string;
  /** BCP 47, one of the languages of the blocks. */
  language: string;
  currency: string;
  signedIn: boolean;
}

/** What a preview knows of the shop. */
export interface PreviewShop {
  name: string;
  domain: string;
  currency: string;
  /** Title and price of a product, in minor units of the shop's currency; null shows a made-up one. */
  product: { productId: string; title: string; handle: string; priceMinor: number } | null;
}

/** Objects of a page by name, as Liquid sees them. */
export type PageObjects = Record<string, unknown>;

/**
 * The Liquid objects of a storefront page with given documents, as Shopify gives them to app
 * blocks; what a preview cannot know (stock, tags, payment types) is empty.
 */
export function shopperPage(input: {
  shop: PreviewShop;
  shopper: Shopper;
  pageType: string;
  documents: ReadonlyMap<string, WantedDocument>;
  /** Price of the product in minor units of the shopper's currency; the shop's own unless given. */
  priceMinor?: number | undefined;
}): PageObjects {
  const { shop, shopper, pageType, documents, priceMinor } = input;
  const language = languageObject(shopper.language);
  const country = {
    iso_code: shopper.country,
    name: countryName(shopper.country, shopper.language),
    currency: currencyObject(shopper.currency),
  };
  const price =
    priceMinor === undefined ? priceOf(shop) : inHundredths(priceMinor, shopper.currency);
  const product = productObject(shop, price);
  return {
    app: { metafields: { [PUBLISHED_NAMESPACE]: metafields(documents) } },
    shop: {
      name: shop.name,
      currency: shop.currency,
      domain: shop.domain,
      permanent_domain: shop.domain,
      url: `https://${shop.domain}`,
      enabled_payment_types: [],
      published_locales: [language],
      metafields: {},
    },
    request: {
      host: shop.domain,
      origin: `https://${shop.domain}`,
      path: '/',
      page_type: pageType,
      design_mode: false,
      locale: language,
    },
    localization: {
      country,
      language,
      available_countries: [country],
      available_languages: [language],
      market: { id: 1, handle: 'preview', metafields: {} },
    },
    customer: shopper.signedIn ? customerObject() : null,
    product: pageType === 'product' ? product : null,
    cart: cartObject(product, shopper.currency),
    routes: { root_url: '/', cart_url: '/cart', account_login_url: '/account/login' },
  };
}

/**
 * Objects with some of their properties replaced, one level down: what a domain knows of a shop
 * beyond its documents.
 * @example withObjects({ shop: { name: 'A' } }, { shop: { enabled_payment_types: ['ideal'] } })
 */
export function withObjects(page: PageObjects, more: PageObjects): PageObjects {
  const merged = { ...page };
  for (const [name, value] of Object.entries(more)) {
    const present = merged[name];
    merged[name] = isPlain(present) && isPlain(value) ? { ...present, ...value } : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A metafield prints as its value and holds it parsed. */
function metafields(documents: ReadonlyMap<string, WantedDocument>) {
  const shelf: Record<string, unknown> = {};
  const hang = (key: string, type: string, value: unknown) => {
    shelf[key] = { type, value, toString: () => JSON.stringify(value) };
  };
  for (const [key, { document, ready }] of documents) {
    hang(key, 'json', document);
    hang(readyKeyOf(key), 'boolean', ready);
  }
  return shelf;
}

function languageObject(locale: string) {
  const name = new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(locale) ?? locale;
  return { iso_code: locale, name, endonym_name: name, primary: true, root_url: '/' };
}

function currencyObject(code: string) {
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency: code })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  return { iso_code: code, symbol: symbol ?? code, name: code };
}

/** Amounts in Liquid are hundredths of the currency's unit, whatever its minor unit is. */
const SAMPLE_PRICE = 2900;

function priceOf({ product, currency }: PreviewShop): number {
  return product === null ? SAMPLE_PRICE : inHundredths(product.priceMinor, currency);
}

function inHundredths(amountMinor: number, currency: string): number {
  return Math.round(amountMinor * 10 ** (2 - currencyDigits(currency)));
}

function productObject(shop: PreviewShop, price: number) {
  const { product } = shop;
  const variant = {
    id: 1,
    title: 'Default Title',
    sku: '',
    price,
    compare_at_price: null,
    available: true,
    requires_shipping: true,
    metafields: {},
  };
  return {
    id: Number(product?.productId.replace(/\D/g, '') ?? 1),
    title: product?.title ?? shop.name,
    handle: product?.handle ?? 'preview',
    url: `/products/${product?.handle ?? 'preview'}`,
    vendor: shop.name,
    available: true,
    price,
    price_min: price,
    price_varies: false,
    requires_shipping: true,
    has_only_default_variant: true,
    selected_variant: variant,
    selected_or_first_available_variant: variant,
    variants: [variant],
    tags: [],
    metafields: {},
  };
}

function cartObject(product: ReturnType<typeof productObject>, currency: string) {
  const { price } = product;
  const line = { quantity: 1, title: product.title, price, final_line_price: price, product };
  return {
    items: [{ ...line, variant: product.selected_variant, requires_shipping: true }],
    item_count: 1,
    total_price: price,
    requires_shipping: true,
    currency: currencyObject(currency),
    attributes: {},
  };
}

function customerObject() {
  return {
    id: 1,
    first_name: '',
    last_name: '',
    name: '',
    email: '',
    orders_count: 1,
    tags: [],
    metafields: {},
  };
}
