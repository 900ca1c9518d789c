import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineError,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { defaultHours, type HoursSpan, SUPPORT_LIMITS, type SupportHours } from '../index.ts';
import { useSupportField, useSupportForm } from './support-form.ts';

/** 1 January 2024 was a Monday. */
const A_MONDAY_MS = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;

/** When somebody answers: a week in one zone, and dates on which nobody does. */
export function HoursCard({ shopZone }: { shopZone: string }) {
  const { t } = useTranslation('localization');
  const { draft, change } = useSupportForm();
  const { hours } = draft;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('hours.title')}
        </Text>
        <Checkbox
          label={t('hours.show')}
          helpText={t('hours.help')}
          checked={hours !== null}
          onChange={(checked) => change({ hours: checked ? defaultHours(shopZone) : null })}
        />
        {hours === null ? null : (
          <HoursFields hours={hours} onChange={(next) => change({ hours: next })} />
        )}
      </BlockStack>
    </Card>
  );
}

function HoursFields(props: { hours: SupportHours; onChange: (hours: SupportHours) => void }) {
  const { t } = useTranslation('localization');
  const { locale } = useFormat();
  const field = useSupportField();
  const { hours, onChange } = props;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const { error: neverOpen } = field('hours.week');
  return (
    <BlockStack gap="300">
      <ZoneField value={hours.zone} onChange={(zone) => onChange({ ...hours, zone })} />
      <div>
        {hours.week.map((spans, day) => (
          <DayRow
            key={day}
            day={day}
            name={weekday.format(A_MONDAY_MS + day * MS_PER_DAY)}
            spans={spans}
            onChange={(next) => onChange({ ...hours, week: hours.week.with(day, next) })}
          />
        ))}
      </div>
      {neverOpen === undefined ? null : <InlineError message={neverOpen} fieldID="hours-week" />}
      <Text as="p" tone="subdued">
        {t('hours.endOfDay')}
      </Text>
      <ClosedDates
        value={hours.closedOn}
        onChange={(closedOn) => onChange({ ...hours, closedOn })}
      />
    </BlockStack>
  );
}

function ZoneField(props: { value: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation('localization');
  const field = useSupportField();
  const [zones, setZones] = useState<string[]>([]);
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), []);
  const all = zones.includes(props.value) ? zones : [props.value, ...zones];
  const { error } = field('hours.zone');
  return (
    <Select
      label={t('hours.zone')}
      options={all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      value={props.value}
      onChange={props.onChange}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function DayRow(props: {
  day: number;
  name: string;
  spans: HoursSpan[];
  onChange: (spans: HoursSpan[]) => void;
}) {
  const { t } = useTranslation('localization');
  const field = useSupportField();
  const { day, name, spans, onChange } = props;
  const last = spans.at(-1);
  return (
    <div className="portolan-rule">
      <InlineStack gap="300" blockAlign="center" align="space-between">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <InlineStack gap="300" blockAlign="center">
          {last === undefined ? (
            <Text as="span" tone="subdued">
              {t('hours.closed')}
            </Text>
          ) : null}
          <Button
            icon={PlusIcon}
            variant="tertiary"
            accessibilityLabel={t('hours.addSpanOn', { day: name })}
            disabled={spans.length >= SUPPORT_LIMITS.spansPerDay}
            onClick={() =>
              onChange([...spans, { from: last?.to ?? '09:00', to: last ? '24:00' : '18:00' }])
            }
          >
            {t('hours.addSpan')}
          </Button>
        </InlineStack>
      </InlineStack>
      {spans.map((span, index) => {
        const path = `hours.week.${day}.${index}`;
        const put = (changed: Partial<HoursSpan>) =>
          onChange(spans.with(index, { ...span, ...changed }));
        return (
          <div key={index} className="portolan-span">
            <TextField
              label={t('hours.from', { day: name })}
              labelHidden
              autoComplete="off"
              maxLength={5}
              value={span.from}
              onChange={(from) => put({ from })}
              {...field(`${path}.from`)}
            />
            <span aria-hidden="true">–</span>
            <TextField
              label={t('hours.to', { day: name })}
              labelHidden
              autoComplete="off"
              maxLength={5}
              value={span.to}
              onChange={(to) => put({ to })}
              {...field(`${path}.to`)}
            />
            <Button
              icon={DeleteIcon}
              variant="tertiary"
              accessibilityLabel={t('hours.removeSpan', { day: name, number: index + 1 })}
              onClick={() => onChange(spans.toSpliced(index, 1))}
            />
          </div>
        );
      })}
    </div>
  );
}

function ClosedDates(props: { value: string[]; onChange: (dates: string[]) => void }) {
  const { t } = useTranslation('localization');
  const field = useSupportField();
  const { value, onChange } = props;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('hours.closedOn')}
      </Text>
      {value.map((on, index) => (
        <div key={index} className="portolan-span">
          <TextField
            type="date"
            label={t('hours.closedDate', { number: index + 1 })}
            labelHidden
            autoComplete="off"
            value={on}
            onChange={(date) => onChange(value.with(index, date))}
            {...field(`hours.closedOn.${index}`)}
          />
          <Button
            icon={DeleteIcon}
            variant="tertiary"
            accessibilityLabel={t('hours.removeClosed', { number: index + 1 })}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={PlusIcon}
          disabled={value.length >= SUPPORT_LIMITS.closedDates}
          onClick={() => onChange([...value, ''])}
        >
          {t('hours.addClosed')}
        </Button>
      </div>
    </BlockStack>
  );
}
