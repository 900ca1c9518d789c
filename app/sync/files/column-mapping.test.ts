import { describe, expect, it } from 'vitest';
import { importText } from '../../../tests/factories/order-files/index.ts';
import type { ImportAnswers } from './index.ts';

const HEADER = 'order_id,created_at,currency,country,total';

async function preview(rows: string[], answers: ImportAnswers = {}, header = HEADER) {
  const { preview } = await importText([header, ...rows].join('\n'), { answers });
  return preview!;
}

const row = (it: Partial<Record<'at' | 'currency' | 'country' | 'total', string>> = {}) =>
  `1,${it.at ?? '2026-01-02T10:00:00Z'},${it.currency ?? 'EUR'},${it.country ?? 'DE'},${it.total ?? '5.00'}`;

describe('a mapping preview', () => {
  it('has a plan where nothing is open', async () => {
    const { questions, missing, issues, plan } = await preview([row()]);
    expect({ questions, missing, issues }).toEqual({ questions: [], missing: [], issues: [] });
    expect(plan).toMatchObject({ kind: 'plain-orders', channel: 'csv', headerLine: 1 });
  });

  it.each<[string, string[], ImportAnswers, object]>([
    [
      'the currency where there is none',
      [row({ currency: '' })],
      {},
      { code: 'currency', rows: 1 },
    ],
    [
      'which currency a shared sign means',
      [row({ currency: '', total: '$5.00' })],
      {},
      { code: 'currency-of-sign', sign: '$', count: 1 },
    ],
    [
      'the zone of times without one',
      [row({ at: '2026-01-02 10:00' })],
      {},
      { code: 'time-zone', count: 1 },
    ],
    [
      'the order of dates that can be read in two ways',
      [row({ at: '03/04/2026 10:00' })],
      { zone: 'UTC' },
      { code: 'date-order', candidates: ['dmy', 'mdy'], contradictory: false },
    ],
    [
      'the order of dates that contradict each other',
      [row({ at: '13/04/2026 10:00' }), row({ at: '04/13/2026 10:00' })],
      { zone: 'UTC' },
      { code: 'date-order', contradictory: true },
    ],
    [
      'the decimal mark of amounts that can be read in two ways',
      [row({ total: '"1,234"' })],
      {},
      { code: 'decimal-mark', samples: ['1,234'], contradictory: false },
    ],
    [
      'the decimal mark where both are used',
      [row({ total: '1.5' }), row({ total: '"1,5"' })],
      {},
      { code: 'decimal-mark', contradictory: true },
    ],
    ['the country where there is none', [row({ country: '' })], {}, { code: 'country', rows: 1 }],
  ])('asks for %s', async (_, rows, answers, question) => {
    const open = await preview(rows, answers);
    expect(open.questions).toEqual([expect.objectContaining(question)]);
    expect(open.plan).toBeNull();
  });

  it.each<[string, string[], ImportAnswers]>([
    ['currency', [row({ currency: '' })], { currency: 'EUR' }],
    ['sign', [row({ currency: '', total: '$5.00' })], { symbolCurrencies: { $: 'CAD' } }],
    ['zone', [row({ at: '2026-01-02 10:00' })], { zone: 'Asia/Shanghai' }],
    ['date order', [row({ at: '03/04/2026 10:00' })], { zone: 'UTC', dateOrder: 'mdy' }],
    ['decimal mark', [row({ total: '"1,234"' })], { decimalMark: '.' }],
    ['country', [row({ country: '' })], { country: 'ZZ' }],
  ])('is ready once the %s is answered', async (_, rows, answers) => {
    expect((await preview(rows, answers)).plan?.answers).toMatchObject(answers);
  });

  it('lets a proof in the data stand against an answer', async () => {
    const rows = [row({ at: '13/04/2026 10:00' })];
    const { plan } = await preview(rows, { zone: 'UTC', dateOrder: 'mdy' });
    expect(plan?.answers.dateOrder).toBe('dmy');
  });

  it.each<[ImportAnswers, string]>([
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ currency: 'XYZ' }, 'currency'],
    [{ country: 'UK' }, 'country'],
    [{ symbolCurrencies: { $: 'QQQ' } }, 'symbolCurrencies'],
  ])('refuses the answer %j', async (answers, answer) => {
    const { issues, plan } = await preview([row()], answers);
    expect(issues).toEqual([expect.objectContaining({ code: 'unusable-answer', answer })]);
    expect(plan).toBeNull();
  });

  it('says which required fields have no column', async () => {
    const { preview } = await importText('Bestellung;Notiz\n1;x\n2;y', { columns: { orderId: 0 } });
    expect(preview?.missing).toEqual(['createdAt', 'total']);
    expect(preview?.plan).toBeNull();
  });

  it('shows samples, but none of columns that hold people', async () => {
    const header = `${HEADER},customer_id,Recipient,E-Mail,gift`;
    const { fields, unusedColumns } = await preview(
      [`${row()},C-77,Ann Example,ann@example.com,yes`],
      {},
      header,
    );
    const samples = Object.fromEntries(fields.map((it) => [it.field, it.samples]));
    expect(samples).toMatchObject({ orderId: ['1'], total: ['5.00'], customer: [] });
    expect(unusedColumns).toEqual([
      { column: 6, header: 'Recipient', personal: true, samples: [] },
      { column: 7, header: 'E-Mail', personal: true, samples: [] },
      { column: 8, header: 'gift', personal: false, samples: ['yes'] },
    ]);
  });

  it('does not let a column that holds people become a title', async () => {
    const { preview } = await importText(`${HEADER},Recipient\n${row()},Ann Example`, {
      columns: { orderId: 0, createdAt: 1, currency: 2, country: 3, total: 4, lineTitle: 5 },
    });
    expect(preview?.issues).toEqual([
      { code: 'personal-column', field: 'lineTitle', header: 'Recipient' },
    ]);
  });
});
