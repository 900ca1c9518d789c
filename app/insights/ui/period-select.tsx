import { useSearchParams } from '@remix-run/react';
import { Select } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { withParams } from '../../ui/sorting-in-address.ts';
import { PERIOD_CHOICES, type PeriodChoice } from '../choose-period.ts';

/** The length of the period that the page shows; kept in the address. */
export function PeriodSelect({ choice }: { choice: PeriodChoice }) {
  const { t } = useTranslation('insights');
  const [search, setSearch] = useSearchParams();
  return (
    <Select
      label={t('period.label')}
      labelHidden
      options={PERIOD_CHOICES.map((value) => ({ value, label: t(`period.choice.${value}`) }))}
      value={choice}
      onChange={(value) =>
        setSearch(withParams(search, { days: value }), { replace: true, preventScrollReset: true })
      }
    />
  );
}
