import { gid } from '../../gid.ts';
import type { SandboxLocale, SandboxMarket } from '../../model.ts';
import type { PageArgs } from '../connection.ts';
import { Typed, emptyPage, pageOf, same } from '../resolve.ts';
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
  webPresences: (_source, args: PageArgs, context) => emptyPage(args, context),
  catalogs: (_source, args: PageArgs, context) => emptyPage(args, context),
  catalogsCount: () => ({ count: 0 }),
};

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
    marketWebPresences: (): unknown[] => [],
  },
};
