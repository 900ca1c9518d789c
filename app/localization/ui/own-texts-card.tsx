import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { OwnTexts } from '../texts/own-texts.ts';
import { WIDGET_LANGUAGES } from '../word-hours.ts';
import type { LanguageNames } from './language-names.ts';

/** What our own blocks say, and in which languages of the shop they do not. */
export function OwnTextsCard({ own, names }: { own: OwnTexts; names: LanguageNames }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const listed = (languages: readonly string[]) =>
    languages.map((language) => names[language] ?? language).join(t('separator'));
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('own.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('own.about')}
          </Text>
        </BlockStack>
        <OwnRow
          title={t('own.widgets')}
          text={
            own.widgetsLack.length === 0
              ? t('own.widgetsComplete', { formatted: format.count(WIDGET_LANGUAGES.length) })
              : t('own.widgetsLack', { languages: listed(own.widgetsLack) })
          }
          action={{ label: t('own.shown'), url: '/app/storefront' }}
        />
        <OwnRow
          title={t('own.loyalty')}
          text={
            own.loyalty === null
              ? t('own.loyaltyUnused')
              : own.loyalty.lack.length === 0
                ? t('own.loyaltyComplete')
                : t('own.loyaltyLack', {
                    languages: listed(own.loyalty.lack),
                    name: own.loyalty.name,
                  })
          }
          action={{ label: t('own.edit'), url: '/app/settings/loyalty' }}
        />
      </BlockStack>
    </Card>
  );
}

function OwnRow(props: { title: string; text: string; action: { label: string; url: string } }) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack>
        <Text as="h3" variant="headingSm">
          {props.title}
        </Text>
        <Text as="p">{props.text}</Text>
      </BlockStack>
      <Button url={props.action.url}>{props.action.label}</Button>
    </InlineStack>
  );
}
