import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { DUTY_STATES, type DutyCell, type DutyGround } from '../duties/model.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';
import { measureOf, usePlaceName } from './threshold-words.tsx';

/** Grounds that are told one by one; of more, how many stand how. */
const TOLD_ONE_BY_ONE = 3;

/** Places that are named in a line. */
const PLACES_NAMED = 4;

type ThresholdGround = Extract<DutyGround, { kind: 'threshold' }>;

/** What is behind a cell, in one line: the sums against their limits, or the law and how it is met. */
export function useGroundWords(thresholds: readonly ThresholdRow[]): (cell: DutyCell) => string {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const placeName = usePlaceName();

  const rows = new Map(thresholds.map((row) => [row.ruleId, row]));

  const sumText = ({ reading, reason, lawCurrency }: ThresholdRow) => {
    if (reading === null) {
      return reason === null ? '' : t(`reason.${reason}`, { currency: lawCurrency ?? '' });
    }
    const sum = measureOf(format, reading, reading.sum);
    if (reading.limit === 0) return t('threshold.noLimit', { sum, count: reading.orders });
    const values = { sum, limit: measureOf(format, reading, reading.limit) };
    return t(reading.currency === null ? 'threshold.ofOrders' : 'threshold.of', values);
  };
  const standing = (row: ThresholdRow) => {
    if (row.registration?.state === 'registered') return t('registration.state.registered');
    if (row.state === 'over' && row.taxCharged) return t('duties.record');
    return row.reading === null ? '' : t(`threshold.state.${row.state}`);
  };
  // A register is asked for by whether a number is on record; showing it is another matter.
  const noticeText = ({ field, notice, state }: Extract<DutyGround, { kind: 'notice' }>) =>
    field === 'registration' && notice === 'own-choice'
      ? t(`duties.register.${state === 'done' ? 'known' : 'missing'}`)
      : t(`state.${notice}`);
  const single = (ground: DutyGround) => {
    if (ground.kind === 'notice') {
      return t('duties.law', { law: ground.regime, state: noticeText(ground) });
    }
    const row = rows.get(ground.ruleId);
    if (row === undefined) return '';
    return [
      t('duties.rule', { place: placeName(row), duty: t(`duty.${row.duty}`) }),
      sumText(row),
      standing(row),
    ]
      .filter((part) => part !== '')
      .join(t('duties.comma'));
  };
  const many = (grounds: readonly ThresholdGround[]) =>
    DUTY_STATES.flatMap((state) => {
      const found = grounds
        .filter((one) => one.state === state)
        .flatMap(({ ruleId }) => rows.get(ruleId) ?? []);
      if (found.length === 0) return [];
      const named = found
        .slice(0, PLACES_NAMED)
        .map(({ country, region }) =>
          region === null
            ? placeName({ country, region })
            : t(`region.${country}-${region}` as 'region.US-CA'),
        );
      return [
        t(found.length > PLACES_NAMED ? 'duties.countMore' : 'duties.count', {
          state: t(`duties.state.${state}`),
          count: format.count(found.length),
          places: new Intl.ListFormat(format.locale, { type: 'unit' }).format(named),
        }),
      ];
    }).join(t('duties.semicolon'));
  return ({ grounds }) => {
    const thresholds = grounds.filter((one): one is ThresholdGround => one.kind === 'threshold');
    if (thresholds.length > TOLD_ONE_BY_ONE) return many(thresholds);
    return grounds.map(single).join(t('duties.semicolon'));
  };
}
