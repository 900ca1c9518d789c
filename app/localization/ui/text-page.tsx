import { SaveBar } from '@shopify/app-bridge-react';
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
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useLeaveConfirmation } from '../../ui/use-leave-confirmation.ts';
import { checkTranslation, stopOf } from '../texts/check-translation.ts';
import { fieldWord } from '../texts/field-word.ts';
import type { FieldInLanguage, TextInLanguage } from '../texts/text-in-language.server.ts';
import { queueAddress } from '../texts/text-queue.ts';
import { useLanguageNames } from './language-names.ts';
import { useTextTitle } from './text-title.ts';

/** What the last approval of this text came to. */
export interface LastChange {
  state: 'running' | 'failed' | 'other';
  /** Shopify's refusals by field: "CODE: message". */
  refusals: Readonly<Record<string, string>>;
  /** What was approved, by field. */
  values: Readonly<Record<string, string>>;
}

/** How a text of our own is changed: not at Shopify. */
export interface OwnTextEditor {
  /** null: the words come with the app. */
  action: string | null;
  settingsPath: string;
  charactersMax: number;
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
  /** null for a text of Shopify's. */
  own: OwnTextEditor | null;
  onReview: (changes: TextChange[]) => void;
  modal: ReactNode;
}) {
  const { t } = useTranslation('localization');
  const { text, last, own } = props;
  const title = useTextTitle()(text.resourceId, text.title);
  const names = useLanguageNames([text.sourceLanguage, text.language]);
  const [draft, setDraft] = useState<Draft>(UNTOUCHED);
  const language = names[text.language] ?? text.language;
  const changes = changesOf(text.fields, draft);
  const isUnsafe = changes.some(
    ({ key, value }) => stopOf(sourceOf(text, key), value) !== undefined,
  );
  const isRunning = last?.state === 'running';
  const review = () => props.onReview(changes);
  useLeaveConfirmation(changes.length > 0 && !isRunning);
  const wanted = text.fields.filter(({ state }) => state !== null);
  const others = text.fields.filter(({ state }) => state === null);
  const field = (each: FieldInLanguage) => (
    <FieldPair
      key={each.key}
      field={each}
      languages={{ source: names[text.sourceLanguage] ?? text.sourceLanguage, target: language }}
      locales={{ source: text.sourceLanguage, target: text.language }}
      draft={draft}
      last={last}
      charactersMax={own === null ? CHARACTERS_MAX : own.charactersMax}
      isReadOnly={own !== null && own.action === null}
      onChange={setDraft}
    />
  );
  return (
    <AppPage
      title={t('text.title', { text: title, language })}
      back={{ label: t('text.back'), url: queueAddress({ language: text.language }) }}
      {...(own?.action === null
        ? {}
        : {
            primaryAction: {
              content: t('text.review'),
              disabled: changes.length === 0 || isUnsafe || isRunning,
              onAction: review,
            },
          })}
      secondaryActions={[
        ...(own === null
          ? []
          : [
              {
                content: t(own.action === null ? 'own.shown' : 'own.settings'),
                url: own.settingsPath,
              },
            ]),
        ...(props.shopifyUrl === null
          ? []
          : [{ content: t('text.open'), url: props.shopifyUrl, external: true }]),
        ...(props.adaptUrl === null
          ? []
          : [{ content: t('text.adapt'), url: props.adaptUrl, external: true }]),
      ]}
    >
      <SaveBar id="text-save-bar" open={changes.length > 0 && !isRunning} discardConfirmation>
        <button variant="primary" onClick={review} disabled={isUnsafe}>
          {t('text.review')}
        </button>
        <button onClick={() => setDraft(UNTOUCHED)}>{t('text.discard')}</button>
      </SaveBar>
      <BlockStack gap="400">
        <LastNote
          last={last}
          onRestore={() => setDraft({ ...draft, values: { ...last?.values, ...draft.values } })}
        />
        {own === null ? null : <OwnNote text={text} own={own} language={language} />}
        {wanted.map(field)}
        <OtherFields>{others.map(field)}</OtherFields>
      </BlockStack>
      {props.modal}
    </AppPage>
  );
}

