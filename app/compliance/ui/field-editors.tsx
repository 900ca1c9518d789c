import { BlockStack, Checkbox, Select, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import {
  COMPLIANCE_LIMITS,
  type DutiesStatement,
  type NoticeField,
  type NoticeRule,
  NUMBER_FORMS,
  NUMBER_SCHEMES,
  type NumberScheme,
} from '../index.ts';
import type { ContactDraft } from './compliance-draft.ts';
import { useComplianceField, useComplianceForm } from './compliance-form.ts';

/** How the reductions of the shop stand. */
export interface Reductions {
  reduced: number;
  known: number;
  currency: string;
}

/** The fields with which a merchant answers what a market asks for. */
export function FieldEditor(props: {
  field: NoticeField;
  country: string;
  rules: readonly NoticeRule[];
  reductions: Reductions;
}) {
  switch (props.field) {
    case 'lowest-price':
      return <LowestPriceState {...props.reductions} />;
    case 'duties':
      return <DutiesField country={props.country} />;
    case 'responsible-person':
      return <ContactFields who="responsiblePerson" />;
    case 'producer':
      return <ContactFields who="producer" />;
    case 'registration':
      return <NumberFields rules={props.rules} />;
    case 'vat-number':
      return <VatField country={props.country} />;
    case 'sorting':
      return <SortingField />;
    case 'withdrawal':
      return <LinkField link="withdrawal" />;
    case 'imprint':
      return <LinkField link="imprint" />;
    case 'sales-law':
      return <LinkField link="salesLaw" />;
  }
}

function LowestPriceState({ reduced, known, currency }: Reductions) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  return (
    <BlockStack gap="100">
      <Text as="p">
        {reduced === 0
          ? t('lowest.none')
          : t('lowest.counted', {
              reduced: format.count(reduced),
              known: format.count(known),
              currency,
            })}
      </Text>
      <Text as="p" tone="subdued">
        {t('lowest.note')}
      </Text>
    </BlockStack>
  );
}

function DutiesField({ country }: { country: string }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { draft, change } = useComplianceForm();
  const choose = (value: string) => {
    const { [country]: _before, ...others } = draft.duties;
    change({
      duties: value === 'none' ? others : { ...others, [country]: value as DutiesStatement },
    });
  };
  return (
    <Select
      label={t('duties.label', { country: format.country(country) })}
      options={(['none', 'included', 'on-delivery'] as const).map((value) => ({
        value,
        label: t(`duties.${value}`),
      }))}
      value={draft.duties[country] ?? 'none'}
      onChange={choose}
    />
  );
}

function ContactFields({ who }: { who: 'responsiblePerson' | 'producer' }) {
  const { t } = useTranslation('compliance');
  const { draft, change } = useComplianceForm();
  const field = useComplianceField();
  const contact = draft[who];
  const put = (changed: Partial<ContactDraft>) => change({ [who]: { ...contact, ...changed } });
  return (
    <BlockStack gap="300">
      <TextField
        label={t('contact.name')}
        autoComplete="off"
        maxLength={COMPLIANCE_LIMITS.nameCharacters}
        value={contact.name}
        onChange={(name) => put({ name })}
        {...field(`${who}.name`)}
      />
      <TextField
        label={t('contact.address')}
        autoComplete="off"
        multiline={3}
        maxLength={COMPLIANCE_LIMITS.addressCharacters}
        value={contact.address}
        onChange={(address) => put({ address })}
        {...field(`${who}.address`)}
      />
      <TextField
        type="email"
        label={t('contact.email')}
        autoComplete="off"
        maxLength={COMPLIANCE_LIMITS.contactCharacters}
        value={contact.email}
        onChange={(email) => put({ email })}
        helpText={t('contact.shared')}
        {...field(`${who}.email`)}
      />
    </BlockStack>
  );
}

function NumberFields({ rules }: { rules: readonly NoticeRule[] }) {
  const schemes = NUMBER_SCHEMES.filter((scheme) => rules.some((rule) => rule.scheme === scheme));
  return (
    <BlockStack gap="300">
      {schemes.map((scheme) => (
        <NumberField
          key={scheme}
          scheme={scheme}
          mayChoose={rules.some((rule) => rule.scheme === scheme && rule.shows === 'may')}
        />
      ))}
    </BlockStack>
  );
}

/** A number of a register; where the market leaves it open, whether shoppers see it. */
export function NumberField(props: { scheme: NumberScheme; mayChoose: boolean }) {
  const { t } = useTranslation('compliance');
  const { draft, change } = useComplianceForm();
  const field = useComplianceField();
  const { scheme } = props;
  const typed = draft.numbers[scheme] ?? { number: '', shown: false };
  const problem = field(`registrations.${scheme}`);
  const put = (changed: Partial<typeof typed>) =>
    change({ numbers: { ...draft.numbers, [scheme]: { ...typed, ...changed } } });
  return (
    <BlockStack gap="100">
      <TextField
        label={t(`number.${scheme}`)}
        autoComplete="off"
        maxLength={40}
        value={typed.number}
        onChange={(number) => put({ number })}
        // One line below the field, whatever it says: a click is not lost to a page that moves.
        {...(problem.error === undefined
          ? { helpText: t('number.example', { example: NUMBER_FORMS[scheme].example }) }
          : {})}
        {...problem}
      />
      {props.mayChoose ? (
        <Checkbox
          label={t('number.shown')}
          checked={typed.shown}
          onChange={(shown) => put({ shown })}
        />
      ) : null}
    </BlockStack>
  );
}

function VatField({ country }: { country: string }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { draft, change } = useComplianceForm();
  const field = useComplianceField();
  return (
    <TextField
      label={t('vat.label', { country: format.country(country) })}
      autoComplete="off"
      maxLength={40}
      value={draft.vatNumbers[country] ?? ''}
      onChange={(number) => change({ vatNumbers: { ...draft.vatNumbers, [country]: number } })}
      {...field(`vatNumbers.${country}`)}
    />
  );
}

function SortingField() {
  const { t } = useTranslation('compliance');
  const { draft, change } = useComplianceForm();
  const field = useComplianceField();
  return (
    <TextField
      label={t('sorting.label')}
      autoComplete="off"
      multiline={2}
      maxLength={COMPLIANCE_LIMITS.sortingCharacters}
      value={draft.sorting}
      onChange={(sorting) => change({ sorting })}
      {...field('sorting')}
    />
  );
}

function LinkField({ link }: { link: 'withdrawal' | 'imprint' | 'salesLaw' }) {
  const { t } = useTranslation('compliance');
  const { draft, change } = useComplianceForm();
  const field = useComplianceField();
  return (
    <TextField
      label={t(`link.${link}`)}
      autoComplete="off"
      maxLength={COMPLIANCE_LIMITS.linkCharacters}
      value={draft.links[link]}
      onChange={(value) => change({ links: { ...draft.links, [link]: value } })}
      helpText={t('link.help')}
      {...field(`links.${link}`)}
    />
  );
}
