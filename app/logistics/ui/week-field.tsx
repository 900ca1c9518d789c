import { InlineError, Text } from '@shopify/polaris';
import { useId } from 'react';

import { useFormat } from '../../ui/use-format.ts';
import { useField } from './delivery-form.ts';

/** 1 January 2024 was a Monday. */
const A_MONDAY_MS = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;

/** Days of the week to be chosen, Monday first. */
export function WeekField(props: {
  path: string;
  label: string;
  help?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  const { locale } = useFormat();
  const { error } = useField(props.path);
  const errorId = useId();
  const nameDay = (style: 'short' | 'long', day: number) =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(
      A_MONDAY_MS + day * MS_PER_DAY,
    );
  const days = Array.from(props.value);
  return (
    <fieldset
      className="portolan-fieldset"
      {...(error === undefined ? {} : { 'aria-describedby': errorId })}
    >
      <legend>
        <Text as="span">{props.label}</Text>
      </legend>
      <div className="portolan-week">
        {days.map((open, day) => (
          <label key={day}>
            <input
              type="checkbox"
              aria-label={nameDay('long', day)}
              checked={open === '1'}
              onChange={(event) =>
                props.onChange(days.with(day, event.target.checked ? '1' : '0').join(''))
              }
            />
            <span aria-hidden="true">{nameDay('short', day)}</span>
          </label>
        ))}
      </div>
      {error === undefined ? null : <InlineError message={error} fieldID={errorId} />}
      {props.help === undefined ? null : (
        <Text as="p" tone="subdued">
          {props.help}
        </Text>
      )}
    </fieldset>
  );
}
