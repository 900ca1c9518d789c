/** Resolvers of the small Storefront API, by type and field. */
import { currencyDigits } from '../../../app/kernel/money.ts';
import { multiplyDecimals } from '../decimal.ts';
import { gid } from '../gid.ts';
import type { SandboxProduct, SandboxVariant } from '../model.ts';
import type { ShopState } from '../store.ts';
import { paymentTypesFor } from '../storefront/shopper.ts';
import type { StorefrontContext } from './storefront-api.ts';

type Fields<Source> = Readonly<
  Record<string, (source: Source, args: never, context: StorefrontContext) => unknown>
>;

interface VariantSource {
  variant: SandboxVariant;
  product: SandboxProduct;
}

const CARD_BRANDS: Readonly<Record<string, string>> = {
  american_express: 'AMERICAN_EXPRESS',
  diners_club: 'DINERS_CLUB',
  discover: 'DISCOVER',
  jcb: 'JCB',
  master: 'MASTERCARD',
  visa: 'VISA',
};
const WALLETS: Readonly<Record<string, string>> = {
  apple_pay: 'APPLE_PAY',
  google_pay: 'GOOGLE_PAY',
  shopify_pay: 'SHOPIFY_PAY',
};

const queryRoot: Fields<unknown> = {
  localization: () => ({}),
  shop: () => ({}),
  product: (_, { handle }: { handle?: string | null }, { state }) =>
    state.shop.products.find((each) => each.handle === handle && each.status === 'ACTIVE') ?? null,
};

const shop: Fields<unknown> = {
  name: (_, __, { state }) => state.shop.name,
  metafields: (
    _,
    { identifiers }: { identifiers: { namespace?: string | null; key: string }[] },
    { state },
  ) => identifiers.map(({ namespace, key }) => publicMetafield(state, namespace ?? '', key)),
  paymentSettings: () => ({}),
};

/** A metafield that its definition opens to storefronts; null for any other. */
export function publicMetafield(state: ShopState, namespace: string, key: string) {
  const definition = state.metafieldDefinitions.get('SHOP', namespace, key);
  if (definition?.storefront !== 'PUBLIC_READ') return null;
  return state.metafields.get(gid('Shop', state.shop.id), namespace, key) ?? null;
}

const paymentSettings: Fields<unknown> = {
  acceptedCardBrands: (_, __, context) => namesOf(CARD_BRANDS, context),
  supportedDigitalWallets: (_, __, context) => namesOf(WALLETS, context),
};

function namesOf(
  names: Readonly<Record<string, string>>,
  { state, country }: StorefrontContext,
): string[] {
  return paymentTypesFor(state.shop, country).flatMap((type) => names[type] ?? []);
}

const localization: Fields<unknown> = {
  country: () => ({}),
  language: () => ({}),
};

const country: Fields<unknown> = {
  isoCode: (_, __, context) => context.country,
  name: (_, __, context) =>
    new Intl.DisplayNames([context.locale], { type: 'region' }).of(context.country),
  currency: (_, __, context) => ({ isoCode: context.currency }),
};

const language: Fields<unknown> = { isoCode: (_, __, context) => context.language };

const product: Fields<SandboxProduct> = {
  id: ({ id }) => gid('Product', id),
  handle: ({ handle }) => handle,
  title: ({ title, titles }, _, { locale }) => titles[locale] ?? title,
  productType: ({ productType }) => productType,
  isGiftCard: () => false,
  availableForSale: ({ variants }) => variants.some(isAvailable),
  featuredImage: () => null,
  selectedOrFirstAvailableVariant: (source) => {
    const variant = source.variants.find(isAvailable) ?? source.variants[0];
    return variant ? { variant, product: source } : null;
  },
  variants: (source, { first }: { first?: number | null }) => ({
    nodes: source.variants.slice(0, first ?? 0).map((variant) => ({ variant, product: source })),
  }),
  priceRange: ({ variants }) => variants.map(({ price }) => Number(price)),
};

const priceRange: Fields<number[]> = {
  minVariantPrice: (prices, _, context) => money(String(Math.min(...prices)), context),
  maxVariantPrice: (prices, _, context) => money(String(Math.max(...prices)), context),
};

const variant: Fields<VariantSource> = {
  id: (source) => gid('ProductVariant', source.variant.id),
  title: (source) => source.variant.title,
  availableForSale: (source) => isAvailable(source.variant),
  requiresShipping: (source) => source.variant.inventoryItem.requiresShipping,
  price: (source, _, context) => money(source.variant.price, context),
  compareAtPrice: (source, _, context) =>
    source.variant.compareAtPrice === null ? null : money(source.variant.compareAtPrice, context),
};

function isAvailable({ inventoryItem }: SandboxVariant): boolean {
  return !inventoryItem.tracked || inventoryItem.levels.some(({ available }) => available > 0);
}

/** A price in the shopper's currency, rounded to its unit. */
function money(price: string, { currency, exchangeRate }: StorefrontContext) {
  const amount = multiplyDecimals(price, String(exchangeRate), currencyDigits(currency));
  return { amount, currencyCode: currency };
}

function plain(...names: string[]): Fields<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, (source) => source[name]]));
}

export const STOREFRONT_TYPES: Readonly<Record<string, Fields<never>>> = {
  QueryRoot: queryRoot,
  Shop: shop,
  PaymentSettings: paymentSettings,
  Localization: localization,
  Country: country,
  Currency: plain('isoCode'),
  Language: language,
  Metafield: plain('key', 'namespace', 'type', 'value'),
  MoneyV2: plain('amount', 'currencyCode'),
  Product: product,
  ProductPriceRange: priceRange,
  ProductVariant: variant,
  ProductVariantConnection: plain('nodes'),
};
