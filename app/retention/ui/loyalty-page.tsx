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
import type { LoyaltySettings } from '../index.ts';
import { EarnCard, type FormMarket } from './earn-card.tsx';
import { PointsPreview } from './points-preview.tsx';
import { NameCard, RulesCard } from './rules-card.tsx';
import { LoyaltyErrors, useLoyaltyForm } from './use-loyalty-form.ts';

interface LoyaltyPageProps {
  stored: {
    settings: LoyaltySettings;
    version: number;
    /** True until the merchant has saved once. */
    isDefault: boolean;
    publication: PublicationView;
  };
  markets: readonly FormMarket[];
  productTypes: readonly string[];
  /** Languages of the shop, its own first. */
  languages: readonly string[];
  firstLanguage: string;
  onSave: (settings: LoyaltySettings, version: number) => void;
  saving: boolean;
  refusal: SaveRefusal | null;
  onRetryPublication: () => void;
  retrying: boolean;
}

/** The loyalty program: what is earned where, what shoppers read of it, and what is published. */
export function LoyaltyPage(props: LoyaltyPageProps) {
  const { t } = useTranslation('retention');
  const { stored, markets } = props;
  const form = useLoyaltyForm(stored, markets);
  const save = (version: number) => {
    const settings = form.attempt();
    if (settings !== null) props.onSave(settings, version);
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
          dirty={form.dirty}
          hasErrors={Object.keys(form.errors).length > 0}
          onConfirm={() => save(form.version)}
          onOverwrite={() => save(stored.version)}
          onTakeStored={form.discard}
        />
      }
      preview={
        <>
          <PointsPreview
            settings={form.lastSound}
            markets={markets}
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
      <LoyaltyErrors.Provider value={form.errors}>
        <EarnCard form={form} markets={markets} />
        <RulesCard form={form} productTypes={props.productTypes} />
        <NameCard form={form} languages={props.languages} />
      </LoyaltyErrors.Provider>
    </SettingsPage>
  );
}

/** At most one banner: what stops the merchant first. */
function PageBanner(
  props: LoyaltyPageProps & {
    dirty: boolean;
    hasErrors: boolean;
    onConfirm: () => void;
    onOverwrite: () => void;
    onTakeStored: () => void;
  },
): ReactNode {
  const { t } = useTranslation('retention');
  if (props.refusal === 'stale-version' && props.dirty) {
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
  if (props.hasErrors || props.refusal === 'invalid') {
    return (
      <Banner tone="critical" title={t('invalid.title')}>
        <Text as="p">{t('invalid.next')}</Text>
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
  if (!props.stored.isDefault || props.markets.length === 0) return null;
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
