import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  PublicationBadge,
  PublicationFailure,
  PublicationSentence,
  type PublicationView,
} from '../../ui/publication-badge.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import type { DeliverySettings } from '../index.ts';
import { DaysOffCard } from './days-off-card.tsx';
import { type DeliveryDraft, draftOf, readDraft } from './delivery-draft.ts';
import { DeliveryFormContext } from './delivery-form.ts';
import { DestinationsCard } from './destinations-card.tsx';
import { ProcessingCard, ShipFromCard } from './ship-from-card.tsx';
import { StorefrontPreview } from './storefront-preview.tsx';

export interface StoredDelivery {
  settings: DeliverySettings;
  version: number;
  /** True until the merchant has saved once. */
  isDefault: boolean;
  publication: PublicationView;
}

/** Why the last save was refused. */
export type SaveRefusal = 'stale-version' | 'invalid';

/** Delivery settings: the form, what the storefront makes of it, and what is published. */
export function DeliveryPage(props: {
  stored: StoredDelivery;
  firstCountry: string;
  firstLanguage: string;
  onSave: (settings: DeliverySettings, version: number) => void;
  saving: boolean;
  refusal: SaveRefusal | null;
  onRetryPublication: () => void;
  retrying: boolean;
}) {
  const { t } = useTranslation('logistics');
  const { stored } = props;
  const form = useDeliveryForm(stored);
  const isStale = props.refusal === 'stale-version' && form.dirty;

  const save = (version: number) => {
    const read = form.attempt();
    if (read.ok) props.onSave(read.settings, version);
  };

  return (
    <SettingsPage
      title={t('title')}
      badge={<PublicationBadge publication={stored.publication} />}
      dirty={form.dirty}
      saving={props.saving}
      onSave={() => save(form.version)}
      onDiscard={form.discard}
      banner={
        <PageBanner
          {...props}
          isStale={isStale}
          hasErrors={form.showsErrors}
          onConfirm={() => save(form.version)}
          onOverwrite={() => save(stored.version)}
          onTakeStored={form.discard}
        />
      }
      preview={
        <>
          <StorefrontPreview
            settings={form.lastSound}
            firstCountry={props.firstCountry}
            firstLanguage={props.firstLanguage}
          />
          <Card>
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {t('published.title')}
              </Text>
              <Text as="p" tone="subdued">
                <PublicationSentence publication={stored.publication} />
              </Text>
            </BlockStack>
          </Card>
        </>
      }
    >
      <DeliveryFormContext.Provider value={form.fields}>
        <ShipFromCard draft={form.draft} onChange={form.change} />
        <ProcessingCard draft={form.draft} onChange={form.change} />
        <DaysOffCard draft={form.draft} onChange={form.change} />
        <DestinationsCard draft={form.draft} onChange={form.change} />
      </DeliveryFormContext.Provider>
    </SettingsPage>
  );
}

/** At most one banner: what stops the merchant first. */
function PageBanner(
  props: Parameters<typeof DeliveryPage>[0] & {
    isStale: boolean;
    hasErrors: boolean;
    onConfirm: () => void;
    onOverwrite: () => void;
    onTakeStored: () => void;
  },
): ReactNode {
  const { t } = useTranslation('logistics');
  if (props.isStale) {
    return (
      <Banner
        tone="warning"
        title={t('stale.title')}
        action={{
          content: t('stale.overwrite'),
          onAction: props.onOverwrite,
          loading: props.saving,
        }}
        secondaryAction={{ content: t('stale.takeStored'), onAction: props.onTakeStored }}
      >
        <Text as="p">{t('stale.kept')}</Text>
      </Banner>
    );
  }
  if (props.hasErrors) {
    return (
      <Banner tone="critical" title={t('problem.title')}>
        <Text as="p">{t('problem.next')}</Text>
      </Banner>
    );
  }
  if (props.stored.publication.state === 'failed') {
    return (
      <PublicationFailure
        publication={props.stored.publication}
        onRetry={props.onRetryPublication}
        retrying={props.retrying}
      />
    );
  }
  if (!props.stored.isDefault) return null;
  return (
    <Banner
      tone="info"
      title={t('proposal.title')}
      action={{ content: t('proposal.confirm'), onAction: props.onConfirm, loading: props.saving }}
    >
      <Text as="p">{t('proposal.why')}</Text>
    </Banner>
  );
}

/**
 * The draft of the form. It starts from what is stored, follows it while nothing is edited, and
 * keeps what was typed when somebody else saves meanwhile.
 */
function useDeliveryForm(stored: StoredDelivery) {
  const [base, setBase] = useState({ version: stored.version, draft: draftOf(stored.settings) });
  const [draft, setDraft] = useState<DeliveryDraft>(base.draft);
  const [lastSound, setLastSound] = useState(stored.settings);
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(new Set());
  const [failedAttempts, setFailedAttempts] = useState(0);
  const read = useMemo(() => readDraft(draft), [draft]);
  const storedDraft = useMemo(() => draftOf(stored.settings), [stored.settings]);
  const dirty = !isSame(draft, base.draft);

  useEffect(() => {
    if (failedAttempts === 0) return;
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failedAttempts]);

  if (stored.version !== base.version && (!dirty || isSame(draft, storedDraft))) {
    setBase({ version: stored.version, draft: storedDraft });
    setDraft(storedDraft);
    setLastSound(stored.settings);
    setTouched(new Set());
  } else if (read.ok && !isSame(read.settings, lastSound)) {
    setLastSound(read.settings);
  }

  return {
    draft,
    dirty,
    version: base.version,
    lastSound,
    showsErrors: touched === null && !read.ok,
    fields: {
      errors: read.ok ? {} : read.errors,
      touched,
      touch: (path: string) =>
        setTouched((paths) => (paths === null ? null : new Set([...paths, path]))),
    },
    change: (change: Partial<DeliveryDraft>) => setDraft((last) => ({ ...last, ...change })),
    discard: () => {
      setBase({ version: stored.version, draft: storedDraft });
      setDraft(storedDraft);
      setTouched(new Set());
    },
    /** Reads the draft and, where something is wrong, shows every problem and goes to the first. */
    attempt: () => {
      setTouched(read.ok ? new Set() : null);
      if (!read.ok) setFailedAttempts((count) => count + 1);
      return read;
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
