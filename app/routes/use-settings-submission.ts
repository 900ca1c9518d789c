import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';

import { usePolling } from '../ui/use-polling.ts';
import { refusalOf } from './settings-refusal.ts';

const PUBLISHING_POLL_MS = 1500;
const SEND = { method: 'post', encType: 'application/json' } as const;

interface Answer {
  ok: boolean;
  reason?: string | undefined;
}

/**
 * How a settings page sends to its action: `save` and `retry` as intents, a toast once it is saved,
 * and a look at the publication now and then while it waits.
 */
export function useSettingsSubmission(publication: { state: string }, savedText: string) {
  const save = useFetcher<Answer>();
  const retry = useFetcher<Answer>();
  const shopify = useAppBridge();
  usePolling(publication.state === 'waiting' ? PUBLISHING_POLL_MS : null);
  const saved = save.data?.ok === true ? save.data : null;
  useEffect(() => {
    if (saved !== null) shopify.toast.show(savedText);
  }, [saved, shopify, savedText]);
  return {
    onSave: (settings: object, version: number) =>
      save.submit(JSON.stringify({ intent: 'save', settings, version }), SEND),
    saving: save.state !== 'idle',
    refusal: refusalOf(save.data),
    onRetryPublication: () => retry.submit(JSON.stringify({ intent: 'retry' }), SEND),
    retrying: retry.state !== 'idle',
  };
}