const UNTOUCHED: Draft = { values: {}, confirmed: [] };

/** Longest translation that Shopify takes at once. */
const CHARACTERS_MAX = 100_000;

/** Who reads what of a text of our own while it has no words in the language. */
function OwnNote(props: { text: TextInLanguage; own: OwnTextEditor; language: string }) {
  const { t } = useTranslation('localization');
  const { text, own, language } = props;
  const [field] = text.fields;
  if (own.action === null) {
    const isMissing = field?.state === 'missing';
    return (
      <Banner tone={isMissing ? 'warning' : 'success'} title={t('own.builtIn.title')}>
        <p>{t(isMissing ? 'own.builtIn.missing' : 'own.builtIn.complete', { language })}</p>
      </Banner>
    );
  }
  if (field?.state !== 'missing') return null;
  return (
    <Banner tone="info">
      <p>{t('own.fallback', { language, source: field.source })}</p>
    </Banner>
  );
}

function LastNote({ last, onRestore }: { last: LastChange | null; onRestore: () => void }) {
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
    <Banner
      tone="warning"
      title={t('text.failed.title')}
      action={{ content: t('text.failed.restore'), onAction: onRestore }}
    >
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
  last: LastChange | null;
  charactersMax: number;
  isReadOnly: boolean;
  onChange: (draft: Draft) => void;
}

const TONES = {
  missing: 'critical',
  outdated: 'warning',
  same: 'attention',
  complete: 'success',
} as const;

/** Source and translation of one field. Both are shown as plain text: HTML is never rendered here. */
function FieldPair(props: PairProps) {
  const { field, languages, locales, draft, last, isReadOnly, onChange } = props;
  const { t } = useTranslation('localization');
  const word = fieldWord(field.key);
  const value = draft.values[field.key] ?? field.translation ?? '';
  const notes = checkTranslation(field.source, value);
  const isHtml = /HTML|RICH/.test(field.type);
  const lines = Math.min(12, Math.max(1, Math.ceil(field.source.length / 70)));
  const confirmed = draft.confirmed.includes(field.key);
  const refusal = last?.state === 'failed' ? last.refusals[field.key] : undefined;
  // What was refused stays marked until it is typed anew.
  const typed = draft.values[field.key];
  const isAsRefused = typed === undefined || typed === last?.values[field.key];
  const stop = stopOf(field.source, value);
  const isTyped = typed !== undefined;
  const error =
    stop !== undefined && isTyped
      ? t(`text.note.${stop}`)
      : refusal !== undefined && isAsRefused
        ? refusalWords(refusal, t)
        : undefined;
  const help = [
    ...notes.filter((note) => note !== stop || !isTyped).map((note) => t(`text.note.${note}`)),
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
        <InlineGrid columns={isReadOnly ? 1 : { xs: 1, md: 2 }} gap="400">
          <InLanguage language={locales.source}>
            <TextField
              label={t('text.source', { language: languages.source })}
              value={field.source}
              readOnly
              multiline={lines}
              maxHeight={360}
              autoComplete="off"
            />
          </InLanguage>
          {isReadOnly ? null : (
            <InLanguage language={locales.target}>
              <TextField
                label={t('text.translation', { language: languages.target })}
                value={value}
                onChange={(next) =>
                  onChange({ ...draft, values: { ...draft.values, [field.key]: next } })
                }
                multiline={lines}
                maxHeight={360}
                maxLength={props.charactersMax}
                autoComplete="off"
                {...(error === undefined ? {} : { error })}
                {...(help === '' ? {} : { helpText: help })}
              />
            </InLanguage>
          )}
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

/**
 * Fields whose text is in another language than the page: they are read aloud and run as theirs does,
 * while labels and problems stay the page's. Polaris' fields take no such attributes.
 */
function InLanguage({ language, children }: { language: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const field of place.current?.querySelectorAll('textarea, input') ?? []) {
      field.setAttribute('lang', language);
      field.setAttribute('dir', directionOf(language));
    }
  });
  return <div ref={place}>{children}</div>;
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
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
