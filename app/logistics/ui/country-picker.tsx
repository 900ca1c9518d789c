import { Combobox, Listbox, Tag } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes, EU_MEMBERS } from '../../kernel/country.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useField } from './delivery-form.ts';

/** Stands for all members of the European Union at once. */
const EU_OPTION = 'EU';

/** Countries to be searched for and collected; those that other rules have are left out. */
export function CountryPicker(props: {
  path: string;
  label?: string | undefined;
  help?: string | undefined;
  value: readonly string[];
  takenElsewhere: ReadonlySet<string>;
  onChange: (countries: string[]) => void;
}) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const field = useField(props.path);
  const [query, setQuery] = useState('');
  const { value, takenElsewhere, onChange } = props;
  const text = query.trim().toLocaleLowerCase();
  const euFree = [...EU_MEMBERS].filter((country) => !takenElsewhere.has(country));
  const named = (country: string) => ({ country, name: format.country(country) });
  const options = countryCodes()
    .filter((country) => !takenElsewhere.has(country))
    .map(named)
    .filter(
      ({ country, name }) =>
        name.toLocaleLowerCase().includes(text) || country.toLowerCase() === text,
    )
    .sort(byName(format.locale));
  const showsEu =
    euFree.length > 1 && (text === '' || t('rule.eu').toLocaleLowerCase().includes(text));

  const toggle = (picked: string) => {
    if (picked === EU_OPTION) onChange([...new Set([...value, ...euFree])]);
    else if (value.includes(picked)) onChange(value.filter((country) => country !== picked));
    else onChange([...value, picked]);
    setQuery('');
  };

  return (
    <div>
      <Combobox
        allowMultiple
        activator={
          <Combobox.TextField
            label={props.label ?? t('rule.countries')}
            {...(props.help === undefined ? {} : { helpText: props.help })}
            placeholder={t('rule.searchCountries')}
            autoComplete="off"
            value={query}
            onChange={setQuery}
            onBlur={field.onBlur}
            {...(field.error === undefined ? {} : { error: field.error })}
          />
        }
      >
        {options.length > 0 ? (
          <Listbox onSelect={toggle}>
            {showsEu ? (
              <Listbox.Option value={EU_OPTION}>
                {t('rule.euOption', { count: euFree.length })}
              </Listbox.Option>
            ) : null}
            {options.map(({ country, name }) => (
              <Listbox.Option key={country} value={country} selected={value.includes(country)}>
                {name}
              </Listbox.Option>
            ))}
          </Listbox>
        ) : null}
      </Combobox>
      <div className="portolan-tags">
        {value
          .map(named)
          .sort(byName(format.locale))
          .map(({ country, name }) => (
            <Tag
              key={country}
              accessibilityLabel={name}
              onRemove={() => onChange(value.filter((kept) => kept !== country))}
            >
              {name}
            </Tag>
          ))}
      </div>
    </div>
  );
}

export function byName(locale: string) {
  const { compare } = new Intl.Collator(locale);
  return (a: { name: string }, b: { name: string }) => compare(a.name, b.name);
}
