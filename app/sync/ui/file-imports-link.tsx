import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** The way from the data page to files of other channels. */
export function FileImportsLink() {
  const { t } = useTranslation('sync');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('files.link.title')}
        </Text>
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <div className="portolan-grow">
            <Text as="p" tone="subdued">
              {t('files.link.why')}
            </Text>
          </div>
          <Button url="/app/data/imports">{t('files.link.action')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
