import { BlockStack, Card, Checkbox, ChoiceList, Select, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { LOYALTY_LIMITS, PendingFrom, PointRounding } from '../index.ts';
import { useLoyaltyField, useLoyaltyForm } from './loyalty-form.ts';

/** When points count and end, how they are rounded, and what earns none. */
export function RulesCard(props: { productTypes: readonly string[] }) {
  const { t } = useTranslation('retention');
  const { draft, change } = useLoyaltyForm();
  const pending = useLoyaltyField('pendingDays');
  const expiry = useLoyaltyField('expiryMonths');
  const types = [...new Set([...props.productTypes, ...draft.excludedProductTypes])];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('rules.title')}
        </Text>
        <TextField
          label={t('rules.pending')}
          helpText={t('rules.pendingHelp')}
          autoComplete="off"
          inputMode="numeric"
          suffix={t('rules.days')}
          value={draft.pendingDays}
          onChange={(pendingDays) => change({ pendingDays })}
          {...pending}
        />
        <Select
          label={t('reward.pendingFrom')}
          options={PendingFrom.options.map((value) => ({
            value,
            label: t(`reward.from.${value}`),
          }))}
          value={draft.pendingFrom}
          onChange={(pendingFrom) => change({ pendingFrom: pendingFrom as PendingFrom })}
        />
        <Checkbox
          label={t('rules.expires')}
          helpText={t('rules.expiresHelp')}
          checked={draft.expires}
          onChange={(expires) => change({ expires })}
        />
        {draft.expires ? (
          <TextField
            label={t('rules.expiry')}
            autoComplete="off"
            inputMode="numeric"
            suffix={t('rules.months')}
            value={draft.expiryMonths}
            onChange={(expiryMonths) => change({ expiryMonths })}
            {...expiry}
          />
        ) : null}
        <Select
          label={t('rules.rounding')}
          options={PointRounding.options.map((value) => ({
            value,
            label: t(`rounding.${value}`),
          }))}
          value={draft.rounding}
          onChange={(rounding) => change({ rounding: rounding as PointRounding })}
        />
        {types.length === 0 ? null : (
          <ChoiceList
            allowMultiple
            title={t('rules.excluded')}
            choices={types.map((value) => ({ value, label: value }))}
            selected={draft.excludedProductTypes}
            onChange={(excludedProductTypes) => change({ excludedProductTypes })}
          />
        )}
        <Text as="p" tone="subdued">
          {t('rules.giftCards')}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** What the program is called, in the languages of the shop. */
export function NameCard(props: { languages: readonly string[] }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { draft, change } = useLoyaltyForm();
  const [, ...others] = props.languages;
  const names = new Intl.DisplayNames(format.locale, { type: 'language' });
  const limits = { autoComplete: 'off', maxLength: LOYALTY_LIMITS.nameCharacters };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('name.title')}
        </Text>
        <TextField
          {...limits}
          label={t('name.label')}
          helpText={t('name.help')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        {draft.name.trim() === ''
          ? null
          : others.map((language) => (
              <TextField
                key={language}
                {...limits}
                label={t('name.inLanguage', { language: names.of(language) ?? language })}
                placeholder={draft.name}
                value={draft.names[language] ?? ''}
                onChange={(name) => change({ names: { ...draft.names, [language]: name } })}
              />
            ))}
      </BlockStack>
    </Card>
  );
}
