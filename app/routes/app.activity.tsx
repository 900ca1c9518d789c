import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { actionDesk } from '../actions.server.ts';
import { readActivity, viewActivity } from '../activity/index.server.ts';
import { ActivityPage } from '../activity/ui/activity-page.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.strictObject({ intent: z.literal('undo'), activityId: z.uuid() });

export const loader = adminLoader({}, async ({ shop, url, request }) => {
  const after = url.searchParams.get('after');
  const { entries, next } = await readActivity(shop.shopId, { after });
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  return { entries: entries.map((entry) => viewActivity(entry, wording)), next };
});

export const action = adminAction({ input: Input }, ({ shop, input }) =>
  actionDesk.undo({ ...shop, now: new Date() }, input.activityId),
);

const MOVING_POLL_MS = 2000;
const IDLE_POLL_MS = 30_000;

export default function ActivityRoute() {
  const { entries, next } = useLoaderData<typeof loader>();
  const { t } = useTranslation('activity');
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const sent = fetcher.json as { activityId?: string } | undefined;
  const answer = fetcher.data;
  const moving = entries.some(({ state }) => state === 'running' || state === 'undoing');
  usePolling(moving ? MOVING_POLL_MS : IDLE_POLL_MS);
  useEffect(() => {
    if (answer?.ok && answer.value.state === 'undone') shopify.toast.show(t('undone'));
  }, [answer, shopify, t]);
  return (
    <ActivityPage
      entries={entries}
      olderUrl={next === null ? null : `/app/activity?after=${next}`}
      onUndo={(activityId) =>
        fetcher.submit(
          { intent: 'undo', activityId },
          { method: 'post', encType: 'application/json' },
        )
      }
      undoing={fetcher.state === 'idle' ? null : (sent?.activityId ?? null)}
      refusal={
        answer !== undefined && !answer.ok && fetcher.formData === undefined
          ? { activityId: sent?.activityId ?? '', reason: answer.reason }
          : null
      }
    />
  );
}
