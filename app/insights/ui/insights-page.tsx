import { BlockStack, Button, Card, Collapsible, Tabs, Text } from '@shopify/polaris';
import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { InsightView } from '../insight-view.ts';
import type { InsightState } from '../merge-findings.ts';
import type { InsightCard } from '../rank-insights.ts';
import { InsightCards } from './insight-cards.tsx';
import type { InsightActions } from './insight-line.tsx';

/** How the last look at the shop went. */
export interface WatchView {
  /** null before the first look. */
  lookedAt: string | null;
  judged: number;
  /** What could not be judged, each with what is missing. */
  unjudged: string[];
  unjudgedCount: number;
  failed: number;
}

const STATES: readonly InsightState[] = ['open', 'snoozed', 'dismissed', 'resolved'];

/** Everything the app has noticed, the costliest first, and how well it could look. */
export function InsightsPage(props: {
  state: InsightState;
  cards: readonly InsightCard<InsightView>[];
  watch: WatchView;
  actions: InsightActions;
}) {
  const { t } = useTranslation('insights');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  return (
    <AppPage
      title={t('inbox.title')}
      subtitle={t('inbox.about')}
      secondaryActions={[{ content: tc('nav.activity'), url: '/app/activity' }]}
    >
      <Card padding="0">
        <Tabs
          tabs={STATES.map((state) => ({
            id: state,
            panelID: `${state}-insights`,
            content: t(`inbox.state.${state}`),
          }))}
          selected={STATES.indexOf(props.state)}
          onSelect={(index) => navigate(`/app/insights?state=${STATES[index] ?? 'open'}`)}
        >
          <Text as="h2" visuallyHidden>
            {t(`inbox.state.${props.state}`)}
          </Text>
          {props.cards.length === 0 ? (
            <EmptyNote title={t(`inbox.empty.${props.state}.title`)}>
              {t(`inbox.empty.${props.state}.next`)}
            </EmptyNote>
          ) : (
            <InsightCards cards={props.cards} actions={props.actions} />
          )}
        </Tabs>
      </Card>
      <WatchCard watch={props.watch} />
    </AppPage>
  );
}

function WatchCard({ watch }: { watch: WatchView }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  if (watch.lookedAt === null) {
    return (
      <Card>
        <Text as="p" tone="subdued">
          {t('inbox.watch.never')}
        </Text>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t('inbox.watch.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('inbox.watch.judged', {
            count: watch.judged,
            formatted: format.count(watch.judged),
            at: format.instant(watch.lookedAt),
          })}
          {watch.failed > 0 ? ` ${t('inbox.watch.failed', { count: watch.failed })}` : null}
        </Text>
        {watch.unjudgedCount === 0 ? null : (
          <>
            <div>
              <Button
                variant="plain"
                disclosure={open ? 'up' : 'down'}
                onClick={() => setOpen(!open)}
                ariaExpanded={open}
                ariaControls="unjudged"
              >
                {t('inbox.watch.unjudged', {
                  count: watch.unjudgedCount,
                  formatted: format.count(watch.unjudgedCount),
                })}
              </Button>
            </div>
            <Collapsible id="unjudged" open={open}>
              <ul className="portolan-plain-list">
                {watch.unjudged.map((text, index) => (
                  <li key={index}>{text}</li>
                ))}
              </ul>
            </Collapsible>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
