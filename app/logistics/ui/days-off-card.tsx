import { BlockStack, Button, Card, Checkbox, Text, TextField } from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { type Blackout, DELIVERY_LIMITS } from '../index.ts';
import type { DeliveryDraft } from './delivery-draft.ts';
import { useField } from './delivery-form.ts';

/** Days on which the warehouse is closed: public holidays, and what the merchant adds. */
export function DaysOffCard(props: {
  draft: DeliveryDraft;
  onChange: (change: Partial<DeliveryDraft>) => void;
}) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { draft, onChange } = props;
  const { blackouts } = draft;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('daysOff.title')}
        </Text>
        <Checkbox
          label={t('daysOff.holidays', { country: format.country(draft.shipFromCountry) })}
          checked={draft.observesHolidays}
          onChange={(observesHolidays) => onChange({ observesHolidays })}
        />
        <div>
          {blackouts.map((blackout, index) => (
            <BlackoutRow
              key={index}
              index={index}
              blackout={blackout}
              onChange={(changed) =>
                onChange({ blackouts: blackouts.with(index, { ...blackout, ...changed }) })
              }
              onRemove={() => onChange({ blackouts: blackouts.toSpliced(index, 1) })}
            />
          ))}
        </div>
        <div>
          <Button
            icon={PlusIcon}
            disabled={blackouts.length >= DELIVERY_LIMITS.blackouts}
            onClick={() =>
              onChange({ blackouts: [...blackouts, { name: '', fromOn: '', toOn: '' }] })
            }
          >
            {t('daysOff.add')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

function BlackoutRow(props: {
  index: number;
  blackout: Blackout;
  onChange: (change: Partial<Blackout>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('logistics');
  const { index, blackout, onChange } = props;
  const from = useField(`blackouts.${index}.fromOn`);
  const to = useField(`blackouts.${index}.toOn`);
  return (
    <div className="portolan-blackout">
      <TextField
        label={t('daysOff.name')}
        placeholder={t('daysOff.nameExample')}
        autoComplete="off"
        maxLength={DELIVERY_LIMITS.blackoutNameCharacters}
        value={blackout.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        type="date"
        label={t('daysOff.from')}
        autoComplete="off"
        value={blackout.fromOn}
        onChange={(fromOn) =>
          onChange(blackout.toOn < fromOn ? { fromOn, toOn: fromOn } : { fromOn })
        }
        onBlur={from.onBlur}
        {...(from.error === undefined ? {} : { error: from.error })}
      />
      <TextField
        type="date"
        label={t('daysOff.to')}
        autoComplete="off"
        value={blackout.toOn}
        onChange={(toOn) => onChange({ toOn })}
        onBlur={to.onBlur}
        {...(to.error === undefined ? {} : { error: to.error })}
      />
      <Button
        icon={DeleteIcon}
        accessibilityLabel={t('daysOff.remove', { number: index + 1 })}
        onClick={props.onRemove}
      />
    </div>
  );
}
