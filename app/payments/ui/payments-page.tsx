import { Banner, BlockStack, Card, Checkbox, List, Text } from '@shopify/polaris';
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
import { KNOWN_WORKING, type PaymentEvidence, type PaymentHintsSettings } from '../index.ts';
import { HintsPreview } from './hints-preview.tsx';
import { MarketsCard } from './markets-card.tsx';
import { useHintsForm } from './use-hints-form.ts';

interface PaymentsPageProps {
  stored: {
    settings: PaymentHintsSettings;
    version: number;
    /** True until the merchant has saved once. */
    isDefault: boolean;
    publication: PublicationView;
  };
  /** Countries that the shop sells to. */
  countries: readonly string[];
  currencyOf: (country: string) => string;
  evidence: PaymentEvidence;
  firstLanguage: string;
  onSave: (settings: PaymentHintsSettings, version: number) => void;
  saving: boolean;
  refusal: SaveRefusal | null;
  onRetryPublication: () => void;
  retrying: boolean;
}

/** Payment hints: what is shown where and why, what the block looks like, and what is published. */
export function PaymentsPage(props: PaymentsPageProps) {
  const { t } = useTranslation('payments');
  const { stored, evidence } = props;
  const form = useHintsForm(stored);
  const listed = form.settings.markets.map(({ country }) => country);
  const countries = [...new Set([...props.countries, ...listed])];
  return (
    <SettingsPage
      title={t('title')}
      badge={<PublicationBadge publication={stored.publication} />}
      dirty={form.dirty}
      saving={props.saving}
      onSave={() => props.onSave(form.settings, form.version)}
      onDiscard={form.discard}
      banner={
        <PageBanner
          {...props}
          dirty={form.dirty}
          onConfirm={() => props.onSave(form.settings, form.version)}
          onOverwrite={() => props.onSave(form.settings, stored.version)}
          onTakeStored={form.discard}
        />
      }
      preview={
        <>
          <HintsPreview
            settings={form.settings}
            evidence={evidence}
            currencyOf={props.currencyOf}
            countries={countries}
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
              <Text as="p" tone="subdued">
                {t('published.nightly')}
              </Text>
            </BlockStack>
          </Card>
        </>
      }
    >
      <HowCard />
      <MarketsCard form={form} countries={countries} evidence={evidence} />
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('instalments.title')}
          </Text>
          <Checkbox
            label={t('instalments.mention')}
            helpText={t('instalments.help')}
            checked={form.settings.mentionsInstalments}
            onChange={form.setMentionsInstalments}
          />
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}

function HowCard() {
  const { t } = useTranslation('payments');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('how.title')}
        </Text>
        <List>
          <List.Item>
            {t('how.yours', { window: KNOWN_WORKING.windowDays, recent: KNOWN_WORKING.recentDays })}
          </List.Item>
          <List.Item>{t('how.shopify')}</List.Item>
          <List.Item>{t('how.manual')}</List.Item>
          <List.Item>{t('how.words')}</List.Item>
        </List>
      </BlockStack>
    </Card>
  );
}

/** At most one banner: what stops the merchant first. */
function PageBanner(
  props: PaymentsPageProps & {
    dirty: boolean;
    onConfirm: () => void;
    onOverwrite: () => void;
    onTakeStored: () => void;
  },
): ReactNode {
  const { t } = useTranslation('payments');
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
  if (props.refusal === 'invalid') {
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
