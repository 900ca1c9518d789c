import { BlockStack, Card, InlineGrid, Select, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes } from '../../kernel/country.ts';
import { useFormat } from '../../ui/use-format.ts';
import { byName } from './country-picker.tsx';
import { DayRangeField } from './day-range-field.tsx';
import type { DeliveryDraft } from './delivery-draft.ts';
import { useField } from './delivery-form.ts';
import { WeekField } from './week-field.tsx';

interface CardProps {
  draft: DeliveryDraft;
  onChange: (change: Partial<DeliveryDraft>) => void;
}

/** Where parcels start, and by which clock. */
export function ShipFromCard({ draft, onChange }: CardProps) {
  const { t } = useTranslation('logistics');
  const options = useLongOptions(draft);
  const zone = useField('shipFromZone');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('shipFrom.title')}
        </Text>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
          <Select
            label={t('shipFrom.country')}
            options={options.countries}
            value={draft.shipFromCountry}
            onChange={(shipFromCountry) => onChange({ shipFromCountry })}
          />
          <Select
            label={t('shipFrom.zone')}
            options={options.zones}
            value={draft.shipFromZone}
            onChange={(shipFromZone) => onChange({ shipFromZone })}
            {...(zone.error === undefined ? {} : { error: zone.error })}
          />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

/** Until when orders leave the same day, and how long packing takes. */
export function ProcessingCard({ draft, onChange }: CardProps) {
  const { t } = useTranslation('logistics');
  const cutOff = useField('cutOff');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('processing.title')}
        </Text>
        <TextField
          type="time"
          label={t('processing.cutOff')}
          helpText={t('processing.cutOffHelp', { zone: draft.shipFromZone })}
          autoComplete="off"
          value={draft.cutOff}
          onChange={(value) => onChange({ cutOff: value.slice(0, 5) })}
          onBlur={cutOff.onBlur}
          {...(cutOff.error === undefined ? {} : { error: cutOff.error })}
        />
        <WeekField
          path="workingDays"
          label={t('processing.workingDays')}
          value={draft.workingDays}
          onChange={(workingDays) => onChange({ workingDays })}
        />
        <DayRangeField
          path="processingDays"
          label={t('processing.days')}
          help={t('processing.daysHelp')}
          value={draft.processingDays}
          onChange={(processingDays) => onChange({ processingDays })}
        />
        <WeekField
          path="handoverDays"
          label={t('processing.handoverDays')}
          value={draft.handoverDays}
          onChange={(handoverDays) => onChange({ handoverDays })}
        />
      </BlockStack>
    </Card>
  );
}

/**
 * Hundreds of countries and zones are filled in when the page runs: only the chosen ones travel
 * with the document.
 */
function useLongOptions(draft: DeliveryDraft) {
  const format = useFormat();
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  const codes = running ? countryCodes() : [draft.shipFromCountry];
  const zones = running ? Intl.supportedValuesOf('timeZone') : [];
  const allZones = zones.includes(draft.shipFromZone) ? zones : [draft.shipFromZone, ...zones];
  return {
    countries: codes
      .map((value) => ({ value, name: format.country(value) }))
      .sort(byName(format.locale))
      .map(({ value, name }) => ({ value, label: name })),
    zones: allZones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  };
}
