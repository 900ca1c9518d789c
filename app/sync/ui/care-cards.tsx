import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { CareView, CheckView, FailedJobView } from './care-view.ts';

export interface CareActions {
  onCheck: () => void;
  /** Somebody decided about a failed job; not `ok` where it was not there any more. */
  onDecided: (intent: JobIntent, ok: boolean) => void;
  onDownload: (requestId: string) => void;
  /** What is being sent now: 'check', or the id that a button belongs to. */
  busy: string | null;
  /** Why the check that was asked for did not start. */
  refusal: CheckRefusal | null;
}

export type JobIntent = 'run-again' | 'dismiss';

export type CheckRefusal = 'not-connected' | 'no-import' | 'importing' | 'already-running';

/** Whether the data is complete, work that failed, and requests under privacy law. */
export function CareCards({ care, actions }: { care: CareView; actions: CareActions }) {
  return (
    <>
      <CheckCard check={care.check} actions={actions} />
      {care.failedJobs.length === 0 ? null : (
        <FailedJobsCard jobs={care.failedJobs} actions={actions} />
      )}
      {care.privacyRequests.length === 0 ? null : (
        <PrivacyCard requests={care.privacyRequests} actions={actions} />
      )}
    </>
  );
}

function CheckCard({ check, actions }: { check: CheckView | null; actions: CareActions }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('care.check.title')}
        </Text>
        {check === null ? (
          <Text as="p">{t('care.check.none')}</Text>
        ) : (
          <>
            <CheckSentence check={check} />
            <RejectedSentence rejected={check.rejected} />
            <dl className="portolan-facts">
              <dt>{t('care.check.at')}</dt>
              <dd>{format.instant(check.startedAt)}</dd>
              <dt>{t('care.check.since')}</dt>
              <dd>{format.instant(check.sinceAt)}</dd>
              {check.counts.map(({ subject, lookedAt, missed }) => (
                <Fact key={subject} term={t(`care.check.subject.${subject}`)}>
                  {t('care.check.counts', {
                    looked: format.count(lookedAt),
                    missed: format.count(missed),
                  })}
                </Fact>
              ))}
            </dl>
          </>
        )}
        {actions.refusal === null ? null : (
          <Text as="p" tone="critical">
            {t(`care.check.refused.${actions.refusal}`)}
          </Text>
        )}
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <div className="portolan-grow">
            <Text as="p" tone="subdued">
              {t('care.check.why')}
            </Text>
          </div>
          <Button
            onClick={actions.onCheck}
            loading={actions.busy === 'check' || check?.state === 'running'}
            disabled={actions.busy !== null}
          >
            {t('care.check.now')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CheckSentence({ check }: { check: CheckView }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (check.state === 'running') return <Text as="p">{t('care.check.running')}</Text>;
  if (check.ended !== null) return <Text as="p">{t(`care.check.ended.${check.ended}`)}</Text>;
  const missed = check.counts.reduce((sum, each) => sum + each.missed, 0);
  // What could not be read may have been missed: then nothing is said to be complete.
  if (missed === 0 && check.rejected > 0) return null;
  if (missed === 0) return <Text as="p">{t('care.check.complete')}</Text>;
  return (
    <Text as="p">{t('care.check.missed', { count: missed, formatted: format.count(missed) })}</Text>
  );
}

function RejectedSentence({ rejected }: { rejected: number }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (rejected === 0) return null;
  return (
    <Text as="p" tone="caution">
      {t('care.check.rejected', { count: rejected, formatted: format.count(rejected) })}
    </Text>
  );
}

function FailedJobsCard({ jobs, actions }: { jobs: CareView['failedJobs']; actions: CareActions }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('care.jobs.title')}
          </Text>
          <Badge tone="warning">{format.count(jobs.length)}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('care.jobs.why')}
        </Text>
        {jobs.map((job) => (
          <FailedJobRow key={job.jobId} job={job} onDecided={actions.onDecided} />
        ))}
      </BlockStack>
    </Card>
  );
}

/**
 * One failed job. Each is decided about by a fetcher of its own: one for all would drop what was
 * asked about a job before, when the next one is pressed.
 */
function FailedJobRow(props: { job: FailedJobView; onDecided: CareActions['onDecided'] }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { job, onDecided } = props;
  const name = t(`care.jobs.name.${job.name}`);
  const { busy, decide } = useDecision(job.jobId, onDecided);
  return (
    <Row
      title={name}
      detail={t('care.jobs.attempts', {
        count: job.attempts,
        formatted: format.count(job.attempts),
        at: format.instant(job.failedAt),
      })}
      note={t(`care.jobs.reason.${job.reason}`)}
    >
      <Button
        onClick={() => decide('run-again')}
        loading={busy === 'run-again'}
        disabled={busy !== null}
        accessibilityLabel={t('care.jobs.runAgainNamed', { name })}
      >
        {t('care.jobs.runAgain')}
      </Button>
      <Button
        variant="tertiary"
        onClick={() => decide('dismiss')}
        loading={busy === 'dismiss'}
        disabled={busy !== null}
        accessibilityLabel={t('care.jobs.dismissNamed', { name })}
      >
        {t('care.jobs.dismiss')}
      </Button>
    </Row>
  );
}

function useDecision(jobId: string, onDecided: CareActions['onDecided']) {
  const fetcher = useFetcher<{ ok: boolean }>();
  const { data } = fetcher;
  const asked = useRef<JobIntent | null>(null);
  useEffect(() => {
    const intent = asked.current;
    if (data === undefined || intent === null) return;
    asked.current = null;
    onDecided(intent, data.ok);
  }, [data, onDecided]);
  const decide = (intent: JobIntent) => {
    asked.current = intent;
    fetcher.submit({ intent, jobId }, { method: 'post', encType: 'application/json' });
  };
  const sent = fetcher.json as { intent: JobIntent } | undefined;
  return { busy: fetcher.state === 'idle' ? null : (sent?.intent ?? null), decide };
}

function PrivacyCard(props: { requests: CareView['privacyRequests']; actions: CareActions }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { requests, actions } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('care.privacy.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('care.privacy.why')}
        </Text>
        {requests.map((request) => (
          <Row
            key={request.requestId}
            title={t(`care.privacy.topic.${request.topic}`)}
            detail={t('care.privacy.received', { at: format.instant(request.receivedAt) })}
            note={
              request.doneAt === null
                ? t('care.privacy.due', { at: format.instant(request.dueAt) })
                : t('care.privacy.done', { at: format.instant(request.doneAt) })
            }
          >
            {request.ready ? (
              <Button
                onClick={() => actions.onDownload(request.requestId)}
                loading={actions.busy === request.requestId}
                disabled={actions.busy !== null}
              >
                {t('care.privacy.download')}
              </Button>
            ) : null}
          </Row>
        ))}
      </BlockStack>
    </Card>
  );
}

function Row(props: { title: string; detail: string; note: string; children: ReactNode }) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <div className="portolan-grow">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {props.title}
          </Text>
          <Text as="p">{props.note}</Text>
          <Text as="p" tone="subdued">
            {props.detail}
          </Text>
        </BlockStack>
      </div>
      <InlineStack gap="200">{props.children}</InlineStack>
    </InlineStack>
  );
}
