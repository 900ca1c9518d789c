import { BlockStack, Card, Checkbox, List, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { WIDGET_LANGUAGES } from '../../localization/index.ts';
import { DraftPreview, usePreviewShopper } from '../../ui/draft-preview.tsx';
import {
  PublishedSettingsPage,
  type PublishedSettingsProps,
} from '../../ui/published-settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import { KNOWN_WORKING, type PaymentEvidence, type PaymentHintsSettings } from '../index.ts';
import { hintsDrafts } from './hints-draft.ts';
import { MarketsCard } from './markets-card.tsx';

interface PaymentsPageProps extends PublishedSettingsProps<PaymentHintsSettings> {
  /** Countries that the shop sells to. */
  countries: readonly string[];
  evidence: PaymentEvidence;
}

/** Payment hints: what is shown where and why, what the block looks like, and what is published. */
export function PaymentsPage(props: PaymentsPageProps) {
  const { t } = useTranslation('payments');
  const form = useSettingsDraft(props.stored, hintsDrafts);
  const listed = form.draft.markets.map(({ country }) => country);
  const countries = [...new Set([...props.countries, ...listed])];
  const shopper = usePreviewShopper({
    country: countries[0] ?? 'US',
    language: props.firstLanguage,
    languages: WIDGET_LANGUAGES,
  });
  return (
    <PublishedSettingsPage
      title={t('title')}
      page={props}
      form={form}
      proposal={t('proposal.why')}
      publishedNote={t('published.nightly')}
      preview={
        <DraftPreview
          settings={form.lastSound}
          shopper={shopper}
          countries={[{ title: null, countries }]}
          languages={WIDGET_LANGUAGES}
          note={t('preview.assumed')}
          onAsk={props.onAskPreview}
          renderings={props.renderings}
        />
      }
    >
      <HowCard />
      <MarketsCard
        draft={form.draft}
        onChange={form.change}
        countries={countries}
        evidence={props.evidence}
      />
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('instalments.title')}
          </Text>
          <Checkbox
            label={t('instalments.mention')}
            helpText={t('instalments.help')}
            checked={form.draft.mentionsInstalments}
            onChange={(mentionsInstalments) => form.change({ mentionsInstalments })}
          />
        </BlockStack>
      </Card>
    </PublishedSettingsPage>
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
