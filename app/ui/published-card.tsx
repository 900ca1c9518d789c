import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { PublicationSentence, type PublicationView } from './publication-badge.tsx';

/** What the storefront shows since when, beside the form of a settings page. */
export function PublishedCard(props: {
  publication: PublicationView;
  /** What changes the published document besides a save. */
  note?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {t('publication.title')}
        </Text>
        <Text as="p" tone="subdued">
          <PublicationSentence publication={props.publication} />
        </Text>
        {props.note === undefined ? null : (
          <Text as="p" tone="subdued">
            {props.note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
