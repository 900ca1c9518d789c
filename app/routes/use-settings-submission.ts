import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { DraftRendering } from '../ui/draft-preview.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { refusalOf } from './settings-refusal.ts';

const PUBLISHING_POLL_MS = 1500;
const SEND = { method: 'post', encType: 'application/json' } as const;

interface Answer {
  ok: boolean;
  reason?: string | undefined;
}

interface PreviewAnswer extends Answer {
  value?: { renderings: DraftRendering[] | null } | undefined;
}

/**
 * How a settings page sends to its action: `save`, `retry` and `preview` as intents, a toast once
 * it is saved, and a look at the publication now and then while it waits.
 */
export function useSettingsSubmission(publication: { state: string }) {
  const save = useFetcher<Answer>();
  const retry = useFetcher<Answer>();
  const preview = useFetcher<PreviewAnswer>();
  const shopify = useAppBridge();
  const { t } = useTranslation();
  usePolling(publication.state === 'waiting' ? PUBLISHING_POLL_MS : null);
  const saved = save.data?.ok === true ? save.data : null;
  const savedText = t('settings.saved');
  useEffect(() => {
    if (saved !== null) shopify.toast.show(savedText);
  }, [saved, shopify, savedText]);
  // Save and preview go one after the other: to the router the later of two submissions makes up
  // for the earlier one's reading of the page's data, and a preview reads none.
  const [wanted, setWanted] = useState<object | null>(null);
  const { submit: sendSave, state: saveState } = save;
  const { submit: askPreview, state: previewState } = preview;
  const saving = wanted !== null || saveState !== 'idle';
  useEffect(() => {
    if (wanted === null || previewState !== 'idle') return;
    sendSave(JSON.stringify({ intent: 'save', ...wanted }), SEND);
  }, [wanted, previewState, sendSave]);
  useEffect(() => {
    if (saveState !== 'idle') setWanted(null);
  }, [saveState]);
  const [asked, setAsked] = useState<object | null>(null);
  useEffect(() => {
    if (asked === null || saving) return;
    askPreview(JSON.stringify({ intent: 'preview', ...asked }), SEND);
    setAsked(null);
  }, [asked, saving, askPreview]);
  return {
    onSave: (settings: object, version: number) => setWanted({ settings, version }),
    saving,
    refusal: refusalOf(save.data),
    onRetryPublication: () => retry.submit(JSON.stringify({ intent: 'retry' }), SEND),
    retrying: retry.state !== 'idle',
    onAskPreview: setAsked as (asked: object) => void,
    renderings: renderingsOf(preview.data),
  };
}

/** Undefined until there is an answer; null where the preview could not be made. */
function renderingsOf(
  answer: PreviewAnswer | undefined,
): readonly DraftRendering[] | null | undefined {
  if (answer === undefined) return undefined;
  const renderings = answer.ok ? answer.value?.renderings : null;
  return renderings == null || renderings.length === 0 ? null : renderings;
}
