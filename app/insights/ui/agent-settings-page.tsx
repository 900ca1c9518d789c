import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SettingsPage } from '../../ui/settings-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { AGENT_LIMITS, AgentProvider, MODEL_PROBLEMS, type ModelProblem } from '../agent/model.ts';

/** What the form holds; the key is what was typed, never what is stored. */
export interface AgentSettingsDraft {
  provider: AgentProvider;
  baseUrl: string;
  modelId: string;
  key: string;
  dailyTokens: number;
}

type Field = 'baseUrl' | 'modelId' | 'key' | 'dailyTokens';

/** Which model answers, with whose key, and what it may cost. */
export function AgentSettingsPage(props: {
  stored: Omit<AgentSettingsDraft, 'key'> & { keyEnding: string | null; usedToday: number };
  saving: boolean;
  testing: boolean;
  /** Fields that the server refused, by name. */
  fieldErrors: Readonly<Record<string, unknown>>;
  /** Why the last save or test failed. */
  problem: string | null;
  tested: boolean;
  onSave: (draft: AgentSettingsDraft) => void;
  onTest: (draft: AgentSettingsDraft) => void;
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { stored } = props;
  const clean = draftOf(stored);
  const [draft, setDraft] = useState(clean);
  const [seen, setSeen] = useState(JSON.stringify(clean));
  if (JSON.stringify(clean) !== seen) {
    setSeen(JSON.stringify(clean));
    setDraft(clean);
  }
  const dirty = JSON.stringify(draft) !== JSON.stringify(clean);
  const change = (part: Partial<AgentSettingsDraft>) => setDraft({ ...draft, ...part });
  const { least, most } = AGENT_LIMITS.dailyTokens;
  const errorOf = (name: Field) =>
    name in props.fieldErrors
      ? t(`agentSettings.field.${name}`, { min: format.count(least), max: format.count(most) })
      : undefined;
  return (
    <SettingsPage
      title={t('agentSettings.title')}
      back={{ label: t('agentSettings.back'), url: '/app/settings' }}
      dirty={dirty}
      saving={props.saving}
      onSave={() => props.onSave(draft)}
      onDiscard={() => setDraft(clean)}
      banner={<Outcome problem={props.problem} tested={props.tested} />}
      preview={
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('agentSettings.privacy.title')}
            </Text>
            <Text as="p">{t('agentSettings.privacy.text')}</Text>
          </BlockStack>
        </Card>
      }
    >
      <Card>
        <BlockStack gap="400">
          <ChoiceList
            title={t('agentSettings.provider.label')}
            choices={AgentProvider.options.map((value) => ({
              value,
              label: t(`agentSettings.provider.${value}`),
              ...(value === 'built-in' || value === 'compatible'
                ? { helpText: t(`agentSettings.provider.${value}Help`) }
                : {}),
            }))}
            selected={[draft.provider]}
            onChange={([provider]) => change({ provider: AgentProvider.parse(provider) })}
          />
          {draft.provider === 'built-in' ? null : (
            <>
              <ModelFields draft={draft} stored={stored} change={change} errorOf={errorOf} />
              <InlineStack>
                <Button onClick={() => props.onTest(draft)} loading={props.testing}>
                  {t('agentSettings.test.do')}
                </Button>
              </InlineStack>
            </>
          )}
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}

function draftOf(stored: Omit<AgentSettingsDraft, 'key'>): AgentSettingsDraft {
  const { provider, baseUrl, modelId, dailyTokens } = stored;
  return { provider, baseUrl, modelId, dailyTokens, key: '' };
}

function ModelFields(props: {
  draft: AgentSettingsDraft;
  stored: { provider: AgentProvider; keyEnding: string | null; usedToday: number };
  change: (part: Partial<AgentSettingsDraft>) => void;
  errorOf: (field: Field) => string | undefined;
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { draft, stored, change, errorOf } = props;
  const ending = stored.provider === draft.provider ? stored.keyEnding : null;
  const error = (name: Field) => {
    const text = errorOf(name);
    return text === undefined ? {} : { error: text };
  };
  return (
    <>
      {draft.provider === 'compatible' ? (
        <TextField
          label={t('agentSettings.baseUrl.label')}
          helpText={t('agentSettings.baseUrl.help')}
          type="url"
          autoComplete="off"
          value={draft.baseUrl}
          onChange={(baseUrl) => change({ baseUrl })}
          maxLength={AGENT_LIMITS.addressCharacters}
          {...error('baseUrl')}
        />
      ) : null}
      <TextField
        label={t('agentSettings.model.label')}
        helpText={t('agentSettings.model.help')}
        autoComplete="off"
        value={draft.modelId}
        onChange={(modelId) => change({ modelId })}
        maxLength={AGENT_LIMITS.modelCharacters}
        {...error('modelId')}
      />
      <TextField
        label={t('agentSettings.key.label')}
        helpText={
          ending !== null
            ? t('agentSettings.key.stored', { ending })
            : `${t('agentSettings.key.help')}${draft.provider === 'compatible' ? ` ${t('agentSettings.key.none')}` : ''}`
        }
        type="password"
        autoComplete="new-password"
        value={draft.key}
        onChange={(key) => change({ key })}
        maxLength={AGENT_LIMITS.keyCharacters}
        {...error('key')}
      />
      <TextField
        label={t('agentSettings.budget.label')}
        helpText={t('agentSettings.budget.help', { used: format.count(stored.usedToday) })}
        type="integer"
        autoComplete="off"
        value={String(draft.dailyTokens)}
        onChange={(text) => change({ dailyTokens: Number(text.replaceAll(/\D/g, '') || 0) })}
        {...error('dailyTokens')}
      />
    </>
  );
}

function Outcome({ problem, tested }: { problem: string | null; tested: boolean }) {
  const { t } = useTranslation('insights');
  const known: ModelProblem | undefined = MODEL_PROBLEMS.find((each) => each === problem);
  if (known !== undefined) {
    return (
      <Banner tone="warning" title={t('agentSettings.test.failed')}>
        <Text as="p">{t(`agentSettings.problem.${known}`)}</Text>
      </Banner>
    );
  }
  if (problem !== null) {
    return (
      <Banner tone="warning" title={t('settings.problem.title', { ns: 'common' })}>
        <Text as="p">{t('settings.problem.next', { ns: 'common' })}</Text>
      </Banner>
    );
  }
  return tested ? <Banner tone="success" title={t('agentSettings.test.ok')} /> : null;
}
