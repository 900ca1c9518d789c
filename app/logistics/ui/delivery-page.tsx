import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import {
  PublicationBadge,
  PublicationFailure,
  PublicationSentence,
  type PublicationView,
} from '../../ui/publication-badge.tsx';
import type { SaveRefusal } from '../../ui/settings-banner.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import type { DeliverySettings } from '../index.ts';
import { DaysOffCard } from './days-off-card.tsx';
import { draftOf, readDraft } from './delivery-draft.ts';
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

const deliveryDrafts = { draftOf, readDraft };

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
  const form = useSettingsDraft(stored, deliveryDrafts);
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
      <DeliveryFormContext.Provider value={form}>
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
