import { useSearchParams } from '@remix-run/react';
import { BlockStack, Card, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { WIDGET_LANGUAGES } from '../../localization/index.ts';
import { DraftPreview, usePreviewShopper } from '../../ui/draft-preview.tsx';
import {
  PublishedSettingsPage,
  type PublishedSettingsProps,
} from '../../ui/published-settings-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import {
  type ComplianceSettings,
  countriesWithRules,
  NOTICE_FIELDS,
  type NoticeItem,
  reviewNotice,
  rulesAsAt,
} from '../index.ts';
import type { FactText } from '../facts/fact-words.ts';
import { AskCard } from './ask-card.tsx';
import { complianceDrafts } from './compliance-draft.ts';
import { ComplianceFormContext } from './compliance-form.ts';
import { NumberField, type Reductions } from './field-editors.tsx';

interface CompliancePageProps extends PublishedSettingsProps<ComplianceSettings> {
  /** Countries that the shop sells to. */
  countries: readonly string[];
  /** Rules are shown as at this date. */
  asOn: string;
  reductions: Reductions;
  /** Names of laws in the admin's language, by their names in the rules. */
  regimes: Readonly<Record<string, FactText>>;
}

/** Compliance: market by market what is asked for, why, what is missing, and the block itself. */
export function CompliancePage(props: CompliancePageProps) {
  const { t } = useTranslation('compliance');
  const form = useSettingsDraft(props.stored, complianceDrafts);
  const countries = useMarkets(props.countries);
  const [search] = useSearchParams();
  const asked = countries.find((one) => one === search.get('market'));
  const [country, setCountry] = useState(asked ?? countries[0] ?? 'DE');
  const shopper = usePreviewShopper({
    country,
    language: props.firstLanguage,
    languages: WIDGET_LANGUAGES,
  });
  const items = reviewNotice(form.lastSound, country, rulesAsAt(props.asOn));
  return (
    <PublishedSettingsPage
      title={t('title')}
      page={props}
      form={form}
      proposal={null}
      preview={
        <DraftPreview
          settings={form.lastSound}
          shopper={shopper}
          countries={[{ title: null, countries }]}
          languages={WIDGET_LANGUAGES}
          onAsk={props.onAskPreview}
          renderings={props.renderings}
        />
      }
    >
      <ComplianceFormContext.Provider value={form}>
        <MarketCard
          countries={countries}
          country={country}
          onChoose={(chosen) => {
            setCountry(chosen);
            // The preview goes along; it may be sent elsewhere afterwards.
            shopper.setCountry(chosen);
          }}
          items={items}
          asOn={props.asOn}
        />
        {NOTICE_FIELDS.map((field) => {
          const asked = items.filter(({ rule }) => rule.asks === field);
          return asked.length === 0 ? null : (
            <AskCard
              key={field}
              field={field}
              country={country}
              items={asked}
              reductions={props.reductions}
              regimes={props.regimes}
            />
          );
        })}
        <KeptCard />
      </ComplianceFormContext.Provider>
    </PublishedSettingsPage>
  );
}

/** Markets of the shop, those with rules first; every country with rules where it has none of them. */
function useMarkets(sold: readonly string[]): string[] {
  const format = useFormat();
  const known = countriesWithRules();
  const { compare } = new Intl.Collator(format.locale);
  const byName = (a: string, b: string) => compare(format.country(a), format.country(b));
  const withRules = sold.filter((country) => known.includes(country)).sort(byName);
  const others = sold.filter((country) => !known.includes(country)).sort(byName);
  return withRules.length > 0 ? [...withRules, ...others] : [...known.sort(byName), ...others];
}

function MarketCard(props: {
  countries: readonly string[];
  country: string;
  onChoose: (country: string) => void;
  items: readonly NoticeItem[];
  asOn: string;
}) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { items } = props;
  const missing = items.filter(({ state }) => state === 'missing').length;
  const country = format.country(props.country);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('market.title')}
        </Text>
        <Select
          label={t('market.label')}
          options={props.countries.map((value) => ({ value, label: format.country(value) }))}
          value={props.country}
          onChange={props.onChoose}
        />
        <Text as="p">
          {items.length === 0
            ? t('market.none', { country })
            : missing === 0
              ? t('market.complete', { country })
              : t('market.missing', { country, count: missing })}
        </Text>
        <Text as="p" tone="subdued">
          {t('market.asAt', { date: format.date(props.asOn) })}
        </Text>
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </BlockStack>
    </Card>
  );
}

function KeptCard() {
  const { t } = useTranslation('compliance');
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('kept.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('kept.help')}
          </Text>
        </BlockStack>
        <NumberField scheme="eu-ioss" mayChoose={false} />
      </BlockStack>
    </Card>
  );
}
