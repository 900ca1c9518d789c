import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { EvidenceView, InsightView } from '../insight-view.ts';
import { InsightFacts, type InsightActions } from './insight-line.tsx';

export type InboxMove = 'open' | 'dismissed' | 'snooze-1' | 'snooze-7' | 'snooze-30';

const TONES = {
  open: 'attention',
  snoozed: 'info',
  dismissed: 'enabled',
  resolved: 'success',
} as const;

/** One insight: what it is, what it rests on, what to do, and what was done about it. */
export function InsightPage(props: {
  insight: InsightView;
  actions: InsightActions;
  onMove: (move: InboxMove) => void;
  /** Entries of the activity log that came of it. */
  done: readonly { activityId: string; title: string; createdAt: string }[];
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { insight } = props;
  const { next } = insight;
  const resolved = insight.state === 'resolved';
  return (
    <AppPage
      title={insight.sentence}
      badge={<Badge tone={TONES[insight.state]}>{t(`inbox.state.${insight.state}`)}</Badge>}
      back={{ label: t('inbox.title'), url: '/app/insights' }}
      primaryAction={
        resolved
          ? undefined
          : next.kind === 'open'
            ? { content: next.label, url: next.address }
            : { content: next.label, onAction: () => props.actions.onAct(insight) }
      }
    >
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('insight.standing')}
          </Text>
          <Text as="p">
            <InsightFacts insight={insight} />
          </Text>
          <Text as="p" tone="subdued">
            {t('insight.seen', {
              first: format.instant(insight.openedAt),
              last: format.instant(insight.seenAt),
            })}
            {insight.snoozedUntil === null || insight.state !== 'snoozed'
              ? null
              : ` ${t('insight.snoozedUntil', { at: format.instant(insight.snoozedUntil) })}`}
            {insight.resolvedAt === null || !resolved
              ? null
              : ` ${t('insight.resolvedAt', { at: format.instant(insight.resolvedAt) })}`}
          </Text>
          {/* Beside so long a heading they would be measured, and move the page below it. */}
          <InlineStack gap="200">
            <Button url={`/app/agent?insight=${insight.insightId}`}>{t('agent.ask')}</Button>
            {resolved
              ? null
              : movesOf(insight.state, props.onMove, t).map(({ content, onAction }) => (
                  <Button key={content} onClick={onAction}>
                    {content}
                  </Button>
                ))}
          </InlineStack>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('insight.evidence')}
          </Text>
          <ul className="portolan-plain-list">
            {insight.evidence.map((evidence, index) => (
              <li key={index}>
                <EvidenceLine evidence={evidence} />
              </li>
            ))}
          </ul>
        </BlockStack>
      </Card>
      {props.done.length === 0 ? null : (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('insight.done')}
            </Text>
            <ul className="portolan-plain-list">
              {props.done.map((entry) => (
                <li key={entry.activityId}>
                  <InlineStack gap="200">
                    <Text as="span">{entry.title}</Text>
                    <Text as="span" tone="subdued">
                      {format.instant(entry.createdAt)}
                    </Text>
                  </InlineStack>
                </li>
              ))}
            </ul>
            <Link url="/app/activity">{t('insight.activity')}</Link>
          </BlockStack>
        </Card>
      )}
    </AppPage>
  );
}

function EvidenceLine({ evidence }: { evidence: EvidenceView }) {
  const { t } = useTranslation('insights');
  const { text, address, source } = evidence;
  return (
    <InlineStack gap="200">
      {address === null ? <Text as="span">{text}</Text> : <Link url={address}>{text}</Link>}
      {source === null ? null : (
        <Text as="span" tone="subdued">
          {source.url === null ? (
            source.name
          ) : (
            <Link url={source.url} target="_blank">
              {source.name}
            </Link>
          )}
          {` · ${t('insight.verified', { date: source.on })}`}
        </Text>
      )}
    </InlineStack>
  );
}

function movesOf(
  state: InsightView['state'],
  onMove: (move: InboxMove) => void,
  t: ReturnType<typeof useTranslation<'insights'>>['t'],
) {
  if (state !== 'open') return [{ content: t('insight.reopen'), onAction: () => onMove('open') }];
  return [
    { content: t('insight.snooze.1'), onAction: () => onMove('snooze-1') },
    { content: t('insight.snooze.7'), onAction: () => onMove('snooze-7') },
    { content: t('insight.snooze.30'), onAction: () => onMove('snooze-30') },
    { content: t('insight.dismiss'), onAction: () => onMove('dismissed') },
  ];
}
