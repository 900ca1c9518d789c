import { BlockStack, Card, Select, Text } from '@shopify/polaris';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { ShopFormatsContext, useFormat } from '../../ui/use-format.ts';
import type { DateOrder, DecimalMark, ImportAnswers, MappingPreview } from '../files/index.ts';
import type { MappingChoices } from './file-import-props.ts';

interface Asked {
  key: string;
  label: string;
  help: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

/**
 * What the file does not say. Answers that were given stay here, so that they can be changed; no
 * answer is chosen beforehand, because a wrong one would look right.
 */
export function FileImportQuestions(props: {
  preview: Pick<MappingPreview, 'questions'>;
  choices: MappingChoices;
  answers: ImportAnswers;
  onChange: (answers: ImportAnswers) => void;
}) {
  const { t } = useTranslation('sync');
  const asked = useAsked(props);
  if (asked.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('files.ask.title')}
        </Text>
        <div className="portolan-file-pair">
          {asked.map(({ key, help, options, ...select }) => (
            <Select
              key={key}
              {...select}
              helpText={help}
              options={[{ value: '', label: t('files.ask.choose') }, ...options]}
            />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function useAsked({
  preview,
  choices,
  answers,
  onChange,
}: Parameters<typeof FileImportQuestions>[0]): Asked[] {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { countryNames } = useContext(ShopFormatsContext);
  const set = <K extends keyof ImportAnswers>(name: K, value: ImportAnswers[K] | '') => {
    const { [name]: _, ...others } = answers;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  const currencies = choices.currencies.map(({ code, names }) => ({
    value: code,
    label: `${code} – ${names[format.locale] ?? code}`,
  }));
  const listed = (samples: readonly string[]) => samples.join(t('files.join'));
  return preview.questions.map((question): Asked => {
    const key = question.code;
    switch (question.code) {
      case 'currency':
        return {
          key,
          label: t('files.ask.currency'),
          help: t('files.ask.currencyHelp', { formatted: format.count(question.rows) }),
          value: answers.currency ?? '',
          options: currencies,
          onChange: (value) => set('currency', value),
        };
      case 'currency-of-sign': {
        const { sign } = question;
        return {
          key: `${key} ${sign}`,
          label: t('files.ask.sign', { sign }),
          help: t('files.ask.signHelp', { formatted: format.count(question.count) }),
          value: answers.symbolCurrencies?.[sign] ?? '',
          options: currencies.filter(({ value }) => question.candidates.includes(value)),
          onChange: (value) => {
            const { [sign]: _, ...others } = answers.symbolCurrencies ?? {};
            set('symbolCurrencies', value === '' ? others : { ...others, [sign]: value });
          },
        };
      }
      case 'time-zone':
        return {
          key,
          label: t('files.ask.zone'),
          help: t('files.ask.zoneHelp', { formatted: format.count(question.count) }),
          value: answers.zone ?? '',
          options: choices.zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
          onChange: (value) => set('zone', value),
        };
      case 'date-order':
        return {
          key,
          label: t('files.ask.dateOrder'),
          help: t(question.contradictory ? 'files.ask.dateOrderMixed' : 'files.ask.dateOrderHelp', {
            samples: listed(question.samples),
          }),
          value: answers.dateOrder ?? '',
          options: question.candidates.map((value) => ({ value, label: t(`files.ask.${value}`) })),
          onChange: (value) => set('dateOrder', value as DateOrder | ''),
        };
      case 'decimal-mark':
        return {
          key,
          label: t('files.ask.decimal'),
          help: t('files.ask.decimalHelp', { samples: listed(question.samples) }),
          value: answers.decimalMark ?? '',
          options: [
            { value: '.', label: t('files.ask.point') },
            { value: ',', label: t('files.ask.comma') },
          ],
          onChange: (value) => set('decimalMark', value as DecimalMark | ''),
        };
      case 'country':
        return {
          key,
          label: t('files.ask.country'),
          help: t('files.ask.countryHelp'),
          value: answers.country ?? '',
          options: [
            { value: 'ZZ', label: t('files.ask.countryUnknown') },
            ...Object.entries(countryNames)
              .map(([value, label]) => ({ value, label }))
              .sort((a, b) => a.label.localeCompare(b.label, format.locale)),
          ],
          onChange: (value) => set('country', value),
        };
      case 'tax-included':
        return {
          key,
          label: t('files.ask.tax'),
          help: t('files.ask.taxHelp', { formatted: format.count(question.rows) }),
          value: answers.taxIncluded === undefined ? '' : String(answers.taxIncluded),
          options: [
            { value: 'true', label: t('files.ask.taxYes') },
            { value: 'false', label: t('files.ask.taxNo') },
          ],
          onChange: (value) => set('taxIncluded', value === '' ? '' : value === 'true'),
        };
    }
  });
}
