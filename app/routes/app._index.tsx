import { useFetcher, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { choosePeriod, groupByTopic } from '../insights/index.ts';
import {
  dismissSetupGuide,
  isCounting,
  isSetupGuideDismissed,
  listInsights,
  readHomeNumbers,
  viewInsight,
} from '../insights/index.server.ts';
import { HomePage } from '../insights/ui/home-page.tsx';
import { addBlockUrl, useBlockActive } from '../insights/ui/use-block-status.ts';
import { useFullHistory } from '../insights/ui/use-full-history.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { ok, type Result } from '../kernel/result.ts';
import { DELIVERY_METAFIELD } from '../logistics/index.ts';
import { deliverySettings } from '../logistics/index.server.ts';
import { retryPublication } from '../publishing/index.server.ts';
import { readDataPeriod, readImportProgress, restartImport } from '../sync/index.server.ts';
import { ImportProgress } from '../sync/ui/import-progress.tsx';
import { importView, isUnderway } from '../sync/ui/import-view.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.strictObject({
  intent: z.enum(['restart-import', 'retry-publication', 'dismiss-guide']),
});

export const loader = adminLoader({}, async ({ shop, url, request }) => {
  const { shopId, zone } = shop;
  const [imported, dataPeriod, delivery, guideDismissed, counting] = await Promise.all([
    readImportProgress(shopId),
    readDataPeriod(shopId),
    deliverySettings.read(shopId, new Date()),
    isSetupGuideDismissed(shopId),
    isCounting(shopId),
  ]);
  const progress = importView(imported);
  const state = {
    ordersRead: progress.state === 'completed' || dataPeriod !== null,
    importing: isUnderway(progress),
    importFailed: progress.state === 'failed',
    historyLimitedToDays: progress.historyLimitedToDays,
    deliveryConfirmed: !delivery.isDefault,
    publicationFailed: delivery.publication.state === 'failed',
    guideDismissed,
  };
  if (dataPeriod === null) return { progress, state, numbers: null };
  const chosen = choosePeriod(
    url.searchParams.get('days'),
    { fromOn: dataPeriod.firstOn, toOn: dataPeriod.lastOn },
    dateInZone(zone, Date.now()),
  );
  const [numbers, open] = await Promise.all([
    readHomeNumbers(shopId, chosen),
    listInsights(shopId, { state: 'open', now: new Date() }),
  ]);
  const wording = wordingOf(localeOfRequest(request), zone);
  const insights = groupByTopic(open.map((insight) => viewInsight(insight, wording)));
  return { progress, state, numbers: { ...numbers, chosen, insights, counting } };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<null, never>> => {
    if (input.intent === 'restart-import') await restartImport(shop.shopId);
    else if (input.intent === 'dismiss-guide') await dismissSetupGuide(shop.shopId, new Date());
    else await retryPublication(shop.shopId, DELIVERY_METAFIELD.key);
    return ok(null);
  },
);

const IMPORT_POLL_MS = 1000;
/** A new order is told within seconds. */
const IDLE_POLL_MS = 4000;

export default function HomeRoute() {
  const { progress, state, numbers } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<{ apiKey: string }>('root');
  const blockActive = useBlockActive();
  const fetcher = useFetcher<typeof action>();
  const send = (intent: z.infer<typeof Input>['intent']) =>
    fetcher.submit({ intent }, { method: 'post', encType: 'application/json' });
  const fullHistory = useFullHistory(() => send('restart-import'));
  const sending = (fetcher.json as { intent?: string } | undefined)?.intent;
  const approval = useActionApproval();
  const isMoving = state.importing || numbers?.counting === true;
  usePolling(isMoving ? IMPORT_POLL_MS : IDLE_POLL_MS);
  return (
    <>
      <HomePage
        state={{
          ...state,
          blockActive,
          guideDismissed: state.guideDismissed || sending === 'dismiss-guide',
        }}
        numbers={numbers}
        progress={<ImportProgress view={progress} />}
        actions={{
          blockUrl: addBlockUrl(root?.apiKey ?? ''),
          onRestartImport: () => send('restart-import'),
          restarting: sending === 'restart-import',
          onAllowFullHistory: fullHistory.ask,
          askingFullHistory: fullHistory.asking,
          onRetryPublication: () => send('retry-publication'),
          retrying: sending === 'retry-publication',
          onDismissGuide: () => send('dismiss-guide'),
          ...approval.insightActions,
        }}
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
