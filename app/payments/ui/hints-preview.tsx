import { BlockStack, Card, Select, Text } from '@shopify/polaris';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import {
  composePaymentHints,
  type HintWords,
  type PaymentEvidence,
  type PaymentHintsSettings,
  wordHints,
} from '../index.ts';

/** One file for each language of the block, fetched when it is looked at. */
const WORD_FILES = import.meta.glob<HintWords>(
  ['../storefront/locales/*.json', '!../storefront/locales/*.schema.json'],
  { import: 'default' },
);
const FILE_BY_LANGUAGE = new Map(
  Object.keys(WORD_FILES).map((path) => [path.replace(/^.*\/|(\.default)?\.json$/g, ''), path]),
);

/** The block's words in a country and language, as if Shopify had enabled every candidate. */
export function HintsPreview(props: {
  settings: PaymentHintsSettings;
  evidence: PaymentEvidence;
  /** What shoppers of a country are charged in. */
  currencyOf: (country: string) => string;
  countries: readonly string[];
  firstLanguage: string;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const [country, setCountry] = useState(props.countries[0] ?? 'US');
  const [language, setLanguage] = useState(
    FILE_BY_LANGUAGE.has(props.firstLanguage) ? props.firstLanguage : 'en',
  );
  const languageNames = new Intl.DisplayNames(format.locale, { type: 'language' });
  const sorted = (codes: readonly string[], nameOf: (code: string) => string) => {
    const { compare } = new Intl.Collator(format.locale);
    return codes
      .map((value) => ({ value, label: nameOf(value) }))
      .sort((a, b) => compare(a.label, b.label));
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        <Select
          label={t('preview.country')}
          options={sorted(props.countries, format.country)}
          value={country}
          onChange={setCountry}
        />
        <Select
          label={t('preview.language')}
          options={sorted([...FILE_BY_LANGUAGE.keys()], (code) => languageNames.of(code) ?? code)}
          value={language}
          onChange={setLanguage}
        />
        <Block {...props} country={country} language={language} />
        <Text as="p" tone="subdued">
          {t('preview.assumed')}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Block(props: {
  settings: PaymentHintsSettings;
  evidence: PaymentEvidence;
  currencyOf: (country: string) => string;
  country: string;
  language: string;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const { settings, evidence, country, language } = props;
  const words = useBlockWords(language);
  const document = useMemo(() => composePaymentHints(settings, evidence), [settings, evidence]);
  if (words === null) return <figure className="portolan-shop-page" />;
  const lines = wordHints(document, {
    country,
    language,
    words,
    enabledTypes: 'all',
    currency: props.currencyOf(country),
  });
  return (
    <figure
      className="portolan-shop-page"
      lang={language}
      dir={/^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'}
    >
      <div className="portolan-preview-block" role="status">
        {lines === null ? (
          <div lang={format.locale} dir="ltr">
            <Text as="p" tone="subdued">
              {t('preview.nothing', { country: format.country(country) })}
            </Text>
          </div>
        ) : (
          <div className="portolan-payments portolan-payments--outlined">
            <p className="portolan-payments__heading">{lines.heading}</p>
            <ul>
              {lines.items.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            {lines.credit === null ? null : <p>{lines.credit}</p>}
            {lines.payIn === null ? null : <p>{lines.payIn}</p>}
          </div>
        )}
      </div>
    </figure>
  );
}

function useBlockWords(language: string): HintWords | null {
  const [loaded, setLoaded] = useState<{ language: string; words: HintWords } | null>(null);
  useEffect(() => {
    let current = true;
    const file = WORD_FILES[FILE_BY_LANGUAGE.get(language) ?? ''];
    void file?.().then((words) => {
      if (current) setLoaded({ language, words });
    });
    return () => {
      current = false;
    };
  }, [language]);
  return loaded?.language === language ? loaded.words : null;
}
