import { Select } from '@shopify/polaris';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes } from '../../kernel/country.ts';
import { WIDGET_LANGUAGES } from '../../localization/index.ts';
import { DraftPreview, usePreviewShopper } from '../../ui/draft-preview.tsx';
import {
  PublishedSettingsPage,
  type PublishedSettingsProps,
} from '../../ui/published-settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import {
  type DeliverySettings,
  type FollowChoice,
  PreviewMoment,
  settingsForRule,
} from '../index.ts';
import { DaysOffCard } from './days-off-card.tsx';
import { draftOf, readDraft } from './delivery-draft.ts';
import { DeliveryFormContext } from './delivery-form.ts';
import { DestinationsCard } from './destinations-card.tsx';
import { LearnedCard } from './learned-card.tsx';
import { ProductRulesCard } from './product-rules-card.tsx';
import { ProcessingCard, ShipFromCard } from './ship-from-card.tsx';

const deliveryDrafts = { draftOf, readDraft };

interface DeliveryPageProps extends PublishedSettingsProps<DeliverySettings> {
  followChoices: readonly FollowChoice[];
  firstCountry: string;
}

/** Delivery settings: the form, what the storefront makes of it, and what is published. */
export function DeliveryPage(props: DeliveryPageProps) {
  const { t } = useTranslation('logistics');
  const form = useSettingsDraft(props.stored, deliveryDrafts);
  return (
    <PublishedSettingsPage
      title={t('title')}
      page={props}
      form={form}
      proposal={t('proposal.why')}
      preview={<Preview {...props} settings={form.lastSound} />}
    >
      <DeliveryFormContext.Provider value={form}>
        <ShipFromCard draft={form.draft} onChange={form.change} />
        <ProcessingCard draft={form.draft} onChange={form.change} />
        <DaysOffCard draft={form.draft} onChange={form.change} />
        <DestinationsCard draft={form.draft} onChange={form.change} />
        <LearnedCard draft={form.draft} choices={props.followChoices} onChange={form.change} />
        <ProductRulesCard draft={form.draft} onChange={form.change} />
      </DeliveryFormContext.Provider>
    </PublishedSettingsPage>
  );
}

/** What a shopper of any country reads who orders now, before or after a cut-off, or on a day off. */
function Preview(props: DeliveryPageProps & { settings: DeliverySettings }) {
  const { t } = useTranslation('logistics');
  const { settings: wanted } = props;
  const [ruleId, setRuleId] = useState('');
  const titleOf = useSavedRuleTitle();
  const [moment, setMoment] = useState<PreviewMoment>('now');
  const shopper = usePreviewShopper({
    country: props.firstCountry,
    language: props.firstLanguage,
    languages: WIDGET_LANGUAGES,
  });
  const settings = useMemo(
    () => (ruleId === '' ? wanted : settingsForRule(wanted, ruleId, shopper.country)),
    [wanted, ruleId, shopper.country],
  );
  return (
    <DraftPreview
      settings={settings}
      shopper={shopper}
      countries={useCountries(wanted, shopper.country)}
      languages={WIDGET_LANGUAGES}
      choices={{ moment }}
      onAsk={props.onAskPreview}
      renderings={props.renderings}
    >
      <Select
        label={t('preview.orderedAt')}
        options={PreviewMoment.options.map((value) => ({ value, label: t(`preview.at.${value}`) }))}
        value={moment}
        onChange={(value) => setMoment(value as PreviewMoment)}
      />
      {wanted.productRules.length === 0 ? null : (
        <Select
          label={t('preview.product')}
          options={[
            { value: '', label: t('preview.anyProduct') },
            ...wanted.productRules.map((rule) => ({ value: rule.id, label: titleOf(rule) })),
          ]}
          value={ruleId}
          onChange={setRuleId}
        />
      )}
    </DraftPreview>
  );
}

function useSavedRuleTitle() {
  const { t } = useTranslation('logistics');
  return (rule: DeliverySettings['productRules'][number]) => {
    const { name, collections, products, tags, productTypes, vendors } = rule;
    const titles = [...collections, ...products].map(({ title }) => title);
    return (
      [name, ...titles, ...tags, ...productTypes, ...vendors].find((one) => one !== '') ??
      t('products.new')
    );
  };
}

/** Every country, those with a rule first; before the page runs only the one that is shown. */
function useCountries(settings: DeliverySettings, country: string) {
  const { t } = useTranslation('logistics');
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  return useMemo(() => {
    const served = new Set(settings.rules.flatMap((rule) => rule.countries));
    const codes = running ? countryCodes() : [country];
    return [
      { title: t('preview.withRule'), countries: codes.filter((code) => served.has(code)) },
      { title: t('preview.withoutRule'), countries: codes.filter((code) => !served.has(code)) },
    ];
  }, [settings, running, country, t]);
}
