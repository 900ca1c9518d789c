import { TextField } from '@shopify/polaris';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { currencyDigits } from '../../kernel/money.ts';
import { WIDGET_LANGUAGES } from '../../localization/index.ts';
import { DraftPreview, usePreviewShopper } from '../../ui/draft-preview.tsx';
import {
  PublishedSettingsPage,
  type PublishedSettingsProps,
} from '../../ui/published-settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import { type LoyaltySettings, typedPriceMinor } from '../index.ts';
import { EarnCard, type FormMarket } from './earn-card.tsx';
import { loyaltyDrafts } from './loyalty-draft.ts';
import { LoyaltyFormContext } from './loyalty-form.ts';
import { RewardsCard } from './rewards-card.tsx';
import { NameCard, RulesCard } from './rules-card.tsx';

interface LoyaltyPageProps extends PublishedSettingsProps<LoyaltySettings> {
  markets: readonly FormMarket[];
  productTypes: readonly string[];
  /** Languages of the shop, its own first. */
  languages: readonly string[];
}

/** The loyalty program: what is earned where, what shoppers read of it, and what is published. */
export function LoyaltyPage(props: LoyaltyPageProps) {
  const { t } = useTranslation('retention');
  const { markets } = props;
  const drafts = useMemo(() => loyaltyDrafts(markets), [markets]);
  const form = useSettingsDraft(props.stored, drafts);
  return (
    <PublishedSettingsPage
      title={t('title')}
      page={props}
      form={form}
      proposal={markets.length === 0 ? null : t('proposal.why')}
      preview={markets.length === 0 ? null : <Preview {...props} settings={form.lastSound} />}
    >
      <LoyaltyFormContext.Provider value={form}>
        <EarnCard markets={markets} />
        <RewardsCard markets={markets} />
        <RulesCard productTypes={props.productTypes} />
        <NameCard languages={props.languages} />
      </LoyaltyFormContext.Provider>
    </PublishedSettingsPage>
  );
}

/** What its two blocks take on a phone: nothing below jumps when they are there. */
const BLOCKS_HEIGHT_PX = 392;

/** What shoppers of a market read about a product of some price, and how the program is told. */
function Preview(props: LoyaltyPageProps & { settings: LoyaltySettings }) {
  const { t } = useTranslation('retention');
  const { markets } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shopper = usePreviewShopper({
    country: markets[0]?.countries[0] ?? 'US',
    language: props.firstLanguage,
    languages: WIDGET_LANGUAGES,
  });
  const market = markets.find(({ countries }) => countries.includes(shopper.country));
  const currency = market?.currency ?? 'USD';
  const price = typed ?? samplePrice(currency);
  const isSound = typedPriceMinor(price, currency) !== null;
  const groups = useMemo(
    () => markets.map(({ name, countries }) => ({ title: name, countries })),
    [markets],
  );
  return (
    <DraftPreview
      settings={props.settings}
      leastHeightPx={BLOCKS_HEIGHT_PX}
      shopper={{
        ...shopper,
        setCountry: (country) => {
          shopper.setCountry(country);
          // A price of one currency is no price of another.
          setTyped(null);
        },
      }}
      countries={groups}
      languages={WIDGET_LANGUAGES}
      choices={{ price: isSound ? price : samplePrice(currency) }}
      onAsk={props.onAskPreview}
      renderings={props.renderings}
    >
      <TextField
        label={t('preview.price')}
        autoComplete="off"
        inputMode="decimal"
        suffix={currency}
        value={price}
        onChange={setTyped}
        {...(isSound ? {} : { error: t('problem.amount') })}
      />
    </DraftPreview>
  );
}

/** A price that many products have: 49.90 of a large unit, 4,990 of a small one. */
function samplePrice(currency: string): string {
  return currencyDigits(currency) === 0 ? '4990' : '49.90';
}
