import { describe, expect, it } from 'vitest';
import { importText } from '../../../tests/factories/order-files/index.ts';
import { adSpendKey } from './index.ts';

const META =
  'Reporting starts,Reporting ends,Campaign name,Country,Impressions,Link clicks,Amount spent (USD)';

describe('ad costs', () => {
  it.each([
    [
      'a report over several days',
      '2026-01-01,2026-01-31,A,DE,5,1,9.00',
      {
        column: 'Reporting ends',
        code: 'not-a-single-day',
        found: '2026-01-31',
        expected: '2026-01-01',
      },
    ],
    [
      'a day that is none',
      'yesterday,2026-01-01,A,DE,5,1,9.00',
      { column: 'Reporting starts', code: 'not-a-date' },
    ],
    [
      'a cost that is none',
      '2026-01-01,2026-01-01,A,DE,5,1,free',
      { column: 'Amount spent (USD)', code: 'not-an-amount' },
    ],
    [
      'a missing cost',
      '2026-01-01,2026-01-01,A,DE,5,1,',
      { column: 'Amount spent (USD)', code: 'missing-value' },
    ],
    [
      'half an impression',
      '2026-01-01,2026-01-01,A,DE,5.5,1,9.00',
      { column: 'Impressions', code: 'not-a-number' },
    ],
  ])('of %s are refused by line and column', async (_, row, problem) => {
    const good = '2026-01-02,2026-01-02,A,DE,5,1,9.00';
    const { spend, report } = await importText([META, row, good].join('\n'));
    expect(spend.map(({ day }) => day)).toEqual(['2026-01-02']);
    expect(report?.problems).toEqual([expect.objectContaining({ line: 2, ...problem })]);
  });

  it('of rows where nothing happened are left out', async () => {
    const { spend, report } = await importText(
      [META, '2026-01-01,2026-01-01,A,DE,0,0,0.00'].join('\n'),
    );
    expect(spend).toEqual([]);
    expect(report?.ignoredByCode).toEqual({ header: 1, 'no-spend': 1 });
  });

  it('without a currency in column or header ask for it', async () => {
    const text = 'Day,Campaign,Cost,Country\n2026-01-01,A,5.00,DE';
    expect((await importText(text)).preview?.questions).toEqual([{ code: 'currency', rows: 1 }]);
    const { spend } = await importText(text, { answers: { currency: 'GBP' } });
    expect(spend[0]).toMatchObject({ currency: 'GBP', costMinor: 500, platform: 'google' });
  });

  it('of one day and campaign that stand in several rows have one key', async () => {
    const rows = ['2026-01-01,2026-01-01,A,DE,5,1,9.00', '2026-01-01,2026-01-01,A,DE,7,2,1.00'];
    const { spend } = await importText([META, ...rows].join('\n'));
    expect(spend).toHaveLength(2);
    expect(new Set(spend.map(adSpendKey)).size).toBe(1);
  });
});
