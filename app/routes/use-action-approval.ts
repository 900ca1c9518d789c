import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PreviewView } from '../activity/index.ts';
import type { NextView } from '../insights/index.ts';
import type { action as actionRoute } from './app.actions.ts';

/** An action as an insight proposes it. */
export interface Proposal {
  action: string;
  input: Record<string, unknown>;
  insightId: string | null;
}

const ADDRESS = '/app/actions';

/**
 * Preview → approve for a page: what `ActionModal` takes, and `propose` to open it. Closes itself
 * once the action is done or on its way, with a toast.
 */
export function useActionApproval() {
  const { t } = useTranslation('activity');
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof actionRoute>();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const [preview, setPreview] = useState<PreviewView | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState<unknown>(undefined);
  if (answer !== undefined && answer !== seen) {
    setSeen(answer);
    if (!answer.ok) setRefusal(answer.reason);
    else if (answer.value.intent === 'preview') setPreview(answer.value.preview);
    else setProposal(null);
  }
  useEffect(() => {
    if (answer?.ok !== true || answer.value.intent !== 'approve') return;
    const { state } = answer.value;
    shopify.toast.show(t(state === 'running' ? 'approve.started' : 'approve.done'));
  }, [answer, shopify, t]);

  const send = (body: object) =>
    fetcher.submit(body as never, {
      method: 'post',
      encType: 'application/json',
      action: ADDRESS,
    });
  const look = ({ action, input, insightId }: Proposal) => {
    // Sent as it is: a next step of an insight has a label beside what is approved.
    const at = { action, input, insightId };
    setProposal(at);
    setPreview(null);
    setRefusal(null);
    send({ intent: 'preview', action, input });
  };
  return {
    propose: look,
    /** What lists and pages of insights take: opens the action that an insight proposes. */
    insightActions: {
      onAct: ({ next, insightId }: { next: NextView; insightId: string }) => {
        if (next.kind === 'act') look({ ...next, insightId });
      },
    },
    modal: {
      open: proposal !== null,
      preview,
      refusal,
      approving: fetcher.state !== 'idle' && preview !== null,
      onLookAgain: () => {
        if (proposal !== null) look(proposal);
      },
      onClose: () => setProposal(null),
      onApprove: () => {
        if (proposal === null || preview === null) return;
        const { activityId, basis } = preview;
        send({ intent: 'approve', ...proposal, activityId, basis });
      },
    },
  };
}
