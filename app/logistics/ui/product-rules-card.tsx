import { BlockStack, Button, Card, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { PlusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { DELIVERY_LIMITS } from '../index.ts';
import { CountryPicker } from './country-picker.tsx';
import { DayRangeField } from './day-range-field.tsx';
import {
  type DeliveryDraft,
  newProductRule,
  newRuleId,
  type OtherDaysDraft,
  type ProductRuleDraft,
} from './delivery-draft.ts';
import { useField } from './delivery-form.ts';
import { PickedField } from './picked-field.tsx';
import { RuleFrame } from './rule-frame.tsx';

/** Rules for some products, each closed to one line until it is edited. */
export function ProductRulesCard(props: {
  draft: DeliveryDraft;
  onChange: (change: Partial<DeliveryDraft>) => void;
}) {
  const { t } = useTranslation('logistics');
  const { productRules } = props.draft;
  const [openId, setOpenId] = useState<string | null>(null);
  const put = (rules: ProductRuleDraft[]) => props.onChange({ productRules: rules });
  const add = () => {
    const rule = { ...newProductRule(), id: newRuleId(productRules) };
    put([...productRules, rule]);
    setOpenId(rule.id);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('products.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('products.help')}
          </Text>
        </BlockStack>
        {productRules.length === 0 ? null : (
          <div>
            {productRules.map((rule, index) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                index={index}
                open={openId === rule.id}
                onToggle={() => setOpenId(openId === rule.id ? null : rule.id)}
                onChange={(changed) => put(productRules.with(index, { ...rule, ...changed }))}
                onRemove={() => put(productRules.toSpliced(index, 1))}
              />
            ))}
          </div>
        )}
        <div>
          <Button
            icon={PlusIcon}
            onClick={add}
            disabled={productRules.length >= DELIVERY_LIMITS.productRules}
          >
            {t('products.add')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

interface RuleProps {
  rule: ProductRuleDraft;
  index: number;
  onChange: (change: Partial<ProductRuleDraft>) => void;
}

function RuleRow(props: RuleProps & { open: boolean; onToggle: () => void; onRemove: () => void }) {
  const { t } = useTranslation('logistics');
  const { rule, index } = props;
  return (
    <RuleFrame
      path={`productRules.${index}`}
      title={useProductRuleTitle(rule)}
      summary={<RuleSummary rule={rule} />}
      open={props.open}
      onToggle={props.onToggle}
    >
      <WhichProducts {...props} />
      <WhatDiffers {...props} />
      <InlineStack align="end">
        <Button variant="plain" tone="critical" onClick={props.onRemove}>
          {t('products.remove')}
        </Button>
      </InlineStack>
    </RuleFrame>
  );
}

const TEXT_FIELDS = ['tags', 'productTypes', 'vendors'] as const;

/** The products of a rule: those that any of the fields names. */
function WhichProducts({ rule, index, onChange }: RuleProps) {
  const { t } = useTranslation('logistics');
  const path = `productRules.${index}`;
  return (
    <>
      <TextField
        label={t('rule.name')}
        helpText={t('products.nameHelp')}
        placeholder={t('products.nameExample')}
        autoComplete="off"
        maxLength={DELIVERY_LIMITS.ruleNameCharacters}
        value={rule.name}
        onChange={(name) => onChange({ name })}
      />
      <fieldset className="portolan-fieldset">
        <legend>
          <Text as="span">{t('products.which')}</Text>
        </legend>
        <BlockStack gap="300">
          <PickedField
            type="product"
            path={`${path}.products`}
            value={rule.products}
            most={DELIVERY_LIMITS.ruleProducts}
            onChange={(products) => onChange({ products })}
          />
          <PickedField
            type="collection"
            path={`${path}.collections`}
            value={rule.collections}
            most={DELIVERY_LIMITS.ruleCollections}
            onChange={(collections) => onChange({ collections })}
          />
          {TEXT_FIELDS.map((field) => (
            <TextsField
              key={field}
              path={`${path}.${field}`}
              field={field}
              value={rule[field]}
              onChange={(value) => onChange({ [field]: value })}
            />
          ))}
        </BlockStack>
      </fieldset>
    </>
  );
}

function TextsField(props: {
  path: string;
  field: (typeof TEXT_FIELDS)[number];
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('logistics');
  const { error, onBlur } = useField(props.path);
  return (
    <TextField
      label={t(`products.${props.field}`)}
      placeholder={t('products.textsExample')}
      autoComplete="off"
      value={props.value}
      onChange={props.onChange}
      onBlur={onBlur}
      {...(error === undefined ? {} : { error })}
    />
  );
}

/** Where the rule holds, and how its products differ there. */
function WhatDiffers({ rule, index, onChange }: RuleProps) {
  const { t } = useTranslation('logistics');
  const path = `productRules.${index}`;
  const shipped = useField(`${path}.shipped`);
  const cutOff = useField(`${path}.cutOff`);
  return (
    <>
      <CountryPicker
        path={`${path}.countries`}
        label={t('products.where')}
        help={t('products.whereHelp')}
        value={rule.countries}
        takenElsewhere={NOWHERE}
        onChange={(countries) => onChange({ countries })}
      />
      <Select
        label={t('products.shipped')}
        options={[
          { value: 'yes', label: t('products.shippedYes') },
          { value: 'no', label: t('products.shippedNo') },
        ]}
        value={rule.shipped ? 'yes' : 'no'}
        onChange={(value) => onChange({ shipped: value === 'yes' })}
        {...(shipped.error === undefined ? {} : { error: shipped.error })}
      />
      {rule.shipped ? (
        <>
          <OtherDaysFields
            path={`${path}.processingDays`}
            label={t('processing.days')}
            value={rule.processingDays}
            onChange={(processingDays) => onChange({ processingDays })}
          />
          <OtherDaysFields
            path={`${path}.transitDays`}
            label={t('rule.transit')}
            value={rule.transitDays}
            onChange={(transitDays) => onChange({ transitDays })}
          />
          <TextField
            type="time"
            label={t('products.cutOff')}
            helpText={t('products.cutOffHelp')}
            autoComplete="off"
            value={rule.cutOff}
            onChange={(value) => onChange({ cutOff: value.slice(0, 5) })}
            onBlur={cutOff.onBlur}
            {...(cutOff.error === undefined ? {} : { error: cutOff.error })}
          />
        </>
      ) : null}
    </>
  );
}

const NOWHERE: ReadonlySet<string> = new Set();

function OtherDaysFields(props: {
  path: string;
  label: string;
  value: OtherDaysDraft;
  onChange: (value: OtherDaysDraft) => void;
}) {
  const { t } = useTranslation('logistics');
  const { path, label, value, onChange } = props;
  return (
    <BlockStack gap="200">
      <Select
        label={label}
        options={(['usual', 'added', 'own'] as const).map((mode) => ({
          value: mode,
          label: t(`products.mode.${mode}`),
        }))}
        value={value.mode}
        onChange={(mode) =>
          onChange({
            mode: mode as OtherDaysDraft['mode'],
            min: value.min === '' ? '5' : value.min,
            max: value.max === '' ? '10' : value.max,
          })
        }
      />
      {value.mode === 'usual' ? null : (
        <DayRangeField
          path={path}
          label={t(`products.days.${value.mode}`, { field: label })}
          value={value}
          onChange={(range) => onChange({ ...value, ...range })}
        />
      )}
    </BlockStack>
  );
}

/** So many things are named in the title of a rule without a name of its own. */
const NAMED_IN_TITLE = 3;

/** The name of a rule, or of what it is for. */
function useProductRuleTitle(rule: ProductRuleDraft): string {
  const { t } = useTranslation('logistics');
  if (rule.name.trim() !== '') return rule.name;
  const texts = TEXT_FIELDS.flatMap((field) => rule[field].split(/[,，\n]/));
  const named = [...rule.collections, ...rule.products]
    .map(({ title }) => title)
    .concat(texts.map((text) => text.trim()))
    .filter((name) => name !== '');
  if (named.length === 0) return t('products.new');
  const list = named.slice(0, NAMED_IN_TITLE).join(t('rule.separator'));
  const left = named.length - NAMED_IN_TITLE;
  return left > 0 ? t('rule.andMore', { list, count: left }) : list;
}

function RuleSummary({ rule }: { rule: ProductRuleDraft }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const days = (part: 'processing' | 'transit', { mode, min, max }: OtherDaysDraft) =>
    mode === 'usual'
      ? []
      : [t(`products.summary.${part}.${mode}`, { range: min === max ? min : `${min}–${max}` })];
  const { countries } = rule;
  const where = countries.slice(0, NAMED_IN_TITLE).map(format.country).join(t('rule.separator'));
  const left = countries.length - NAMED_IN_TITLE;
  return (
    <Text as="p" tone="subdued">
      {[
        ...(rule.shipped
          ? [
              ...days('processing', rule.processingDays),
              ...days('transit', rule.transitDays),
              ...(rule.cutOff === '' ? [] : [t('products.summary.cutOff', { time: rule.cutOff })]),
            ]
          : [t('products.shippedNo')]),
        countries.length === 0
          ? t('products.everywhere')
          : left > 0
            ? t('rule.andMore', { list: where, count: left })
            : where,
      ].join(' · ')}
    </Text>
  );
}
