import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { ImportView } from './import-view.ts';

/** What Shopify does not give, what is lost by it, and what can be done. */
export function MissingData({ missing }: { missing: ImportView['missing'] }) {
  const { t } = useTranslation('sync');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('page.missing.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('page.missing.why')}
        </Text>
        {missing.map(({ part, why }) => (
          <BlockStack key={part} gap="050">
            <Text as="h3" variant="headingSm">
              {t(`page.missing.part.${part}.name`)}
            </Text>
            <Text as="p">{t(`page.missing.part.${part}.effect`)}</Text>
            <Text as="p" tone="subdued">
              {t(`page.missing.reason.${why}`)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
