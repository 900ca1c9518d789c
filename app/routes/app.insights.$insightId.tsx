import { useFetcher, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { readActivity, viewActivity } from '../activity/index.server.ts';
import { ActionModal } from '../activity/ui/action-modal.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { moveInsight, readInsight, viewInsight } from '../insights/index.server.ts';
import { type InboxMove, InsightPage } from '../insights/ui/insight-page.tsx';
import { ok, type Result } from '../kernel/result.ts';
import { adminAction, adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.strictObject({
  move: z.enum(['open', 'dismissed', 'snooze-1', 'snooze-7', 'snooze-30']),
});

const MS_PER_DAY = 86_400_000;

export const loader = adminLoader({}, async ({ shop, params, request }) => {
  const insightId = params['insightId'] ?? '';
  const insight = await readInsight(shop.shopId, insightId);
  if (insight === null) throw notFound();
  const { entries } = await readActivity(shop.shopId, { insightId });
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  return {
    insight: viewInsight(insight, wording),
    done: entries.map((entry) => viewActivity(entry, wording)),
  };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, params, input }): Promise<Result<null, never>> => {
    const move = input.move;
    const change =
      move === 'open' || move === 'dismissed'
        ? { to: move }
        : {
            to: 'snoozed' as const,
            until: new Date(Date.now() + Number(move.slice('snooze-'.length)) * MS_PER_DAY),
          };
    if (!(await moveInsight(shop.shopId, params['insightId'] ?? '', change))) throw notFound();
    return ok(null);
  },
);

export default function InsightRoute() {
  const { insight, done } = useLoaderData<typeof loader>();
  const fetcher = useFetcher();
  const approval = useActionApproval();
  const move = (to: InboxMove) =>
    fetcher.submit({ move: to }, { method: 'post', encType: 'application/json' });
  return (
    <>
      <InsightPage insight={insight} done={done} onMove={move} actions={approval.insightActions} />
      <ActionModal {...approval.modal} />
    </>
  );
}
