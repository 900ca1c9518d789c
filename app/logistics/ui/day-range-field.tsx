import { InlineError, Text, TextField } from '@shopify/polaris';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { limitsOf, type RangeDraft } from './delivery-draft.ts';
import { useField } from './delivery-form.ts';

/** A number of days, from … to …, with the problem of either end below both. */
export function DayRangeField(props: {
  /** Path in the settings; its last word names the field. */
  path: string;
  label: string;
  help?: string | undefined;
  value: RangeDraft;
  onChange: (value: RangeDraft) => void;
}) {
  const { t } = useTranslation('logistics');
  const { path, value, onChange } = props;
  const min = useField(`${path}.min`);
  const max = useField(`${path}.max`);
  const errorId = useId();
  const helpId = useId();
  const error = min.error ?? max.error;
  const limits = limitsOf(
    path.split('.').pop() as Parameters<typeof limitsOf>[0],
    path.startsWith('productRules'),
  );
  const shared = {
    type: 'integer' as const,
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    labelHidden: true,
    min: limits.least,
    max: limits.most,
    ...(error === undefined ? {} : { ariaDescribedBy: errorId }),
  };
  return (
    <fieldset
      className="portolan-fieldset"
      {...(props.help === undefined ? {} : { 'aria-describedby': helpId })}
    >
      <legend>
        <Text as="span">{props.label}</Text>
      </legend>
      <div className="portolan-range">
        <TextField
          {...shared}
          label={t('range.min', { field: props.label })}
          value={value.min}
          onChange={(text) => onChange({ ...value, min: text })}
          onBlur={min.onBlur}
          error={min.error !== undefined}
        />
        <Text as="span" tone="subdued">
          {t('range.to')}
        </Text>
        <TextField
          {...shared}
          label={t('range.max', { field: props.label })}
          value={value.max}
          onChange={(text) => onChange({ ...value, max: text })}
          onBlur={max.onBlur}
          error={max.error !== undefined}
        />
        <Text as="span" tone="subdued">
          {t('range.days')}
        </Text>
      </div>
      {error === undefined ? null : <InlineError message={error} fieldID={errorId} />}
      {props.help === undefined ? null : (
        <Text as="p" tone="subdued" id={helpId}>
          {props.help}
        </Text>
      )}
    </fieldset>
  );
}
