import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { currencyDigits } from '../../kernel/money.ts';
import { LOYALTY_LIMITS, LoyaltySettings, PointRounding, proposeLoyalty } from '../index.ts';
import { draftOf, type LoyaltyDraft, type RateDraft, readDraft } from './loyalty-draft.ts';

const MARKETS = [
  { marketId: '1', currency: 'EUR' },
  { marketId: '2', currency: 'JPY' },
  { marketId: '3', currency: 'KWD' },
];

function anySettings(): fc.Arbitrary<LoyaltySettings> {
  return fc
    .record({
      earning: fc.subarray(MARKETS),
      points: fc.integer({ min: 1, max: LOYALTY_LIMITS.points }),
      steps: fc.integer({ min: 1, max: 1_000_000 }),
      least: fc.integer({ min: 0, max: 1_000_000 }),
      rounding: fc.constantFrom(...PointRounding.options),
      pendingDays: fc.integer({ min: 0, max: LOYALTY_LIMITS.pendingDays }),
      expiryMonths: fc.option(fc.integer({ min: 1, max: LOYALTY_LIMITS.expiryMonths })),
    })
    .map(({ earning, points, steps, least, ...rest }) => ({
      ...proposeLoyalty([]),
      ...rest,
      rates: earning.map(({ marketId, currency }) => {
        const finest = currencyDigits(currency) > 2 ? 10 : 1;
        const [amountMinor, minimumMinor] = [steps * finest, least * finest];
        return { marketId, currency, points, amountMinor, minimumMinor };
      }),
    }));
}

it('settings that a form shows and reads again are the same', () => {
  fc.assert(
    fc.property(anySettings(), (settings) => {
      expect(readDraft(draftOf(settings, MARKETS))).toEqual({ ok: true, settings });
    }),
  );
});

it('a rate of a market that is gone, or has another currency now, is left behind', () => {
  const settings = proposeLoyalty(MARKETS);
  const now = [{ marketId: '1', currency: 'CHF' }, MARKETS[1]!];
  const read = readDraft(draftOf(settings, now));
  expect(read.ok && read.settings.rates.map(({ marketId }) => marketId)).toEqual(['2']);
});

describe('what is wrong is told beside its field', () => {
  const good = draftOf(proposeLoyalty(MARKETS), MARKETS);
  const withRate = (index: number, change: Partial<RateDraft>): LoyaltyDraft => ({
    ...good,
    rates: good.rates.with(index, { ...good.rates[index]!, ...change }),
  });

  test.each<[string, LoyaltyDraft, Record<string, string>]>([
    ['no points', withRate(0, { points: '' }), { 'rates.0.points': 'number' }],
    ['half a point', withRate(0, { points: '1.5' }), { 'rates.0.points': 'number' }],
    ['too many points', withRate(0, { points: '10001' }), { 'rates.0.points': 'number' }],
    ['no amount', withRate(0, { amount: '' }), { 'rates.0.amount': 'amount' }],
    ['an amount of nothing', withRate(0, { amount: '0' }), { 'rates.0.amount': 'amount' }],
    ['words for an amount', withRate(0, { amount: 'ten' }), { 'rates.0.amount': 'amount' }],
    ['a comma', withRate(0, { amount: '9,90' }), { 'rates.0.amount': 'amount' }],
    ['decimals that yen lack', withRate(1, { amount: '9.5' }), { 'rates.1.amount': 'amount' }],
    [
      'a third decimal of a dinar',
      withRate(2, { amount: '1.005' }),
      { 'rates.2.amount': 'too_fine' },
    ],
    ['a minimum below zero', withRate(0, { minimum: '-1' }), { 'rates.0.minimum': 'amount' }],
    ['days without end', { ...good, pendingDays: '91' }, { pendingDays: 'number' }],
    ['no days', { ...good, pendingDays: '' }, { pendingDays: 'number' }],
    ['no months', { ...good, expires: true, expiryMonths: '0' }, { expiryMonths: 'number' }],
  ])('%s', (_what, draft, errors) => {
    expect(readDraft(draft)).toEqual({ ok: false, errors });
  });

  it('beside the market that has it, where others before it do not earn', () => {
    const draft = withRate(2, { amount: 'x' });
    const read = readDraft({
      ...draft,
      rates: draft.rates.with(0, { ...draft.rates[0]!, earns: false }),
    });
    expect(read).toEqual({ ok: false, errors: { 'rates.2.amount': 'amount' } });
  });

  it('and never of a market that does not earn', () => {
    expect(readDraft(withRate(0, { earns: false, amount: 'x' })).ok).toBe(true);
  });
});

it('a minimum that is left empty is none', () => {
  const draft = draftOf(proposeLoyalty(MARKETS), MARKETS);
  const rates = draft.rates.map((rate) => ({ ...rate, minimum: '' }));
  const read = readDraft({ ...draft, rates });
  expect(read.ok && read.settings.rates.every(({ minimumMinor }) => minimumMinor === 0)).toBe(true);
});

it('names that are left empty are none', () => {
  const draft = draftOf(proposeLoyalty(MARKETS), MARKETS);
  const read = readDraft({ ...draft, name: 'Club', names: { fr: ' ', ja: 'クラブ' } });
  expect(read.ok && read.settings.names).toEqual({ ja: 'クラブ' });
});
