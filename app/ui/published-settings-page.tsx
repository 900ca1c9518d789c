import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { AskedDraft, DraftRendering } from './draft-preview.tsx';
import { PublicationBadge, type PublicationView } from './publication-badge.tsx';
import { PublishedCard } from './published-card.tsx';
import { type SaveRefusal, SettingsBanner } from './settings-banner.tsx';
import { SettingsPage } from './settings-page.tsx';
import type { DraftReading } from './use-settings-draft.ts';

/** Settings of a storefront document as they travel from a loader. */
export interface StoredView<Settings> {
  settings: Settings;
  version: number;
  /** True until the merchant has saved once. */
  isDefault: boolean;
  publication: PublicationView;
}

/** What the page of a storefront document gets from its route: the data, and how to send. */
export interface PublishedSettingsProps<Settings> {
  stored: StoredView<Settings>;
  firstLanguage: string;
  onSave: (settings: Settings, version: number) => void;
  saving: boolean;
  refusal: SaveRefusal | null;
  onRetryPublication: () => void;
  retrying: boolean;
  onAskPreview: (asked: AskedDraft<Settings>) => void;
  renderings: readonly DraftRendering[] | null | undefined;
}

/**
 * The page of settings that shoppers see: form, preview, what is published since when, and the one
 * banner that says what stops the merchant.
 */
export function PublishedSettingsPage<Settings>(props: {
  title: string;
  page: PublishedSettingsProps<Settings>;
  form: {
    dirty: boolean;
    version: number;
    showsErrors: boolean;
    discard: () => void;
    attempt: () => DraftReading<Settings, unknown>;
  };
  /** Why a proposal waits to be confirmed; null where saving says it all. */
  proposal: string | null;
  preview: ReactNode;
  publishedNote?: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { page, form } = props;
  const { stored } = page;
  const save = (version: number) => {
    const read = form.attempt();
    if (read.ok) page.onSave(read.settings, version);
  };
  return (
    <SettingsPage
      title={props.title}
      badge={<PublicationBadge publication={stored.publication} />}
      back={{ label: t('nav.settings'), url: '/app/settings' }}
      dirty={form.dirty}
      saving={page.saving}
      onSave={() => save(form.version)}
      onDiscard={form.discard}
      banner={
        <SettingsBanner
          {...page}
          publication={stored.publication}
          proposal={stored.isDefault ? props.proposal : null}
          dirty={form.dirty}
          hasErrors={form.showsErrors}
          onConfirm={() => save(form.version)}
          onOverwrite={() => save(stored.version)}
          onTakeStored={form.discard}
        />
      }
      preview={
        <>
          {props.preview}
          <PublishedCard publication={stored.publication} note={props.publishedNote} />
        </>
      }
    >
      {props.children}
    </SettingsPage>
  );
}
