import { useSearchParams } from '@remix-run/react';
import { Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { withParams } from '../../ui/sorting-in-address.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type ChosenPeriod, PERIOD_CHOICES, type PeriodChoice } from '../choose-period.ts';

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

/** The period to choose, and the days that it stands for. */
export function PeriodRow(props: { chosen: ChosenPeriod; counting?: boolean | undefined }) {
  const { t } = useTranslation('insights');
  const { chosen } = props;
  return (
    <div className="portolan-page-row">
      <PeriodSelect choice={chosen.choice} />
      <Text as="p" tone="subdued">
        {props.counting === true ? t('period.counting') : <PeriodSentence chosen={chosen} />}
      </Text>
    </div>
  );
}

/** Which days are shown, and that they end with the data where they do. */
export function PeriodSentence({ chosen }: { chosen: ChosenPeriod }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const range = format.dateRange(chosen.period.fromOn, chosen.period.toOn);
  return chosen.endsWithData ? t('period.endsWithData', { range }) : range;
}
