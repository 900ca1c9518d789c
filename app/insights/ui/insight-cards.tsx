import { Button, Collapsible } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { InsightView } from '../insight-view.ts';
import type { InsightCard } from '../rank-insights.ts';
import { type InsightActions, InsightLine } from './insight-line.tsx';

/** Insights by topic; the first one has the main button. */
export function InsightCards(props: {
  cards: readonly InsightCard<InsightView>[];
  actions: InsightActions;
}) {
  return (
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
