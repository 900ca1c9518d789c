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
import { type InsightActions, InsightLine } from './insight-line.tsx';

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
  const navigate = useNavigate();
  return (
    <AppPage title={t('inbox.title')} subtitle={t('inbox.about')}>
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
            <ul className="portolan-tasks">
              {props.cards.map((card, index) => (
                <TopicCard
                  key={card.lead.insightId}
                  card={card}
                  first={index === 0}
                  actions={props.actions}
                />
              ))}
            </ul>
          )}
        </Tabs>
      </Card>
      <WatchCard watch={props.watch} />
    </AppPage>
  );
}

/** The costliest insight of a topic; the others unfold below it. */
export function TopicCard(props: {
  card: InsightCard<InsightView>;
  first: boolean;
  actions: InsightActions;
}) {
  const { t } = useTranslation('insights');
  const [open, setOpen] = useState(false);
  const { lead, others } = props.card;
  const listId = `others-${lead.insightId}`;
  return (
    <>
      <li className="portolan-task">
        <InsightLine insight={lead} first={props.first} actions={props.actions} />
      </li>
      {others.length === 0 ? null : (
        <li className="portolan-task-more">
          <Button
            variant="plain"
            disclosure={open ? 'up' : 'down'}
            onClick={() => setOpen(!open)}
            ariaExpanded={open}
            ariaControls={listId}
          >
            {t('inbox.others', { count: others.length })}
          </Button>
          <Collapsible id={listId} open={open}>
            <ul className="portolan-tasks">
              {others.map((insight) => (
                <li key={insight.insightId} className="portolan-task">
                  <InsightLine insight={insight} first={false} actions={props.actions} />
                </li>
              ))}
            </ul>
          </Collapsible>
        </li>
      )}
    </>
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
