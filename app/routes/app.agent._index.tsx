import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import {
  listConversations,
  readConversation,
  readInsight,
  readModelSettings,
  viewInsight,
} from '../insights/index.server.ts';
import { AgentPage } from '../insights/ui/agent-page.tsx';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Search = z.object({
  chat: z.uuid().optional().catch(undefined),
  insight: z.uuid().optional().catch(undefined),
});

export const loader = adminLoader({ search: Search }, async ({ shop, userId, search, request }) => {
  const owner = { shopId: shop.shopId, userId };
  const [conversations, model, turns, insight] = await Promise.all([
    listConversations(owner),
    readModelSettings(shop, new Date()),
    search.chat === undefined ? [] : readConversation(owner, search.chat),
    search.insight === undefined ? null : readInsight(shop.shopId, search.insight),
  ]);
  if (turns === null) throw notFound();
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  return {
    conversations,
    turns,
    conversationId: search.chat ?? null,
    model: model.provider === 'built-in' ? null : model.modelId,
    about:
      insight === null
        ? null
        : { insightId: insight.insightId, sentence: viewInsight(insight, wording).sentence },
  };
});

export default function AgentRoute() {
  const loaded = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  return (
    <>
      <AgentPage
        {...loaded}
        onAct={(step) => {
          if (step.kind === 'act') approval.propose(step);
        }}
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
