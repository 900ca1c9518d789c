import type { SandboxCustomer, SandboxMarket, SandboxShop } from '../model.ts';

const MAX_CART_LINES = 50;
const MAX_QUANTITY = 99;

export interface CartLine {
  variantId: string;
  quantity: number;
}

/** Who looks at the shop and from where: all of it lives in cookies, nothing on the server. */
export interface Shopper {
  country: string;
  /** Language of the page, one of the shop's published ones. */
  locale: string;
  market: SandboxMarket | null;
  customer: SandboxCustomer | null;
  cart: CartLine[];
}

type Wishes = Record<'country' | 'locale' | 'customer' | 'cart', string | null>;

/**
 * The shopper of a request: from its cookies, overridden by `?country=`, `?locale=` and
 * `?customer=`. What the shop does not sell to or publish falls back to its own country and
 * primary language.
 */
export function shopperOf(shop: SandboxShop, request: Request): Shopper {
  const query = new URL(request.url).searchParams;
  const cookies = cookiesOf(request);
  const wish = (name: keyof Wishes): string | null =>
    query.get(name) ?? cookies.get(`shopper_${name}`) ?? null;
  const country = sellableCountries(shop).includes(wish('country') ?? '')
    ? (wish('country') as string)
    : homeCountry(shop);
  const locales = shop.locales.filter(({ published }) => published);
  const primary = locales.find((locale) => locale.primary) ?? locales[0];
  const wanted = locales.find(({ locale }) => locale === wish('locale')) ?? primary;
  return {
    country,
    locale: wanted?.locale ?? 'en',
    market: marketOf(shop, country),
    customer: shop.customers.find(({ id }) => id === wish('customer')) ?? null,
    cart: parseCart(wish('cart')),
  };
}

/** Countries of all active markets, each once. */
export function sellableCountries(shop: SandboxShop): string[] {
  const active = shop.markets.filter(({ status }) => status === 'ACTIVE');
  return [...new Set(active.flatMap(({ countries }) => countries))];
}

function homeCountry(shop: SandboxShop): string {
  const countries = sellableCountries(shop);
  if (countries.includes(shop.country)) return shop.country;
  const primary = shop.markets.find((market) => market.primary);
  return primary?.countries[0] ?? countries[0] ?? shop.country;
}

export function marketOf(shop: SandboxShop, country: string): SandboxMarket | null {
  return (
    shop.markets.find(
      ({ status, countries }) => status === 'ACTIVE' && countries.includes(country),
    ) ?? null
  );
}

/** Ways to pay that take one currency only, wherever they are enabled. */
const ONLY_CURRENCY: Readonly<Record<string, string>> = {
  bancontact: 'EUR',
  blik: 'PLN',
  boleto: 'BRL',
  eps: 'EUR',
  ideal: 'EUR',
  kakao_pay: 'KRW',
  oxxo: 'MXN',
  pix: 'BRL',
  swish: 'SEK',
  twint: 'CHF',
};

/**
 * Icon names of the ways to pay that the shop offers in a country, in the currency of its market:
 * Shopify's `shop.enabled_payment_types` depends on the providers, the region and the currency.
 */
export function paymentTypesFor(shop: SandboxShop, country: string): string[] {
  const currency = marketOf(shop, country)?.currency ?? shop.currency;
  const enabled = shop.enabledPaymentTypes[country] ?? shop.enabledPaymentTypes['*'] ?? [];
  return enabled.filter((type) => (ONLY_CURRENCY[type] ?? currency) === currency);
}

/** `Set-Cookie` values that keep the shopper for the shop's path. */
export function shopperCookies(root: string, shopper: Shopper): string[] {
  const values: Wishes = {
    country: shopper.country,
    locale: shopper.locale,
    customer: shopper.customer?.id ?? '',
    cart: shopper.cart.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join('.'),
  };
  return Object.entries(values).map(
    ([name, value]) => `shopper_${name}=${value}; Path=${root}; SameSite=Lax; HttpOnly`,
  );
}

/** Adds pieces of a variant, within the limits of lines and pieces; 0 or less takes it out. */
export function withQuantity(cart: CartLine[], variantId: string, quantity: number): CartLine[] {
  const pieces = Math.min(MAX_QUANTITY, Math.trunc(quantity));
  const others = cart.filter((line) => line.variantId !== variantId);
  if (!(pieces > 0)) return others;
  const index = cart.findIndex((line) => line.variantId === variantId);
  const at = index === -1 ? others.length : index;
  return others.toSpliced(at, 0, { variantId, quantity: pieces }).slice(0, MAX_CART_LINES);
}

function parseCart(text: string | null): CartLine[] {
  let cart: CartLine[] = [];
  for (const entry of (text ?? '').split('.').slice(0, MAX_CART_LINES)) {
    const match = /^(\d+):(\d+)$/.exec(entry);
    if (match) cart = withQuantity(cart, match[1] ?? '', Number(match[2]));
  }
  return cart;
}

function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
