import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordSaying } from '../i18n/word-saying.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { groupByTopic } from '../insights/index.ts';
import { listInsights, readDetectorStandings, viewInsight } from '../insights/index.server.ts';
import { InsightsPage } from '../insights/ui/insights-page.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { adminLoader } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Search = z.object({
  state: z.enum(['open', 'snoozed', 'dismissed', 'resolved']).catch('open'),
});

export const loader = adminLoader({ search: Search }, async ({ shop, search, request }) => {
  const { shopId } = shop;
  const [insights, standings] = await Promise.all([
    listInsights(shopId, { state: search.state, now: new Date() }),
    readDetectorStandings(shopId),
  ]);
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  const views = insights.map((insight) => viewInsight(insight, wording));
  const unjudged = standings.flatMap((standing) => standing.unjudged);
  const looks = standings.map(({ ranAt }) => ranAt.toISOString()).sort();
  return {
    state: search.state,
    cards: groupByTopic(views),
    watch: {
      lookedAt: looks.at(-1) ?? null,
      judged: standings.reduce((sum, { judged }) => sum + judged, 0),
      unjudged: [...new Set(unjudged.map(({ missing }) => wordSaying(missing, wording)))],
      unjudgedCount: unjudged.length,
      failed: standings.filter(({ failed }) => failed).length,
    },
  };
});

const POLL_MS = 15_000;

export default function InsightsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  usePolling(POLL_MS);
  return (
    <>
      <InsightsPage {...loaded} actions={approval.insightActions} />
      <ActionModal {...approval.modal} />
    </>
  );
}
