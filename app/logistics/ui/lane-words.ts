import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { LaneName } from '../lane-findings.ts';

/** Names of lanes and their parts, where a part may be unknown. */
export function useLaneWords() {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const days = new Intl.NumberFormat(format.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const place = (name: string | null) => name ?? t('lanes.unknownPlace');
  const carrier = (name: string) => (name === '' ? t('lanes.unknownCarrier') : name);
  return {
    place,
    carrier,
    /** A number of days without its unit, with one decimal. */
    days: (value: number) => days.format(value),
    lane: (lane: LaneName & { originName: string | null }) =>
      t('lanes.laneName', {
        place: place(lane.originName),
        country: format.country(lane.destination),
        carrier: carrier(lane.carrier),
      }),
  };
}
