import { Banner, BlockStack, Button, ButtonGroup, Card, Modal, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { FileImportDetail } from '../file-imports/index.server.ts';
import type { FileWishes } from '../file-imports/model.ts';
import { FileImportBadge } from './file-import-list.tsx';
import { FileImportFormat } from './file-import-format.tsx';
import { FileImportMapping } from './file-import-mapping.tsx';
import type { FileImportProps } from './file-import-props.ts';
import { FileImportRejects } from './file-import-rejects.tsx';
import { FileImportSummaryCard } from './file-import-summary.tsx';
import { secondsLeft, type WorkSeen } from './time-left.ts';
import { canBeReread, faultWord, refusalWord } from './file-import-words.ts';

/** One file on its way in: what it is, what it would change, and how to take it back. */
export function FileImportPage(props: FileImportProps) {
  const { t } = useTranslation('sync');
  const { detail, refusal } = props;
  return (
    <AppPage
      title={detail.fileName}
      badge={<FileImportBadge state={detail.state} />}
      back={{ label: t('files.title'), url: '/app/data/imports' }}
    >
      {refusal === null ? null : (
        <Banner tone="warning">{refusalWord(refusal, t, props.limitMb)}</Banner>
      )}
      <Twin detail={detail} />
      <Stage {...props} />
    </AppPage>
  );
}

function Twin({ detail }: { detail: FileImportDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { twin, state } = detail;
  if (twin === null || !['mapping', 'checking', 'ready'].includes(state)) return null;
  return <Banner tone="info">{t('files.twin', { date: format.instant(twin.at) })}</Banner>;
}

function Stage(props: FileImportProps) {
  const { detail } = props;
  switch (detail.state) {
    case 'uploading':
    case 'reading':
    case 'checking':
    case 'importing':
    case 'undoing':
      return <Working {...props} />;
    case 'refused':
      return <Refused {...props} />;
    case 'mapping':
      return <FileImportMapping key={detail.fileImportId} {...props} />;
    case 'ready':
      return (
        <>
          <FileImportSummaryCard {...props} />
          <FileImportRejects detail={detail} />
        </>
      );
    default:
      return <Result {...props} />;
  }
}

function Working({ detail, onStep, busy }: FileImportProps) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { state, fraction, recordsTotal, recordsDone } = detail;
  const step = state === 'uploading' || !(state in WORK) ? 'reading' : (state as keyof typeof WORK);
  const title = t(`files.work.${step}`);
  const total = recordsTotal ?? 0;
  const done = step === 'undoing' ? total - recordsDone : recordsDone;
  const left = useSecondsLeft(step, fraction);
  const counted = WORK[step]
    ? t('files.work.records', { done: format.count(done), total: format.count(total) })
    : format.percent(fraction, 0);
  const told =
    left === null ? counted : t('files.work.left', { counted, time: format.duration(left) });
  return (
    <ProgressPanel
      title={title}
      summary={t('files.work.leave')}
      announcement={title}
      steps={[{ id: step, label: detail.fileName, fraction, detail: told, done: false }]}
    >
      {step === 'importing' ? (
        <ButtonGroup>
          <Button loading={busy} onClick={() => onStep({ intent: 'undo' })}>
            {t('files.work.stop')}
          </Button>
        </ButtonGroup>
      ) : null}
    </ProgressPanel>
  );
}

/** Judged by what this page has seen of the step: another step goes at another pace. */
function useSecondsLeft(step: string, fraction: number): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const first = useRef<WorkSeen | null>(null);
  useEffect(() => {
    const now = { step, fraction, atMs: performance.now() };
    if (first.current?.step !== step || fraction < first.current.fraction) first.current = now;
    setLeft(secondsLeft(first.current, now));
  }, [step, fraction]);
  return left;
}

/** Work on a file, and whether it counts records rather than bytes. */
const WORK = { reading: false, checking: false, importing: true, undoing: true } as const;

