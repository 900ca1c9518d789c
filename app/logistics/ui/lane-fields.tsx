import { BlockStack, Button, Collapsible, Select } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { DutiesNote } from '../index.ts';
import { DayRangeField } from './day-range-field.tsx';
import type { LaneDraft } from './delivery-draft.ts';
import { WeekField } from './week-field.tsx';

/** The usual working week, to start from when delivery days are set by hand. */
const MONDAY_TO_FRIDAY = '1111100';

/** How long parcels take to some countries, and who pays duty there. */
export function LaneFields(props: {
  path: string;
  lane: LaneDraft;
  onChange: (change: Partial<LaneDraft>) => void;
}) {
  const { t } = useTranslation('logistics');
  const { path, lane, onChange } = props;
  const [showsWeeks, setShowsWeeks] = useState(
    lane.carrierDays !== '1111111' || lane.deliveryDays !== null,
  );
  const weeksId = useId();
  return (
    <BlockStack gap="400">
      <DayRangeField
        path={`${path}.transitDays`}
        label={t('rule.transit')}
        help={t('rule.transitHelp')}
        value={lane.transitDays}
        onChange={(transitDays) => onChange({ transitDays })}
      />
      <DayRangeField
        path={`${path}.customsDays`}
        label={t('rule.customs')}
        help={t('rule.customsHelp')}
        value={lane.customsDays}
        onChange={(customsDays) => onChange({ customsDays })}
      />
      <Select
        label={t('rule.duties')}
        options={DutiesNote.options.map((value) => ({ value, label: t(`duties.${value}`) }))}
        value={lane.duties}
        onChange={(duties) => onChange({ duties: duties as DutiesNote })}
      />
      <div>
        <Button
          variant="plain"
          disclosure={showsWeeks ? 'up' : 'down'}
          ariaExpanded={showsWeeks}
          ariaControls={weeksId}
          onClick={() => setShowsWeeks(!showsWeeks)}
        >
          {t('rule.weeks')}
        </Button>
      </div>
      <Collapsible id={weeksId} open={showsWeeks} transition={false}>
        <BlockStack gap="400">
          <WeekField
            path={`${path}.carrierDays`}
            label={t('rule.carrierDays')}
            value={lane.carrierDays}
            onChange={(carrierDays) => onChange({ carrierDays })}
          />
          <Select
            label={t('rule.deliveryDays')}
            options={[
              { value: 'usual', label: t('rule.deliveryUsual') },
              { value: 'own', label: t('rule.deliveryOwn') },
            ]}
            value={lane.deliveryDays === null ? 'usual' : 'own'}
            onChange={(choice) =>
              onChange({ deliveryDays: choice === 'usual' ? null : MONDAY_TO_FRIDAY })
            }
          />
          {lane.deliveryDays === null ? null : (
            <WeekField
              path={`${path}.deliveryDays`}
              label={t('rule.deliveryWeek')}
              value={lane.deliveryDays}
              onChange={(deliveryDays) => onChange({ deliveryDays })}
            />
          )}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
