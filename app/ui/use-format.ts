import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import {
  formatCount,
  formatCountShort,
  formatDate,
  formatDateRange,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  roughDuration,
} from '../i18n/format.ts';
import type { CountryCode } from '../kernel/country.ts';
import { fractionOf, type Share } from '../kernel/percent.ts';

/** What the formats of a shop's pages depend on. */
export interface ShopFormats {
  currency: string;
  zone: string;
  /** In the admin's language, from the server, so that both sides say the same. */
  countryNames: Record<CountryCode, string>;
}

export const ShopFormatsContext = createContext<ShopFormats>({
  currency: 'USD',
  zone: 'UTC',
  countryNames: {},
});

/** Stands for "the order does not say where it went". */
const UNKNOWN_COUNTRY = 'ZZ';

/**
 * Numbers, money and dates in the admin's language, money in the shop's currency unless another
 * is named, instants in the shop's zone.
 * @example useFormat().money(123_450) // '€1,234.50'
 */
export function useFormat() {
  const { t, i18n } = useTranslation('common');
  const shop = useContext(ShopFormatsContext);
  const locale = i18n.language;
  return useMemo(
    () => ({
      locale,
      currency: shop.currency,
      money: (amountMinor: number, currency = shop.currency) =>
        formatMoney({ amountMinor, currency }, locale),
      moneyWhole: (amountMinor: number) =>
        formatMoney({ amountMinor, currency: shop.currency }, locale, { whole: true }),
      moneyShort: (amountMinor: number) =>
        formatMoneyShort({ amountMinor, currency: shop.currency }, locale),
      count: (count: number) => formatCount(count, locale),
      countShort: (count: number) => formatCountShort(count, locale),
      percent: (fraction: number | null, digits?: number) =>
        formatPercent(fraction, locale, digits),
      share: (share: Share) => formatPercent(fractionOf(share), locale),
      date: (on: string, style: 'full' | 'day' | 'month' = 'full') => formatDate(on, locale, style),
      dateRange: (fromOn: string, toOn: string) => formatDateRange(fromOn, toOn, locale),
      instant: (at: Date | string) => formatInstant(new Date(at), locale, shop.zone),
      country: (country: CountryCode) =>
        country === UNKNOWN_COUNTRY
          ? t('country.unknown')
          : (shop.countryNames[country] ?? country),
      duration: (seconds: number) => {
        const { unit, count } = roughDuration(seconds);
        return t(`duration.${unit}`, { count });
      },
    }),
    [locale, shop, t],
  );
}

export type Format = ReturnType<typeof useFormat>;
