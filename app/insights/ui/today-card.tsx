import { Button, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { InsightView } from '../insight-view.ts';
import { MOST_TASKS, type Task } from '../plan-today.ts';
import type { InsightCard } from '../rank-insights.ts';
import type { InsightActions } from './insight-line.tsx';
import { TopicCard } from './insight-cards.tsx';

/** What the buttons of tasks do that are no plain links. */
export interface TaskActions extends InsightActions {
  onRetryPublication: () => void;
  retrying: boolean;
  blockUrl: string;
}

/**
 * What to do today, five things at most: what keeps shoppers from seeing anything, then the
 * costliest insights.
 */
export function TodayCard(props: {
  tasks: readonly Task[];
  insights: readonly InsightCard<InsightView>[];
  actions: TaskActions;
}) {
  const { t } = useTranslation('insights');
  const { tasks, actions } = props;
  const insights = props.insights.slice(0, Math.max(0, MOST_TASKS - tasks.length));
  const more = props.insights.length - insights.length;
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <Text as="h2" variant="headingMd">
          {t('today.title')}
        </Text>
        {props.insights.length === 0 ? null : (
          <Button variant="plain" url="/app/insights">
            {more > 0 ? t('today.more', { count: more }) : t('today.all')}
          </Button>
        )}
      </div>
      <ul className="portolan-tasks">
        {tasks.length === 0 && insights.length === 0 ? (
          <li className="portolan-task">
            <TaskText title={t('today.none.title')}>{t('today.none.why')}</TaskText>
          </li>
        ) : null}
        {tasks.map((task, index) => (
          <li key={task.kind} className="portolan-task">
            <TaskRow task={task} first={index === 0} actions={actions} />
          </li>
        ))}
        {insights.map((card, index) => (
          <TopicCard
            key={card.lead.insightId}
            card={card}
            first={tasks.length === 0 && index === 0}
            actions={actions}
          />
        ))}
      </ul>
    </Card>
  );
}

function TaskRow(props: { task: Task; first: boolean; actions: TaskActions }) {
  const { t } = useTranslation('insights');
  const { task, actions } = props;
  const variant = props.first ? 'primary' : 'secondary';
  switch (task.kind) {
    case 'retry-publication':
      return (
        <>
          <TaskText title={t('today.publish.title')}>{t('today.publish.why')}</TaskText>
          <Button variant={variant} onClick={actions.onRetryPublication} loading={actions.retrying}>
            {t('today.publish.do')}
          </Button>
        </>
      );
    case 'confirm-delivery':
      return (
        <>
          <TaskText title={t('today.delivery.title')}>{t('today.delivery.why')}</TaskText>
          <Button variant={variant} url="/app/settings/delivery">
            {t('today.delivery.do')}
          </Button>
        </>
      );
    case 'add-block':
      return (
        <>
          <TaskText title={t('today.block.title')}>{t('today.block.why')}</TaskText>
          <Button variant={variant} url={actions.blockUrl} target="_top">
            {t('today.block.do')}
          </Button>
        </>
      );
  }
}

function TaskText({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </div>
  );
}
