import { BlockStack, Card, Select, Text } from '@shopify/polaris';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes } from '../../kernel/country.ts';
import { useFormat } from '../../ui/use-format.ts';
import { composeDeliveryDocument, type DeliverySettings } from '../index.ts';
import { byName } from './country-picker.tsx';
import { PREVIEW_MOMENTS, previewInstant, type PreviewMoment } from './preview-moments.ts';
import { type BlockWords, wordEstimate } from './word-estimate.ts';

/** One file for each language of the block, fetched when it is looked at. */
const WORD_FILES = import.meta.glob<BlockWords>(
  [
    '../../../extensions/storefront-widgets/locales/*.json',
    '!../../../extensions/storefront-widgets/locales/*.schema.json',
  ],
  { import: 'default' },
);
const FILE_BY_LANGUAGE = new Map(
  Object.keys(WORD_FILES).map((path) => [path.replace(/^.*\/|(\.default)?\.json$/g, ''), path]),
);

const MS_PER_MINUTE = 60_000;

/**
 * The storefront block as a shopper sees it, for any country, language and moment of ordering;
 * the same core computes it that computes it on the storefront.
 */
export function StorefrontPreview(props: {
  /** The last settings without a mistake; null before there are any. */
  settings: DeliverySettings;
  firstCountry: string;
  firstLanguage: string;
}) {
  const { t } = useTranslation('logistics');
  const [country, setCountry] = useState(props.firstCountry);
  const [language, setLanguage] = useState(
    FILE_BY_LANGUAGE.has(props.firstLanguage) ? props.firstLanguage : 'en',
  );
  const [moment, setMoment] = useState<PreviewMoment>('now');
  const options = usePreviewOptions(props.settings, country);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        <Select
          label={t('preview.country')}
          options={options.countries}
          value={country}
          onChange={setCountry}
        />
        <Select
          label={t('preview.language')}
          options={options.languages}
          value={language}
          onChange={setLanguage}
        />
        <Select
          label={t('preview.orderedAt')}
          options={PREVIEW_MOMENTS.map((value) => ({ value, label: t(`preview.at.${value}`) }))}
          value={moment}
          onChange={(value) => setMoment(value as PreviewMoment)}
        />
        <Block settings={props.settings} country={country} language={language} moment={moment} />
      </BlockStack>
    </Card>
  );
}

function usePreviewOptions(settings: DeliverySettings, country: string) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  return useMemo(() => {
    const served = new Set(settings.rules.flatMap((rule) => rule.countries));
    const named = (codes: readonly string[]) =>
      codes
        .map((value) => ({ value, name: format.country(value) }))
        .sort(byName(format.locale))
        .map(({ value, name }) => ({ value, label: name }));
    const codes = running ? countryCodes() : [country];
    const languageNames = new Intl.DisplayNames(format.locale, { type: 'language' });
    return {
      countries: [
        {
          title: t('preview.withRule'),
          options: named(codes.filter((code) => served.has(code))),
        },
        {
          title: t('preview.withoutRule'),
          options: named(codes.filter((code) => !served.has(code))),
        },
      ].filter((group) => group.options.length > 0),
      languages: [...FILE_BY_LANGUAGE.keys()]
        .map((value) => ({ value, name: languageNames.of(value) ?? value }))
        .sort(byName(format.locale))
        .map(({ value, name }) => ({ value, label: name })),
    };
  }, [settings, running, country, format, t]);
}

interface Asked {
  settings: DeliverySettings;
  country: string;
  language: string;
  moment: PreviewMoment;
}

function Block(asked: Asked) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { language, country } = asked;
  const words = useBlockWords(language);
  const lines = useLines(asked, words);
  return (
    <figure
      className="portolan-shop-page"
      lang={language}
      dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
    >
      <div className="portolan-preview-block" role="status">
        {lines === undefined ? null : lines === null ? (
          <div lang={format.locale} dir="ltr">
            <Text as="p" tone="subdued">
              {t('preview.nothing', { country: format.country(country) })}
            </Text>
          </div>
        ) : (
          <div className="portolan-delivery portolan-delivery--outlined">
            <div className="portolan-delivery__text">
              <p>{lines.to}</p>
              <p className="portolan-delivery__when">{lines.when}</p>
              {lines.cutOff === null ? null : (
                <p className="portolan-delivery__cut-off">{lines.cutOff}</p>
              )}
              {lines.duties === null ? null : <p>{lines.duties}</p>}
            </div>
          </div>
        )}
      </div>
    </figure>
  );
}

/** The block's lines; null where it shows nothing, undefined until words and clock are there. */
function useLines(asked: Asked, words: BlockWords | null) {
  const settings = useDeferredValue(asked.settings);
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), MS_PER_MINUTE);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => {
    if (now === null || words === null) return undefined;
    const document = composeDeliveryDocument(settings, { asAt: now });
    return wordEstimate(document, {
      country: asked.country,
      language: asked.language,
      now: previewInstant(asked.moment, settings, now),
      words,
    });
  }, [settings, asked.country, asked.language, asked.moment, now, words]);
}

function useBlockWords(language: string): BlockWords | null {
  const [loaded, setLoaded] = useState<{ language: string; words: BlockWords } | null>(null);
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

function isRightToLeft(language: string): boolean {
  return /^(ar|fa|he|ur)\b/.test(language);
}
