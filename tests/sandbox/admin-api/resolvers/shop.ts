import { gid } from '../../gid.ts';
import type { SandboxShop } from '../../model.ts';
import { always, emptyPage, firstOf, instant, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import type { PageArgs } from '../connection.ts';
import { metafieldsOf } from './metafields.ts';

const displayNames = new Intl.DisplayNames('en', { type: 'region' });

function sellsTo({ markets }: SandboxShop): string[] {
  return [...new Set(markets.flatMap(({ countries }) => countries))].sort();
}

/** Minutes east of UTC at that instant; a negative number is west. */
function offsetMinutes(zone: string, at: Date): number {
  const text = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /([+-])(\d\d):(\d\d)/.exec(text ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

const shop: TypeResolvers<SandboxShop> = {
  ...same('name', 'taxesIncluded', 'enabledPresentmentCurrencies'),
  ...always({
    taxShipping: false,
    checkoutApiSupported: true,
    setupRequired: false,
    unitSystem: 'METRIC_SYSTEM',
    weightUnit: 'GRAMS',
    orderNumberFormatPrefix: '#',
    orderNumberFormatSuffix: '',
    description: null,
  }),
  ...metafieldsOf<SandboxShop>(({ id }) => gid('Shop', id)),
  id: ({ id }) => gid('Shop', id),
  myshopifyDomain: ({ domain }) => domain,
  url: ({ domain }) => `https://${domain}`,
  email: ({ domain }) => `owner@${domain}`,
  contactEmail: ({ domain }) => `hello@${domain}`,
  primaryDomain: (source) => source,
  currencyCode: ({ currency }) => currency,
  ianaTimezone: ({ zone }) => zone,
  timezoneOffsetMinutes: ({ zone }, _args: never, { store }) => offsetMinutes(zone, store.clock()),
  createdAt: (source) => instant(source.createdAt),
  updatedAt: (source) => instant(source.createdAt),
  billingAddress: (source) => source,
  shopAddress: (source) => source,
  plan: (source) => source,
  features: (source) => source,
  resourceLimits: (source) => source,
  paymentSettings: (source) => source,
  countriesInShippingZones: (source) => source,
  shipsToCountries: sellsTo,
};

const shopAddress: TypeResolvers<SandboxShop> = {
  id: ({ id }) => gid('ShopAddress', id),
  countryCodeV2: ({ country }) => country,
  country: ({ country }) => displayNames.of(country) ?? null,
  ...always({ city: null, zip: null, province: null, provinceCode: null, address1: null }),
};

interface InstallationSource {
  id: string;
}

const ownInstallation: TypeResolvers<InstallationSource> = {
  ...metafieldsOf<InstallationSource>(({ id }) => gid('AppInstallation', id)),
  id: ({ id }) => gid('AppInstallation', id),
  accessScopes: (_source, _args: never, { state }) =>
    (state.installation?.scopes ?? []).map((handle) => ({ handle })),
  activeSubscriptions: () => [],
  allSubscriptions: (_source, args: PageArgs, context) => emptyPage(args, context),
  oneTimePurchases: (_source, args: PageArgs, context) => emptyPage(args, context),
  launchUrl: (_source, _args: never, { store, state }) =>
    `https://${state.shop.domain}/admin/apps/${store.app.handle}`,
  uninstallUrl: () => null,
  app: () => ({}),
};

const app: TypeResolvers<unknown> = {
  id: (_source, _args: never, { store }) => gid('App', store.app.id),
  apiKey: (_source, _args: never, { store }) => store.app.clientId,
  title: (_source, _args: never, { store }) => store.app.name,
  handle: (_source, _args: never, { store }) => store.app.handle,
  embedded: () => true,
  installation: (_source, _args: never, { state }) => state.installation,
  requestedAccessScopes: (_source, _args: never, { store }) =>
    store.app.scopes.map((handle) => ({ handle })),
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** Languages that a shop could add, as `availableLocales` lists them. */
export function availableLocales(args: { first?: number | null }): readonly unknown[] {
  const codes =
    'ar bg cs da de el en es et fi fr ga he hr hu id it ja ko lt lv mt nb nl pl pt-BR pt-PT ro ru sk sl sv th tr uk vi zh-CN zh-TW';
  return firstOf(
    codes.split(' ').map((isoCode) => ({ isoCode, name: languageNames.of(isoCode) })),
    args,
  );
}

export const shopResolvers = {
  Shop: shop,
  Domain: {
    id: ({ id }: SandboxShop): string => gid('Domain', id),
    host: ({ domain }: SandboxShop): string => domain,
    url: ({ domain }: SandboxShop): string => `https://${domain}`,
    sslEnabled: (): boolean => true,
  },
  ShopAddress: shopAddress,
  ShopPlan: {
    publicDisplayName: ({ planName }: SandboxShop): string => planName,
    partnerDevelopment: (): boolean => false,
    shopifyPlus: ({ planName }: SandboxShop): boolean => /plus/i.test(planName),
  },
  ShopFeatures: always({
    storefront: true,
    unifiedMarkets: true,
    harmonizedSystemCode: true,
    reports: true,
    giftCards: true,
    liveView: true,
    showMetrics: true,
    subCountryMarketsEnabled: false,
  }),
  ShopResourceLimits: always({
    maxProductVariants: 2048,
    maxProductOptions: 3,
    locationLimit: 200,
  }),
  PaymentSettings: {
    supportedDigitalWallets: (
      _source: unknown,
      _args: never,
      { state }: ResolveContext,
    ): string[] =>
      state.settings.shopifyPayments ? ['APPLE_PAY', 'GOOGLE_PAY', 'SHOPIFY_PAY'] : [],
  },
  CountriesInShippingZones: {
    countryCodes: sellsTo,
    includeRestOfWorld: (): boolean => false,
  },
  AppInstallation: ownInstallation,
  App: app,
  AccessScope: {
    ...same('handle'),
    description: ({ handle }: { handle: string }): string => handle.replaceAll('_', ' '),
  },
  Locale: same('isoCode', 'name'),
};
