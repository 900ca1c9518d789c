import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { PaymentFigure, PaymentMetric } from '../payment-metrics.ts';

/** What a number was counted from and where it lies nine times of ten, or why it can't be told. */
export function useFigureNote(): (metric: PaymentMetric, figure: PaymentFigure) => string {
  const { t } = useTranslation('payments');
  const format = useFormat();
  return (metric, figure) => {
    if (figure.why !== null) {
      const counted = { count: figure.of, formatted: format.count(figure.of) };
      const why = t(`why.${figure.why}`);
      return figure.of === 0 ? why : `${why} ${t('figure.trials', counted)}`;
    }
    if (metric === 'fees') {
      return t('figure.fees', { fee: format.money(figure.count), of: format.money(figure.of) });
    }
    const counted = t(`figure.${metric}`, {
      count: figure.of,
      of: format.count(figure.of),
      part: format.count(figure.count),
    });
    if (figure.low === null || figure.high === null) return counted;
    const [low, high] = [figure.low, figure.high].map((one) => format.percent(one, 1));
    return `${counted} · ${t('figure.range', { low, high })}`;
  };
}
