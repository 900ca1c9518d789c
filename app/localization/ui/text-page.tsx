import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  Collapsible,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { checkTranslation } from '../texts/check-translation.ts';
import { fieldWord } from '../texts/field-word.ts';
import type { FieldInLanguage, TextInLanguage } from '../texts/text-in-language.server.ts';
import { queueAddress } from '../texts/text-queue.ts';
import { useLanguageNames } from './language-names.ts';

/** What the last approval of this text came to. */
export interface LastChange {
  state: 'running' | 'failed' | 'other';
  /** Shopify's refusals by field: "CODE: message". */
  refusals: Readonly<Record<string, string>>;
}

export interface TextChange {
  key: string;
  value: string;
}

/** What the merchant has typed or said to be still right, by field. */
interface Draft {
  values: Readonly<Record<string, string>>;
  confirmed: readonly string[];
}

/** One text, source beside translation, field by field; changes are looked at before they are written. */
export function TextPage(props: {
  text: TextInLanguage;
  last: LastChange | null;
  shopifyUrl: string | null;
  adaptUrl: string | null;
  onReview: (changes: TextChange[]) => void;
  modal: ReactNode;
}) {
  const { t } = useTranslation('localization');
  const { text, last } = props;
  const names = useLanguageNames([text.sourceLanguage, text.language]);
  const [draft, setDraft] = useState<Draft>({ values: {}, confirmed: [] });
  const language = names[text.language] ?? text.language;
  const changes = changesOf(text.fields, draft);
  const isUnsafe = changes.some(({ key, value }) =>
    checkTranslation(sourceOf(text, key), value).includes('unsafe'),
  );
  const wanted = text.fields.filter(({ state }) => state !== null);
  const others = text.fields.filter(({ state }) => state === null);
  const field = (each: FieldInLanguage) => (
    <FieldPair
      key={each.key}
      field={each}
      languages={{ source: names[text.sourceLanguage] ?? text.sourceLanguage, target: language }}
      locales={{ source: text.sourceLanguage, target: text.language }}
      draft={draft}
      refusal={last?.refusals[each.key]}
      onChange={setDraft}
    />
  );
  return (
    <AppPage
      title={t('text.title', { text: text.title, language })}
      back={{ label: t('text.back'), url: queueAddress({ language: text.language }) }}
      primaryAction={{
        content: t('text.review'),
        disabled: changes.length === 0 || isUnsafe || last?.state === 'running',
        onAction: () => props.onReview(changes),
      }}
      secondaryActions={[
        ...(props.shopifyUrl === null
          ? []
          : [{ content: t('text.open'), url: props.shopifyUrl, external: true }]),
        ...(props.adaptUrl === null
          ? []
          : [{ content: t('text.adapt'), url: props.adaptUrl, external: true }]),
      ]}
    >
      <BlockStack gap="400">
        <LastNote last={last} />
        {wanted.map(field)}
        <OtherFields>{others.map(field)}</OtherFields>
      </BlockStack>
      {props.modal}
    </AppPage>
  );
}

function LastNote({ last }: { last: LastChange | null }) {
  const { t } = useTranslation('localization');
  if (last?.state === 'running') {
    return (
      <Banner tone="info">
        <p>{t('text.running')}</p>
      </Banner>
    );
  }
  if (last?.state !== 'failed') return null;
  return (
    <Banner tone="warning" title={t('text.failed.title')}>
      <p>{t('text.failed.next')}</p>
      {last.refusals['text'] === undefined ? null : <p>{last.refusals['text']}</p>}
    </Banner>
  );
}

