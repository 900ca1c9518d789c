import { expect, it } from 'vitest';

import { liabilityOf } from './sum-liability.ts';

const MARKETS = [
  { marketId: '1', name: 'Germany', currency: 'EUR', countries: ['DE'] },
  { marketId: '2', name: 'Europe', currency: 'EUR', countries: ['DE', 'FR', 'NL'] },
  { marketId: '3', name: 'Japan', currency: 'JPY', countries: ['JP'] },
];
const REWARDS = [
  { marketId: '1', currency: 'EUR', points: 100, amountMinor: 500 },
  { marketId: '2', currency: 'EUR', points: 200, amountMinor: 500 },
];
const row = (country: string, points: number, expiring = 0) => ({ country, points, expiring });

it('values points by what the market’s own shoppers get, the market made for a country first', () => {
  const points = [
    row('DE', 1000, 100),
    row('FR', 300),
    row('NL', 100),
    row('JP', 50),
    row('ZZ', 7),
  ];
  const markets = liabilityOf(points, MARKETS, REWARDS);
  expect(markets.map(({ marketId, points: held, worth }) => [marketId, held, worth])).toEqual([
    ['1', 1000, { amountMinor: 5000, currency: 'EUR' }],
    ['2', 400, { amountMinor: 1000, currency: 'EUR' }],
    ['3', 50, null],
    [null, 7, null],
  ]);
  expect(markets[0]).toMatchObject({ expiring: 100, expiringWorthMinor: 500, countries: ['DE'] });
});
