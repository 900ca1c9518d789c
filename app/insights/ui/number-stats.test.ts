import { describe, expect, it } from 'vitest';

import { createI18n } from '../../i18n/create-i18n.ts';
import { THIN_SAMPLE } from '../../ui/share-value.tsx';
import type { Format } from '../../ui/use-format.ts';
import { choosePeriod } from '../choose-period.ts';
import words from '../locales/en.json' with { type: 'json' };
import type { TotalNumbers } from '../model.ts';
import { numberStats } from './number-stats.ts';

const { t } = createI18n({ locale: 'en', words: { insights: words } });
const format = {
  moneyWhole: String,
  count: String,
  share: ({ count, of }: { count: number; of: number }) => `${count}/${of}`,
} as unknown as Format;
const chosen = choosePeriod('30', { fromOn: '2026-01-01', toOn: '2026-11-22' }, '2026-11-22');

function numbers(over: Partial<TotalNumbers>): TotalNumbers {
  const none = { count: 0, of: 0 };
  return {
    ...{ orders: 0, salesMinor: 0, refundsMinor: 0 },
    ...{ repeat: none, parcelsKept: none, paymentSuccess: none },
    ...over,
  };
}

function changes(now: TotalNumbers, before: TotalNumbers | null) {
  const stats = numberStats({
    ...{ salesLabel: 'Sales', now, before, byDay: [], chosen, format },
    t: ((key: string, values: object) => t(key as never, { ns: 'insights', ...values })) as never,
  });
  return Object.fromEntries(stats.map(({ id, change }) => [id, change?.by ?? null]));
}

describe('the change of a number', () => {
  it('is relative for sales and in points for shares', () => {
    const before = numbers({ salesMinor: 200, repeat: { count: 20, of: 100 } });
    const now = numbers({ salesMinor: 250, repeat: { count: 30, of: 100 } });
    const { sales, repeat } = changes(now, before);
    expect(sales).toBeCloseTo(0.25);
    expect(repeat).toBeCloseTo(0.1);
  });

  it('is not told where either share was counted from few cases, or there is no comparison', () => {
    const many = numbers({ repeat: { count: 90, of: 100 } });
    const few = numbers({ repeat: { count: 1, of: THIN_SAMPLE - 1 } });
    expect(changes(few, many)['repeat']).toBeNull();
    expect(changes(many, few)['repeat']).toBeNull();
    expect(changes(many, null)).toEqual({
      sales: null,
      repeat: null,
      parcelsKept: null,
      paymentSuccess: null,
    });
  });
});