/** Why a file can't be read, and how it is to be read again where that may help; it is kept. */
function Refused(props: FileImportProps) {
  const { t } = useTranslation('sync');
  const { detail, onStep, busy } = props;
  const again = canBeReread(detail.error);
  return (
    <>
      <Banner
        tone="critical"
        title={t(again ? 'files.refused.unread' : 'files.refused.title')}
        action={{ content: t('files.refused.next'), url: '/app/data/imports' }}
        secondaryAction={{
          content: t('files.import.discard'),
          onAction: () => !busy && onStep({ intent: 'discard' }),
        }}
      >
        <Text as="p">{faultWord(detail.error, t)}</Text>
      </Banner>
      {again ? <ReadAgain {...props} /> : null}
    </>
  );
}

function ReadAgain({ detail, onStep, busy }: FileImportProps) {
  const { t } = useTranslation('sync');
  const [wishes, setWishes] = useState<FileWishes>(detail.wishes);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('files.again.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('files.again.why')}
          </Text>
        </BlockStack>
        <FileImportFormat
          // What was found before the file was refused says nothing about it.
          detail={{ file: null, glimpse: detail.glimpse }}
          wishes={wishes}
          onChange={(part) => setWishes({ ...wishes, ...part })}
        />
        <ButtonGroup>
          <Button
            variant="primary"
            loading={busy}
            onClick={() => onStep({ intent: 'map', wishes })}
          >
            {t('files.mapping.readAgain')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function Result(props: FileImportProps) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { detail } = props;
  if (detail.state === 'undone') {
    return (
      <Banner tone="info" action={{ content: t('files.refused.next'), url: '/app/data/imports' }}>
        {t('files.result.undone', { date: format.instant(detail.undoneAt ?? detail.createdAt) })}
      </Banner>
    );
  }
  const spend = detail.kind?.includes('orders') !== true;
  return (
    <>
      {detail.state === 'failed' ? (
        <Banner tone="critical" title={faultWord(detail.error, t)}>
          {t('files.result.failed')}
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('files.result.title')}
          </Text>
          <Outcome detail={detail} />
          <ButtonGroup>
            {spend ? null : (
              <Button variant="primary" url={ordersUrl(detail)}>
                {t('files.result.orders')}
              </Button>
            )}
            <Undo {...props} spend={spend} />
          </ButtonGroup>
        </BlockStack>
      </Card>
      <FileImportRejects detail={detail} />
    </>
  );
}

/** A file that names the channel of each order brings several: then all are shown. */
function ordersUrl({ channel, answers }: FileImportDetail): string {
  if (channel === null || Object.keys(answers?.channels ?? {}).length > 0) return '/app/orders';
  return `/app/orders?channel=${encodeURIComponent(channel)}`;
}

function Outcome({ detail }: { detail: FileImportDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { counts, report, rates } = detail;
  const told = (['new', 'changed', 'same', 'older', 'synced'] as const).filter(
    (name) => name === 'new' || counts[name] > 0,
  );
  return (
    <dl className="portolan-facts">
      {told.map((name) => [
        <dt key={`${name} word`}>{t(`files.summary.${name}`)}</dt>,
        <dd key={name}>{format.count(counts[name])}</dd>,
      ])}
      {report === null || report.rejected === 0 ? null : (
        <>
          <dt>{t('files.summary.rejected')}</dt>
          <dd>{format.count(report.rejected)}</dd>
        </>
      )}
      {rates.length === 0 ? null : (
        <>
          <dt>{t('files.result.rates')}</dt>
          <dd>
            {rates.map(({ currency, rate, on }) => (
              <Text as="p" key={currency}>
                {t('files.rate.used', {
                  currency,
                  rate,
                  to: format.currency,
                  date: format.date(on),
                })}
              </Text>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Undo({ onStep, busy, spend }: FileImportProps & { spend: boolean }) {
  const { t } = useTranslation('sync');
  const [asking, setAsking] = useState(false);
  const label = t('files.result.undo');
  return (
    <>
      <Button tone="critical" loading={busy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={t('files.undo.title')}
        primaryAction={{
          content: label,
          destructive: true,
          loading: busy,
          onAction: () => {
            setAsking(false);
            onStep({ intent: 'undo' });
          },
        }}
        secondaryActions={[{ content: t('files.undo.cancel'), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{t(spend ? 'files.undo.textSpend' : 'files.undo.text')}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
