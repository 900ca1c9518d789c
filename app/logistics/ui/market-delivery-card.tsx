import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { DeliverySettings } from '../index.ts';

/** The rule by which parcels reach a country, as settings have it. */
export function MarketDeliveryCard(props: {
  country: string;
  settings: DeliverySettings;
  /** False until the merchant has saved: shoppers see nothing before. */
  confirmed: boolean;
}) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { settings, country } = props;
  const rule =
    settings.rules.find(({ countries }) => countries.includes(country)) ?? settings.restOfWorld;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('market.title')}
          </Text>
          <Button variant="plain" url="/app/settings/delivery">
            {t('market.edit')}
          </Button>
        </InlineStack>
        {rule === null ? (
          <Text as="p">{t('market.noRule', { country: format.country(country) })}</Text>
        ) : (
          <dl className="portolan-facts">
            <dt>{t('market.processing')}</dt>
            <dd>{t('market.days', settings.processingDays)}</dd>
            <dt>{t('rule.transit')}</dt>
            <dd>{t('market.days', rule.transitDays)}</dd>
            <dt>{t('rule.customs')}</dt>
            <dd>
              {rule.customsDays.max === 0
                ? t('market.noCustoms')
                : t('market.days', rule.customsDays)}
            </dd>
            <dt>{t('rule.duties')}</dt>
            <dd>{rule.duties === 'none' ? t('market.noDuties') : t(`duties.${rule.duties}`)}</dd>
          </dl>
        )}
        {props.confirmed ? null : (
          <Text as="p" tone="subdued">
            {t('market.notConfirmed')}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
