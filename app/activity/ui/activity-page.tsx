import { Badge, Banner, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { ActivityView } from '../view.ts';
import { problemKey } from './action-modal.tsx';
import { ChangesTable } from './changes-table.tsx';

const TONE_OF = {
  running: 'info',
  done: 'success',
  failed: 'warning',
  undoing: 'info',
  undone: 'enabled',
} as const;

/** What was done, the latest first, each with what it changed and the way back. */
export function ActivityPage(props: {
  entries: readonly ActivityView[];
  /** Address of older entries; null where there are none. */
  olderUrl: string | null;
  onUndo: (activityId: string) => void;
  /** The entry that is being undone now. */
  undoing: string | null;
  refusal: { activityId: string; reason: string } | null;
}) {
  const { t } = useTranslation('activity');
  const { t: tc } = useTranslation();
  return (
    <AppPage
      title={t('title')}
      subtitle={t('about')}
      back={{ label: tc('nav.settings'), url: '/app/settings' }}
    >
      {props.entries.length === 0 ? (
        <Card>
          <EmptyNote level={2} title={t('empty.title')}>
            {t('empty.next')}
          </EmptyNote>
        </Card>
      ) : (
        props.entries.map((entry) => (
          <ActivityCard
            key={entry.activityId}
            entry={entry}
            undoing={props.undoing === entry.activityId}
            refusal={props.refusal?.activityId === entry.activityId ? props.refusal.reason : null}
            onUndo={() => props.onUndo(entry.activityId)}
          />
        ))
      )}
      {props.olderUrl === null ? null : (
        <InlineStack align="center">
          <Button url={props.olderUrl}>{t('older')}</Button>
        </InlineStack>
      )}
    </AppPage>
  );
}

function ActivityCard(props: {
  entry: ActivityView;
  undoing: boolean;
  refusal: string | null;
  onUndo: () => void;
}) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { entry } = props;
  const reason = props.refusal ?? entry.problem?.reason ?? null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="300">
          <BlockStack gap="100" inlineAlign="start">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {entry.title}
              </Text>
              <Badge tone={TONE_OF[entry.state]}>{t(`state.${entry.state}`)}</Badge>
            </InlineStack>
            <Text as="p" tone="subdued">
              {`${format.instant(entry.createdAt)} · ${t(`actor.${entry.actor}`)}`}
              {entry.progress.of > 0 && (entry.state === 'running' || entry.state === 'undoing')
                ? ` · ${t('progress', {
                    done: format.count(entry.progress.done),
                    of: format.count(entry.progress.of),
                  })}`
                : null}
            </Text>
          </BlockStack>
          {entry.undoable ? (
            <Button onClick={props.onUndo} loading={props.undoing}>
              {t('undo')}
            </Button>
          ) : null}
        </InlineStack>
        {reason === null ? null : (
          <Banner tone="warning">
            <Text as="p">{entry.problem?.message ?? t(`problem.${problemKey(reason)}`)}</Text>
          </Banner>
        )}
        <ChangesTable changes={entry.changes} changeCount={entry.changeCount} />
        {entry.insightId === null ? null : (
          <Link url={`/app/insights/${entry.insightId}`}>{t('why')}</Link>
        )}
      </BlockStack>
    </Card>
  );
}
