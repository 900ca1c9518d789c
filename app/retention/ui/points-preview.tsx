import { BlockStack, Card, Select, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '../../i18n/format.ts';
import { currencyDigits, parseMinor } from '../../kernel/money.ts';
import { useFormat } from '../../ui/use-format.ts';
import {
  earnRuleOf,
  estimatePoints,
  type LoyaltySettings,
  type LoyaltyWords,
  wordEarned,
  wordProgram,
} from '../index.ts';
import type { FormMarket } from './earn-card.tsx';

/** One file for each language of the blocks, fetched when it is looked at. */
const WORD_FILES = import.meta.glob<LoyaltyWords>(
  ['../storefront/locales/*.json', '!../storefront/locales/*.schema.json'],
  { import: 'default' },
);
const FILE_BY_LANGUAGE = new Map(
  Object.keys(WORD_FILES).map((path) => [path.replace(/^.*\/|(\.default)?\.json$/g, ''), path]),
);

/** What shoppers of a market read about a product of some price, and how the program is told. */
export function PointsPreview(props: {
  /** The last settings without a mistake. */
  settings: LoyaltySettings;
  markets: readonly FormMarket[];
  firstLanguage: string;
}) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { settings, markets } = props;
  const [marketId, setMarketId] = useState(markets[0]?.marketId ?? '');
  const [language, setLanguage] = useState(
    FILE_BY_LANGUAGE.has(props.firstLanguage) ? props.firstLanguage : 'en',
  );
  const [price, setPrice] = useState<string | null>(null);
  const market = markets.find((each) => each.marketId === marketId);
  const words = useBlockWords(language);
  if (market === undefined) return null;
  const rate = settings.rates.find(
    (each) => each.marketId === marketId && each.currency === market.currency,
  );
  const typed = price ?? samplePrice(market.currency);
  const priceMinor = amountOf(typed, market.currency);
  const languageNames = new Intl.DisplayNames(format.locale, { type: 'language' });
  const { compare } = new Intl.Collator(format.locale);
  const languages = [...FILE_BY_LANGUAGE.keys()]
    .map((value) => ({ value, label: languageNames.of(value) ?? value }))
    .sort((a, b) => compare(a.label, b.label));
  const lines =
    rate === undefined || words === null || priceMinor === null
      ? null
      : linesOf({ rate, settings, words, language, priceMinor });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        <Select
          label={t('preview.market')}
          options={markets.map(({ marketId: value, name: label }) => ({ value, label }))}
          value={marketId}
          onChange={(value) => {
            setMarketId(value);
            setPrice(null);
          }}
        />
        <Select
          label={t('preview.language')}
          options={languages}
          value={language}
          onChange={setLanguage}
        />
        <TextField
          label={t('preview.price')}
          autoComplete="off"
          inputMode="decimal"
          suffix={market.currency}
          value={typed}
          onChange={setPrice}
          {...(priceMinor === null ? { error: t('problem.amount') } : {})}
        />
        <figure
          className="portolan-shop-page"
          lang={language}
          dir={/^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'}
        >
          <div className="portolan-preview-block" role="status">
            {lines === null || lines.product === null ? (
              <div lang={format.locale} dir="ltr">
                <Text as="p" tone="subdued">
                  {t(rate === undefined ? 'preview.noRate' : 'preview.nothing')}
                </Text>
              </div>
            ) : (
              <p className="portolan-loyalty portolan-loyalty--outlined">{lines.product}</p>
            )}
            {lines === null ? null : (
              <ul className="portolan-loyalty__rules">
                {lines.program.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
        </figure>
      </BlockStack>
    </Card>
  );
}

function linesOf(asked: {
  rate: LoyaltySettings['rates'][number];
  settings: LoyaltySettings;
  words: LoyaltyWords;
  language: string;
  priceMinor: number;
}): { product: string | null; program: string[] } {
  const { rate, settings, words, language } = asked;
  const { currency } = rate;
  const rule = earnRuleOf(rate, settings.rounding);
  const money = (hundredths: number) => {
    const amountMinor = hundredths * 10 ** (currencyDigits(currency) - 2);
    return formatMoney({ amountMinor, currency }, language);
  };
  const points = estimatePoints(rule, asked.priceMinor, currency);
  return {
    product: wordEarned(points, words, language),
    program: wordProgram(rule, settings, { words, language, money }),
  };
}

/** A price that many products have: 49.90 of a large unit, 4,990 of a small one. */
function samplePrice(currency: string): string {
  return currencyDigits(currency) === 0 ? '4990' : '49.90';
}

function amountOf(typed: string, currency: string): number | null {
  try {
    const amountMinor = parseMinor(typed.trim(), currency);
    return amountMinor >= 0 ? amountMinor : null;
  } catch {
    return null;
  }
}

function useBlockWords(language: string): LoyaltyWords | null {
  const [loaded, setLoaded] = useState<{ language: string; words: LoyaltyWords } | null>(null);
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
