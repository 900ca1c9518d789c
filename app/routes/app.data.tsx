import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { ok } from '../kernel/result.ts';
import { readDataPeriod, readImportProgress, restartImport } from '../sync/index.server.ts';
import { DataPage } from '../sync/ui/data-page.tsx';
import { importView, isUnderway } from '../sync/ui/import-view.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop }) => {
  const [imported, period] = await Promise.all([
    readImportProgress(shop.shopId),
    readDataPeriod(shop.shopId),
  ]);
  return { view: importView(imported), period };
});

export const action = adminAction({ input: z.strictObject({}) }, async ({ shop }) => {
  await restartImport(shop.shopId);
  return ok(null);
});

const IMPORT_POLL_MS = 1000;

export default function DataRoute() {
  const { view, period } = useLoaderData<typeof loader>();
  const restart = useFetcher<typeof action>();
  const { t } = useTranslation('sync');
  const shopify = useAppBridge();
  usePolling(isUnderway(view) ? IMPORT_POLL_MS : null);
  const started = restart.data?.ok === true ? restart.data : null;
  useEffect(() => {
    if (started !== null) shopify.toast.show(t('page.started'));
  }, [started, shopify, t]);
  return (
    <DataPage
      view={view}
      period={period}
      onRestart={() => restart.submit({}, { method: 'post', encType: 'application/json' })}
      restarting={restart.state !== 'idle'}
    />
  );
}
