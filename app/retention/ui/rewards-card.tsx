import { BlockStack, Card, Checkbox, InlineGrid, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { FormMarket } from './earn-card.tsx';
import type { RewardDraft } from './loyalty-draft.ts';
import { useLoyaltyField, useLoyaltyForm } from './loyalty-form.ts';

/** What points are worth in each market, and how long the codes that they become can be used. */
export function RewardsCard({ markets }: { markets: readonly FormMarket[] }) {
  const { t } = useTranslation('retention');
  const { draft, change } = useLoyaltyForm();
  const codeDays = useLoyaltyField('codeDays');
  if (markets.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('reward.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('reward.help')}
          </Text>
        </BlockStack>
        {markets.map((market, index) => {
          const reward = draft.rewards[index];
          return reward === undefined ? null : (
            <MarketReward
              key={market.marketId}
              market={market}
              reward={reward}
              path={`rewards.${index}`}
              onChange={(changed) =>
                change({ rewards: draft.rewards.with(index, { ...reward, ...changed }) })
              }
            />
          );
        })}
        <TextField
          label={t('reward.codeDays')}
          helpText={t('reward.codeDaysHelp')}
          autoComplete="off"
          inputMode="numeric"
          suffix={t('rules.days')}
          value={draft.codeDays}
          onChange={(days) => change({ codeDays: days })}
          {...codeDays}
        />
        <Checkbox
          label={t('reward.combine')}
          checked={draft.codesCombine}
          onChange={(codesCombine) => change({ codesCombine })}
        />
      </BlockStack>
    </Card>
  );
}

function MarketReward(props: {
  market: FormMarket;
  reward: RewardDraft;
  path: string;
  onChange: (change: Partial<RewardDraft>) => void;
}) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { market, reward, path, onChange } = props;
  const points = useLoyaltyField(`${path}.points`);
  const amount = useLoyaltyField(`${path}.amount`);
  return (
    <fieldset className="portolan-fieldset">
      <legend>
        <Text as="span" visuallyHidden>
          {`${t('reward.title')}: ${market.name}`}
        </Text>
      </legend>
      <BlockStack gap="200">
        <Checkbox
          label={t('reward.market', { market: market.name })}
          checked={reward.redeems}
          onChange={(redeems) => onChange({ redeems })}
        />
        {reward.redeems ? (
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
            <TextField
              label={t('reward.points')}
              autoComplete="off"
              inputMode="numeric"
              value={reward.points}
              onChange={(text) => onChange({ points: text })}
              {...points}
            />
            <TextField
              label={t('reward.amount')}
              autoComplete="off"
              inputMode="decimal"
              suffix={reward.currency}
              value={reward.amount}
              onChange={(text) => onChange({ amount: text })}
              {...amount}
            />
          </InlineGrid>
        ) : null}
        {reward.redeems && reward.currency !== format.currency ? (
          <Text as="p" tone="subdued">
            {t('reward.otherCurrency', { currency: format.currency })}
          </Text>
        ) : null}
      </BlockStack>
    </fieldset>
  );
}
