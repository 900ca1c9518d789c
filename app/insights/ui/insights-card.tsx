import { Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { InsightView } from '../insight-view.ts';
import type { InsightCard } from '../rank-insights.ts';
import type { InsightActions } from './insight-line.tsx';
import { InsightCards } from './insight-cards.tsx';

/** The open insights of one market; nothing where there are none. */
export function InsightsCard(props: {
  cards: readonly InsightCard<InsightView>[];
  actions: InsightActions;
}) {
  const { t } = useTranslation('insights');
  if (props.cards.length === 0) return null;
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <Text as="h2" variant="headingMd">
          {t('inbox.title')}
        </Text>
      </div>
      <InsightCards cards={props.cards} actions={props.actions} />
    </Card>
  );
}
