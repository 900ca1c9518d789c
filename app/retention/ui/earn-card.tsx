import { BlockStack, Card, Checkbox, InlineGrid, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { RateDraft } from './loyalty-draft.ts';
import { useLoyaltyField, useLoyaltyForm } from './loyalty-form.ts';

/** A market as the form shows it. */
export interface FormMarket {
  marketId: string;
  name: string;
  countries: readonly string[];
  currency: string;
  localCurrencies: boolean;
}

/** What each market earns. */
export function EarnCard({ markets }: { markets: readonly FormMarket[] }) {
  const { t } = useTranslation('retention');
  const { draft, change } = useLoyaltyForm();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('earn.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t(markets.length === 0 ? 'earn.noMarkets' : 'earn.help')}
          </Text>
        </BlockStack>
        {markets.map((market, index) => {
          const rate = draft.rates[index];
          return rate === undefined ? null : (
            <MarketRate
              key={market.marketId}
              market={market}
              rate={rate}
              path={`rates.${index}`}
              onChange={(changed) =>
                change({ rates: draft.rates.with(index, { ...rate, ...changed }) })
              }
            />
          );
        })}
      </BlockStack>
    </Card>
  );
}

/** Countries that are named before the rest is counted. */
const COUNTRIES_NAMED = 4;

function MarketRate(props: {
  market: FormMarket;
  rate: RateDraft;
  path: string;
  onChange: (change: Partial<RateDraft>) => void;
}) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { market, rate, path, onChange } = props;
  const points = useLoyaltyField(`${path}.points`);
  const amount = useLoyaltyField(`${path}.amount`);
  const minimum = useLoyaltyField(`${path}.minimum`);
  const shared = { autoComplete: 'off', suffix: rate.currency, inputMode: 'decimal' as const };
  const named = market.countries.slice(0, COUNTRIES_NAMED).map(format.country);
  const list = new Intl.ListFormat(format.locale, { style: 'narrow' }).format(named);
  const more = market.countries.length - named.length;
  return (
    <fieldset className="portolan-fieldset">
      <legend>
        <Text as="span" visuallyHidden>
          {market.name}
        </Text>
      </legend>
      <BlockStack gap="200">
        <Checkbox
          label={t('earn.market', { market: market.name })}
          // A market of one country is often called like it.
          helpText={
            more > 0 ? t('earn.countries', { list, count: more }) : list === market.name ? '' : list
          }
          checked={rate.earns}
          onChange={(earns) => onChange({ earns })}
        />
        {rate.earns ? (
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="200">
            <TextField
              label={t('earn.points')}
              autoComplete="off"
              inputMode="numeric"
              value={rate.points}
              onChange={(text) => onChange({ points: text })}
              {...points}
            />
            <TextField
              {...shared}
              label={t('earn.amount')}
              value={rate.amount}
              onChange={(text) => onChange({ amount: text })}
              {...amount}
            />
            <TextField
              {...shared}
              label={t('earn.minimum')}
              value={rate.minimum}
              onChange={(text) => onChange({ minimum: text })}
              {...minimum}
            />
          </InlineGrid>
        ) : null}
        {rate.earns && market.localCurrencies ? (
          <Text as="p" tone="subdued">
            {t('earn.otherCurrencies', { currency: rate.currency })}
          </Text>
        ) : null}
      </BlockStack>
    </fieldset>
  );
}
