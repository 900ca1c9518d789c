import { gid } from '../../gid.ts';
import type { SandboxLocale, SandboxMarket, SandboxShop } from '../../model.ts';
import type { PageArgs } from '../connection.ts';
import { Typed, pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { metafieldsOf } from './metafields.ts';

const regionNames = new Intl.DisplayNames('en', { type: 'region' });
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

const market: TypeResolvers<SandboxMarket> = {
  ...same('name', 'handle', 'status'),
  ...metafieldsOf<SandboxMarket>(({ id }) => gid('Market', id)),
  id: ({ id }) => gid('Market', id),
  type: () => 'REGION',
  currencySettings: (source) => source,
  priceInclusions: (source) => source,
  conditions: (source) => source,
  webPresences: (source, args: PageArgs, context) =>
    pageOf({ items: [source], id: ({ id }) => id }, args, context),
  catalogs: (source, args: PageArgs, context) =>
    pageOf({ items: source.fixedPrices ? [source] : [], id: ({ id }) => id }, args, context),
  catalogsCount: ({ fixedPrices }) => ({ count: fixedPrices ? 1 : 0 }),
};

/** A market with fixed prices has one catalog and one price list, with the market's own number. */
const priceList: TypeResolvers<SandboxMarket> = {
  ...same('name', 'currency'),
  id: ({ id }) => gid('PriceList', id),
  fixedPricesCount: ({ fixedPrices }) => Object.keys(fixedPrices ?? {}).length,
  parent: () => ({ adjustment: { type: 'PERCENTAGE_INCREASE', value: 0 } }),
  prices: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: Object.entries(source.fixedPrices ?? {}).flatMap(([variantId, amount]) => {
          const variant = context.state.variant(variantId);
          const price = { amount, currencyCode: source.currency };
          return variant === undefined ? [] : [{ variant, price }];
        }),
        id: ({ variant }) => variant.variant.id,
      },
      args,
      context,
    ),
};

const webPresence: TypeResolvers<SandboxMarket> = {
  id: ({ id }) => gid('MarketWebPresence', id),
  subfolderSuffix: ({ primary, handle }) => (primary ? null : handle),
  defaultLocale: (_source, _args: never, { state }) =>
    state.shop.locales.find(({ primary }) => primary) ?? null,
  alternateLocales: (_source, _args: never, { state }) =>
    state.shop.locales.filter(({ primary, published }) => published && !primary),
  rootUrls: (source, _args: never, { state }) => rootUrls(state.shop, source),
};

/** Addresses of the storefront for a market, one for each published language. */
export function rootUrls(
  { domain, locales }: Pick<SandboxShop, 'domain' | 'locales'>,
  { primary: isPrimary, handle }: SandboxMarket,
): { locale: string; url: string }[] {
  return locales
    .filter(({ primary, published }) => primary || published)
    .map(({ locale, primary }) => {
      const folder = [isPrimary ? [] : handle, primary ? [] : locale].flat().join('-');
      return { locale, url: `https://${domain}/${folder === '' ? '' : `${folder}/`}` };
    });
}

interface CountrySource {
  code: string;
  currency: string;
}

const currencySetting = {
  currencyCode: ({ currency }: { currency: string }): string => currency,
  currencyName: ({ currency }: { currency: string }): string =>
    currencyNames.of(currency) ?? currency,
  enabled: (): boolean => true,
  manualRate: (): null => null,
  rateUpdatedAt: (): null => null,
};

export const marketResolvers = {
  Market: market,
  MarketWebPresence: webPresence,
  MarketWebPresenceRootUrl: same('locale', 'url'),
  MarketCatalog: {
    id: ({ id }: SandboxMarket): string => gid('MarketCatalog', id),
    title: ({ name }: SandboxMarket): string => name,
    status: ({ status }: SandboxMarket): string => status,
    priceList: (source: SandboxMarket): SandboxMarket => source,
  },
  PriceList: priceList,
  PriceListParent: same('adjustment'),
  PriceListAdjustment: same('type', 'value'),
  PriceListPrice: {
    ...same('variant', 'price'),
    originType: (): string => 'FIXED',
    compareAtPrice: (): null => null,
  },
  MarketCurrencySettings: {
    baseCurrency: (source: SandboxMarket): SandboxMarket => source,
    localCurrencies: (): boolean => false,
    roundingEnabled: (): boolean => true,
  },
  CurrencySetting: currencySetting,
  MarketPriceInclusions: {
    inclusiveTaxPricingStrategy: (
      _source: SandboxMarket,
      _args: never,
      { state }: ResolveContext,
    ): string => (state.shop.taxesIncluded ? 'INCLUDES_TAXES_IN_PRICE' : 'ADD_TAXES_AT_CHECKOUT'),
    inclusiveDutiesPricingStrategy: (): string => 'ADD_DUTIES_AT_CHECKOUT',
    adaptivePricingEnabled: (): boolean => false,
  },
  MarketConditions: {
    conditionTypes: (): string[] => ['REGION'],
    regionsCondition: (source: SandboxMarket): SandboxMarket => source,
    companyLocationsCondition: (): null => null,
    locationsCondition: (): null => null,
    channelsCondition: (): null => null,
  },
  RegionsCondition: {
    applicationLevel: (): string => 'SPECIFIED',
    regions: (
      { countries, currency }: SandboxMarket,
      args: PageArgs,
      context: ResolveContext,
    ): unknown =>
      pageOf(
        {
          items: countries.map(
            (code) => new Typed('MarketRegionCountry', { code, currency } satisfies CountrySource),
          ),
          id: (each) => (each.value as CountrySource).code,
        },
        args,
        context,
      ),
  },
  MarketRegionCountry: {
    id: ({ code }: CountrySource): string =>
      gid('MarketRegionCountry', `${code.charCodeAt(0)}${code.charCodeAt(1)}`),
    code: ({ code }: CountrySource): string => code,
    name: ({ code }: CountrySource): string => regionNames.of(code) ?? code,
    currency: (source: CountrySource): CountrySource => source,
  },
  ShopLocale: {
    ...(same('locale', 'name', 'primary', 'published') as TypeResolvers<SandboxLocale>),
    marketWebPresences: (
      { published, primary }: SandboxLocale,
      _args: never,
      { state }: ResolveContext,
    ): SandboxMarket[] => (published || primary ? state.shop.markets : []),
  },
};
