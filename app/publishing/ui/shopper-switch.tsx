import { useNavigation, useSearchParams } from '@remix-run/react';
import { ButtonGroup, Button, Card, Select } from '@shopify/polaris';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes } from '../../kernel/country.ts';
import { useFormat } from '../../ui/use-format.ts';
import { PREVIEW_WIDTHS, type PreviewWidth } from './block-preview.tsx';

/** Who looks at the previews, kept in the address: country, language, customer and screen. */
export function ShopperSwitch(props: {
  shopper: { country: string; language: string; signedIn: boolean };
  countries: readonly string[];
  languages: { own: readonly string[]; other: readonly string[] };
  width: PreviewWidth;
}) {
  const { t } = useTranslation('publishing');
  const { width } = props;
  const { change, asked } = useShopperInAddress();
  const shopper = {
    country: asked('country') ?? props.shopper.country,
    language: asked('language') ?? props.shopper.language,
    customer: asked('customer') ?? (props.shopper.signedIn ? 'account' : 'guest'),
  };
  const countries = useCountryOptions(props.countries);
  const languages = useLanguageOptions(props.languages);
  return (
    <Card>
      <div className="portolan-shopper-switch" role="group" aria-label={t('shopper.title')}>
        <Select
          label={t('shopper.country')}
          options={countries}
          value={shopper.country}
          onChange={change('country')}
        />
        <Select
          label={t('shopper.language')}
          options={languages}
          value={shopper.language}
          onChange={change('language')}
        />
        <Select
          label={t('shopper.customer')}
          options={(['guest', 'account'] as const).map((value) => ({
            value,
            label: t(`shopper.${value}`),
          }))}
          value={shopper.customer}
          onChange={change('customer')}
        />
        <ButtonGroup variant="segmented">
          {PREVIEW_WIDTHS.map((value) => (
            <Button key={value} pressed={value === width} onClick={() => change('width')(value)}>
              {t(`width.${value}`)}
            </Button>
          ))}
        </ButtonGroup>
      </div>
    </Card>
  );
}

/**
 * Changes the address, and says what is asked for while its answer is on the way. A second change
 * adds to the first one although the page has not come to that yet.
 */
function useShopperInAddress() {
  const [search, setSearch] = useSearchParams();
  const { location } = useNavigation();
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  const pending = location === undefined ? null : new URLSearchParams(location.search);
  return {
    asked: (name: string) => pending?.get(name) ?? null,
    change: (name: string) => (value: string) => {
      const next = new URLSearchParams(latest.current);
      next.set(name, value);
      latest.current = next;
      setSearch(next, { replace: true, preventScrollReset: true });
    },
  };
}

function useCountryOptions(markets: readonly string[]) {
  const { t } = useTranslation('publishing');
  const format = useFormat();
  return useMemo(() => {
    const collator = new Intl.Collator(format.locale);
    const named = (codes: readonly string[]) =>
      codes
        .map((value) => ({ value, label: format.country(value) }))
        .sort((a, b) => collator.compare(a.label, b.label));
    const others = countryCodes().filter((code) => !markets.includes(code));
    return [
      { title: t('shopper.ownCountries'), options: named(markets) },
      { title: t('shopper.otherCountries'), options: named(others) },
    ];
  }, [markets, format, t]);
}

function useLanguageOptions(languages: { own: readonly string[]; other: readonly string[] }) {
  const { t } = useTranslation('publishing');
  const { locale } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    const collator = new Intl.Collator(locale);
    const named = (tags: readonly string[]) =>
      tags
        .map((value) => ({ value, label: names.of(value) ?? value }))
        .sort((a, b) => collator.compare(a.label, b.label));
    return [
      { title: t('shopper.ownLanguages'), options: named(languages.own) },
      { title: t('shopper.otherLanguages'), options: named(languages.other) },
    ].filter(({ options }) => options.length > 0);
  }, [languages, locale, t]);
}
