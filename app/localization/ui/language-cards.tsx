import { Link } from '@remix-run/react';
import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { Sparkline } from '../../ui/sparkline.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { completeShare, type LanguageCoverage, sumCoverage } from '../texts/coverage-numbers.ts';
import { queueAddress } from '../texts/text-queue.ts';
import type { LanguageNames } from './language-names.ts';

/** Countries that a card names; more are cut. */
const MOST_COUNTRIES = 4;

/** A card for each language: how complete, what is outdated, how it moved, who reads it. */
export function LanguageCards(props: {
  languages: readonly LanguageCoverage[];
  names: LanguageNames;
}) {
  const { t } = useTranslation('localization');
  return (
    <section aria-label={t('coverage.languages')}>
      <InlineGrid columns={{ xs: 1, sm: 2, md: 3, lg: 4 }} gap="300">
        {props.languages.map((language) => (
          <LanguageCard
            key={language.locale}
            language={language}
            name={props.names[language.locale] ?? language.locale}
          />
        ))}
      </InlineGrid>
    </section>
  );
}

function LanguageCard({ language, name }: { language: LanguageCoverage; name: string }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const sum = sumCoverage(language.kinds);
  const share = completeShare(sum);
  const { trend, published, countries } = language;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            <Link className="portolan-row-link" to={queueAddress({ language: language.locale })}>
              {name}
            </Link>
          </Text>
          {published ? null : <Badge>{t('coverage.draft')}</Badge>}
        </InlineStack>
        <InlineStack align="space-between" blockAlign="end" gap="200" wrap={false}>
          <BlockStack>
            <Text as="p" variant="headingLg" numeric>
              {share === null ? '–' : format.percent(share, share === 1 ? 0 : 1)}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {t(share === null ? 'coverage.unknown' : 'coverage.fieldsRight')}
            </Text>
          </BlockStack>
          {trend.length > 1 ? (
            <Sparkline values={trend.map((day) => day.share)} kind="share" />
          ) : null}
        </InlineStack>
        <Text as="p" variant="bodySm">
          {share === 1
            ? t('coverage.complete')
            : share === null
              ? ''
              : [
                  t('coverage.missing', {
                    count: sum.missingTexts,
                    formatted: format.count(sum.missingTexts),
                  }),
                  t('coverage.outdated', {
                    count: sum.outdatedTexts,
                    formatted: format.count(sum.outdatedTexts),
                  }),
                ].join(' · ')}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {countries.length === 0
            ? t('coverage.readNowhere')
            : t('coverage.readIn', {
                countries: [
                  ...countries.slice(0, MOST_COUNTRIES).map((country) => format.country(country)),
                  ...(countries.length > MOST_COUNTRIES
                    ? [`+${countries.length - MOST_COUNTRIES}`]
                    : []),
                ].join(t('separator')),
              })}
        </Text>
        {sum.soldMinor > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t('coverage.sold', { money: format.moneyWhole(sum.soldMinor) })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
