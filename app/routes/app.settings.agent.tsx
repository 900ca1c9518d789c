import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { ModelProblem } from '../insights/index.ts';
import {
  ModelSettingsInput,
  readModelSettings,
  saveModelSettings,
  testModelSettings,
} from '../insights/index.server.ts';
import { type AgentSettingsDraft, AgentSettingsPage } from '../insights/ui/agent-settings-page.tsx';
import type { Result } from '../kernel/result.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.strictObject({ intent: z.enum(['save', 'test']), settings: ModelSettingsInput });

export const loader = adminLoader({}, ({ shop }) => readModelSettings(shop, new Date()));

export const action = adminAction(
  { input: Input },
  ({ shop, userId, input, request }): Promise<Result<null, ModelProblem>> =>
    input.intent === 'save'
      ? saveModelSettings(shop.shopId, input.settings, {
          now: new Date(),
          actor: { kind: 'merchant', id: userId },
        })
      : testModelSettings(shop.shopId, input.settings, request.signal),
);

interface Answered {
  ok: boolean;
  reason?: string | undefined;
  fieldErrors?: Record<string, unknown> | undefined;
}

export default function AgentSettingsRoute() {
  const { t } = useTranslation('insights');
  const stored = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const save = useFetcher<Answered>();
  const test = useFetcher<Answered>();
  const saved = save.data?.ok === true ? save.data : null;
  const savedText = t('agentSettings.saved');
  useEffect(() => {
    if (saved !== null) shopify.toast.show(savedText);
  }, [saved, shopify, savedText]);
  const send = (to: typeof save, intent: 'save' | 'test', settings: AgentSettingsDraft) =>
    to.submit(JSON.stringify({ intent, settings }), {
      method: 'post',
      encType: 'application/json',
    });
  const failed = [test.data, save.data].find((answer) => answer?.ok === false);
  return (
    <AgentSettingsPage
      stored={stored}
      saving={save.state !== 'idle'}
      testing={test.state !== 'idle'}
      tested={test.state === 'idle' && test.data?.ok === true}
      problem={failed?.reason ?? null}
      fieldErrors={fieldsOf(failed)}
      onSave={(draft) => send(save, 'save', draft)}
      onTest={(draft) => send(test, 'test', draft)}
    />
  );
}

/** Names of the fields that were refused: 'settings.baseUrl' → 'baseUrl'. */
function fieldsOf(answer: Answered | undefined): Record<string, unknown> {
  const entries = Object.entries(answer?.fieldErrors ?? {});
  return Object.fromEntries(
    entries.map(([name, error]) => [name.split('.').at(-1) ?? name, error] as const),
  );
}
