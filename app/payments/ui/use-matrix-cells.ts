import { useTranslation } from 'react-i18next';

import { THIN_SAMPLE } from '../../ui/share-value.tsx';
import type { MatrixCell, MatrixScale } from '../../ui/matrix-table.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { cellAddress } from '../cell-address.ts';
import type { MatrixPayment } from '../compose-matrix.ts';
import type { NamedMatrix } from '../payments-page.server.ts';
import { useFigureNote } from './use-figure-note.ts';

/** The cells of a matrix in words and colors, as they stand or as they changed. */
export function useMatrixCells(
  matrix: NamedMatrix,
  view: 'level' | 'change',
): { cells: (MatrixCell & { url: string })[]; scale: MatrixScale } {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const noteOf = useFigureNote();
  const points = usePoints();
  const percent = (fraction: number) => format.percent(fraction, matrix.metric === 'fees' ? 2 : 1);
  const values = matrix.cells.flatMap(({ figure }) => figure.value ?? []);
  const changes = matrix.cells.flatMap(({ figure }) => figure.change?.by ?? []);
  const [low, high] = [Math.min(...values, 1), Math.max(...values, 0)];
  const widest = Math.max(...changes.map(Math.abs), 0.01);
  const base = ({ country, way, figure }: MatrixPayment) => ({
    row: country,
    column: way,
    note: noteOf(matrix.metric, figure),
    url: cellAddress(country, way),
  });
  if (view === 'change') {
    return {
      scale: { kind: 'diverging', low: points(-widest), high: points(widest) },
      cells: matrix.cells.map((payment) => {
        const { change, why } = payment.figure;
        if (change === null) {
          const note = why === null ? t('matrix.noComparison') : t(`why.${why}`);
          return { ...base(payment), text: null, heat: null, note };
        }
        return {
          ...base(payment),
          text: points(change.by),
          heat: change.by / widest,
          thin: change.low < 0 && change.high > 0,
        };
      }),
    };
  }
  return {
    scale: { kind: 'sequential', low: percent(Math.min(low, high)), high: percent(high) },
    cells: matrix.cells.map((payment) => {
      const { value, of, low: from } = payment.figure;
      if (value === null) return { ...base(payment), text: null, heat: null };
      return {
        ...base(payment),
        text: percent(value),
        heat: high > low ? (value - low) / (high - low) : 0.5,
        ...(hasFallen(payment) && matrix.metric === 'success' ? { alert: t('matrix.fell') } : {}),
        // Fees are counted in money, not in cases.
        thin: from !== null && of < THIN_SAMPLE,
      };
    }),
  };
}

/** By more than five points, chance left aside: what a merchant should look at first. */
const hasFallen = ({ figure }: MatrixPayment): boolean =>
  figure.change !== null && figure.change.high < -0.05;

/** A change of a share in percentage points, with its sign. */
export function usePoints(): (change: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (change) => {
    const count = Math.round(change * 1000) / 10;
    const formatted = new Intl.NumberFormat(format.locale, { signDisplay: 'exceptZero' }).format(
      count,
    );
    return t('stat.points', { count: Math.abs(count), formatted });
  };
}
