import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { dismissFailedJob, readFailedJobs, runFailedJobAgain } from '../jobs/index.server.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { readPrivacyRequests, takeExport } from '../shopify/index.server.ts';
import {
  readDataPeriod,
  readImportProgress,
  readReconciles,
  restartImport,
  startReconcile,
} from '../sync/index.server.ts';
import { CareCards, type CheckRefusal, type JobIntent } from '../sync/ui/care-cards.tsx';
import { careView } from '../sync/ui/care-view.ts';
import { DataPage } from '../sync/ui/data-page.tsx';
import { importView, isUnderway } from '../sync/ui/import-view.ts';
import { saveFile } from '../ui/save-file.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('restart-import') }),
  z.strictObject({ intent: z.literal('check') }),
  z.strictObject({ intent: z.enum(['run-again', 'dismiss']), jobId: z.uuid() }),
  z.strictObject({ intent: z.literal('download'), requestId: z.string().min(1).max(200) }),
]);
type Input = z.infer<typeof Input>;

export const loader = adminLoader({}, async ({ shop: { shopId } }) => {
  const [imported, period, [check = null], failedJobs, privacyRequests] = await Promise.all([
    readImportProgress(shopId),
    readDataPeriod(shopId),
    readReconciles(shopId, 1),
    readFailedJobs(shopId),
    readPrivacyRequests(shopId),
  ]);
  const care = careView({ check, failedJobs, privacyRequests });
  return { view: importView(imported), period, care };
});

interface Done {
  intent: Input['intent'];
  /** What was asked to be downloaded. */
  file: { fileName: string; text: string } | null;
}

export const action = adminAction(
  { input: Input },
  async ({ shop: { shopId }, userId, input }): Promise<Result<Done, CheckRefusal | 'gone'>> => {
    const { intent } = input;
    const done = (file: Done['file'] = null) => ok({ intent, file });
    switch (input.intent) {
      case 'restart-import':
        await restartImport(shopId);
        return done();
      case 'check': {
        const started = await startReconcile(shopId, 'asked');
        return started.ok ? done() : started;
      }
      case 'run-again':
        return (await runFailedJobAgain(shopId, input.jobId)) ? done() : refuse('gone');
      case 'dismiss':
        return (await dismissFailedJob(shopId, input.jobId)) ? done() : refuse('gone');
      case 'download': {
        const file = await takeExport(shopId, input.requestId, userId ?? 'unknown');
        return file === null ? refuse('gone') : done(file);
      }
    }
  },
);

const IMPORT_POLL_MS = 1000;
const REFUSALS: readonly CheckRefusal[] = [
  'not-connected',
  'no-import',
  'importing',
  'already-running',
];

export default function DataRoute() {
  const { view, period, care } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const { t } = useTranslation('sync');
  const shopify = useAppBridge();
  const moving = isUnderway(view) || care.check?.state === 'running';
  usePolling(moving ? IMPORT_POLL_MS : null);
  const answer = fetcher.data;
  useEffect(() => {
    if (answer === undefined) return;
    if (!answer.ok) {
      if (answer.reason === 'gone') shopify.toast.show(t('care.gone'));
      return;
    }
    const { intent, file } = answer.value;
    if (file !== null) saveFile(file.fileName, file.text, 'application/json');
    else if (intent === 'restart-import') shopify.toast.show(t('page.started'));
  }, [answer, shopify, t]);
  const onDecided = useCallback(
    (intent: JobIntent, done: boolean) => {
      if (!done) shopify.toast.show(t('care.gone'));
      else if (intent === 'run-again') shopify.toast.show(t('care.jobs.running'));
    },
    [shopify, t],
  );
  const send = (input: Input) =>
    fetcher.submit(input, { method: 'post', encType: 'application/json' });
  const sent = fetcher.state === 'idle' ? undefined : (fetcher.json as Input | undefined);
  const reason = answer?.ok === false ? answer.reason : null;
  return (
    <DataPage
      view={view}
      period={period}
      onRestart={() => send({ intent: 'restart-import' })}
      restarting={sent?.intent === 'restart-import'}
    >
      <CareCards
        care={care}
        actions={{
          onCheck: () => send({ intent: 'check' }),
          onDecided,
          onDownload: (requestId) => send({ intent: 'download', requestId }),
          busy: busyWith(sent),
          refusal: REFUSALS.find((known) => known === reason) ?? null,
        }}
      />
    </DataPage>
  );
}

function busyWith(sent: Input | undefined): string | null {
  if (sent?.intent === 'check') return 'check';
  return sent?.intent === 'download' ? sent.requestId : null;
}
