import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import {
  discardDraft,
  ExchangeRate,
  FileWishes,
  mapFile,
  mappingChoices,
  readFileImport,
  remapFile,
  startFileImport,
  startUndo,
  UPLOAD_LIMITS,
} from '../sync/index.server.ts';
import { FileImportPage } from '../sync/ui/file-import-page.tsx';
import type { FileImportStep } from '../sync/ui/file-import-props.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params }) => {
  const detail = await readFileImport(shop, params['importId'] ?? '');
  if (detail === null) throw notFound();
  const choices = mappingChoices(detail.state);
  return { detail, choices, limitMb: UPLOAD_LIMITS.fileBytes / 1024 ** 2 };
});

const StepInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('map'), wishes: FileWishes }),
  z.strictObject({ intent: z.literal('remap') }),
  z.strictObject({ intent: z.literal('import'), rates: z.array(ExchangeRate).max(50) }),
  z.strictObject({ intent: z.literal('undo') }),
  z.strictObject({ intent: z.literal('discard') }),
]);

export const action = adminAction({ input: StepInput }, async ({ shop, params, input }) => {
  const fileImportId = z.uuid().safeParse(params['importId']);
  if (!fileImportId.success) throw notFound();
  const key = { shopId: shop.shopId, fileImportId: fileImportId.data };
  switch (input.intent) {
    case 'map':
      return mapFile(key, input.wishes);
    case 'remap':
      return remapFile(key);
    case 'import':
      return startFileImport(key, input.rates, new Date());
    case 'undo':
      return startUndo(key, new Date());
    case 'discard':
      return discardDraft(key);
  }
});

const POLL_MS = 1000;
const AT_WORK = ['uploading', 'reading', 'checking', 'importing', 'undoing'];

export default function FileImportRoute() {
  const data = useLoaderData<typeof loader>();
  const step = useFetcher<typeof action>();
  const navigate = useNavigate();
  const shopify = useAppBridge();
  const { t } = useTranslation('sync');
  const asked = useRef<FileImportStep['intent'] | null>(null);
  const answer = step.data;
  useEffect(() => {
    if (answer?.ok !== true || asked.current !== 'discard') return;
    asked.current = null;
    shopify.toast.show(t('files.import.discarded'));
    navigate('/app/data/imports', { replace: true });
  }, [answer, navigate, shopify, t]);
  usePolling(AT_WORK.includes(data.detail.state) ? POLL_MS : null);
  return (
    <FileImportPage
      {...data}
      busy={step.state !== 'idle'}
      refusal={answer !== undefined && !answer.ok ? answer.reason : null}
      onStep={(next) => {
        asked.current = next.intent;
        step.submit(JSON.stringify(next), SUBMIT);
      }}
    />
  );
}

const SUBMIT = { method: 'post', encType: 'application/json' } as const;