/** Fields that shops leave as they are, behind a button. */
function OtherFields({ children }: { children: readonly ReactNode[] }) {
  const { t } = useTranslation('localization');
  const [open, setOpen] = useState(false);
  if (children.length === 0) return null;
  return (
    <BlockStack gap="300">
      <div className="portolan-page-row">
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls="other-fields"
          onClick={() => setOpen(!open)}
        >
          {t('text.other')}
        </Button>
      </div>
      <Collapsible id="other-fields" open={open}>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {t('text.otherAbout')}
          </Text>
          {children}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}

interface PairProps {
  field: FieldInLanguage;
  languages: { source: string; target: string };
  locales: { source: string; target: string };
  draft: Draft;
  refusal: string | undefined;
  onChange: (draft: Draft) => void;
}

const TONES = {
  missing: 'critical',
  outdated: 'warning',
  same: 'attention',
  complete: 'success',
} as const;

/** Source and translation of one field. Both are shown as plain text: HTML is never rendered here. */
function FieldPair({ field, languages, locales, draft, refusal, onChange }: PairProps) {
  const { t } = useTranslation('localization');
  const word = fieldWord(field.key);
  const value = draft.values[field.key] ?? field.translation ?? '';
  const notes = checkTranslation(field.source, value);
  const isHtml = /HTML|RICH/.test(field.type);
  const lines = Math.min(12, Math.max(1, Math.ceil(field.source.length / 70)));
  const confirmed = draft.confirmed.includes(field.key);
  const error = notes.includes('unsafe')
    ? t('text.note.unsafe')
    : refusal === undefined || draft.values[field.key] !== undefined
      ? undefined
      : refusalWords(refusal, t);
  const help = [
    ...notes.filter((note) => note !== 'unsafe').map((note) => t(`text.note.${note}`)),
    ...(isHtml ? [t('text.html')] : []),
  ].join(' ');
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {word === null ? field.key : t(word)}
          </Text>
          {field.state === null ? null : (
            <Badge tone={TONES[field.state]}>{t(`text.state.${field.state}`)}</Badge>
          )}
        </InlineStack>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <div lang={locales.source}>
            <TextField
              label={t('text.source', { language: languages.source })}
              value={field.source}
              readOnly
              multiline={lines}
              maxHeight={360}
              autoComplete="off"
            />
          </div>
          <div lang={locales.target} dir="auto">
            <TextField
              label={t('text.translation', { language: languages.target })}
              value={value}
              onChange={(next) =>
                onChange({ ...draft, values: { ...draft.values, [field.key]: next } })
              }
              multiline={lines}
              maxHeight={360}
              maxLength={100_000}
              autoComplete="off"
              {...(error === undefined ? {} : { error })}
              {...(help === '' ? {} : { helpText: help })}
            />
          </div>
        </InlineGrid>
        {field.outdated && value === field.translation ? (
          <Checkbox
            label={t('text.stillRight')}
            checked={confirmed}
            onChange={(checked) =>
              onChange({
                ...draft,
                confirmed: checked
                  ? [...draft.confirmed, field.key]
                  : draft.confirmed.filter((key) => key !== field.key),
              })
            }
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}

const CODES = [
  'BLANK',
  'INVALID_TRANSLATABLE_CONTENT',
  'INVALID_VALUE_FOR_HANDLE_TRANSLATION',
  'FAILS_RESOURCE_VALIDATION',
] as const;

function refusalWords(
  refusal: string,
  t: ReturnType<typeof useTranslation<'localization'>>['t'],
): string {
  const code = CODES.find((known) => refusal.startsWith(`${known}:`));
  if (code !== undefined) return t(`text.error.${code}`);
  return t('text.error.other', { message: refusal.replace(/^[A-Z_]+: /, '') });
}

const sourceOf = ({ fields }: TextInLanguage, key: string): string =>
  fields.find((field) => field.key === key)?.source ?? '';

function changesOf(fields: readonly FieldInLanguage[], draft: Draft): TextChange[] {
  return fields.flatMap(({ key, translation, outdated }) => {
    const value = draft.values[key];
    if (value !== undefined && value !== (translation ?? '')) return [{ key, value }];
    const confirmed = outdated && translation !== null && draft.confirmed.includes(key);
    return confirmed ? [{ key, value: translation }] : [];
  });
}
