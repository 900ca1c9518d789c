import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { FileImportsLink } from './file-imports-link.tsx';
import { MissingData } from './missing-data.tsx';
import {
  backgroundParts,
  type ImportView,
  isMissing,
  isUnderway,
  recordsOf,
  rejectedOf,
} from './import-view.ts';
import { ImportProgress, partDetail } from './import-progress.tsx';

const TONES = {
  none: undefined,
  queued: 'info',
  running: 'info',
  completed: 'success',
  failed: 'critical',
} as const;

/** What was read from Shopify, when, and how to read it again. */
export function DataPage(props: {
  view: ImportView;
  period: { firstOn: string; lastOn: string } | null;
  onRestart: () => void;
  restarting: boolean;
  /** Further cards. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('sync');
  const { t: tc } = useTranslation();
  const { view } = props;
  const tone = TONES[view.state];
  const restart = { onClick: props.onRestart, loading: props.restarting };
  return (
    <AppPage
      title={t('title')}
      back={{ label: tc('nav.settings'), url: '/app/settings' }}
      badge={
        <Badge {...(tone === undefined ? {} : { tone })}>{t(`page.badge.${view.state}`)}</Badge>
      }
    >
      {view.state === 'failed' ? (
        <Banner
          tone="critical"
          title={t('import.failedTitle')}
          action={{
            content: t('page.start'),
            onAction: props.onRestart,
            loading: props.restarting,
          }}
        >
          <Text as="p">{t('import.failed')}</Text>
        </Banner>
      ) : null}
      <ImportProgress view={view} />
      {view.state === 'none' ? (
        <Card padding="0">
          <EmptyNote
            title={t('page.none.title')}
            action={{ label: t('page.start'), onAction: props.onRestart }}
          >
            {t('page.none.next')}
          </EmptyNote>
        </Card>
      ) : (
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('page.state')}
            </Text>
            <ImportFacts {...props} />
            {isUnderway(view) ? null : (
              <InlineStack align="space-between" blockAlign="center" gap="300">
                <div className="portolan-grow">
                  <Text as="p" tone="subdued">
                    {t('page.restartWhy')}
                  </Text>
                </div>
                <Button {...restart}>{t('page.restart')}</Button>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
      )}
      {view.missing.length === 0 ? null : <MissingData missing={view.missing} />}
      <FileImportsLink />
      {props.children}
    </AppPage>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

function ImportFacts({ view, period }: Parameters<typeof DataPage>[0]) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const lines = view.parts.find(({ part }) => part === 'orders')?.linesLoaded ?? 0;
  const counted = view.parts.filter(({ part }) => part === 'customers' || part === 'inventory');
  const rejected = rejectedOf(view);
  return (
    <dl className="portolan-facts">
      <dt>{t('page.period')}</dt>
      <dd>
        {period === null ? t('page.noPeriod') : format.dateRange(period.firstOn, period.lastOn)}
        {view.historyLimitedToDays === null ? null : (
          <Text as="p" tone="subdued">
            {t('page.limited', { days: view.historyLimitedToDays })}
          </Text>
        )}
      </dd>
      <dt>{t('page.orders')}</dt>
      <dd>{format.count(recordsOf(view, 'orders'))}</dd>
      <dt>{t('page.lines')}</dt>
      <dd>{format.count(lines)}</dd>
      <dt>{t('page.products')}</dt>
      <dd>{format.count(recordsOf(view, 'products'))}</dd>
      {counted.map((part) => (
        <Fact
          key={part.part}
          term={t(part.part === 'customers' ? 'page.customers' : 'page.items')}
          value={
            isMissing(view, part) ? t('import.detail.missing') : format.count(part.recordsLoaded)
          }
        />
      ))}
      {backgroundParts(view).map((part) => (
        <Fact
          key={part.part}
          term={t(`import.part.${part.part}`)}
          value={
            isMissing(view, part) ? t('import.detail.missing') : partDetail(part, format.count, t)
          }
        />
      ))}
      {rejected === 0 ? null : (
        <>
          <dt>{t('page.rejected')}</dt>
          <dd>
            {format.count(rejected)}
            <Text as="p" tone="subdued">
              {t('page.rejectedWhy')}
            </Text>
          </dd>
        </>
      )}
      {view.startedAt === null ? null : (
        <>
          <dt>{t('page.startedAt')}</dt>
          <dd>{format.instant(view.startedAt)}</dd>
        </>
      )}
      {view.finishedAt === null ? null : (
        <>
          <dt>{t('page.finishedAt')}</dt>
          <dd>{format.instant(view.finishedAt)}</dd>
        </>
      )}
    </dl>
  );
}
