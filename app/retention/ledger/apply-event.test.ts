import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { addDays } from '../../kernel/calendar.ts';
import { applyEvent, emptyLedger, type Ledger } from './apply-event.ts';
import { type LedgerEvent, OWED, type Transfer } from './model.ts';
import type { Replay } from './replay-facts.ts';

const START = '2026-01-01';
const day = (offset: number) => addDays(START, offset);
const at = (offset: number, hour = 12) =>
  `${day(offset)}T${String(hour).padStart(2, '0')}:00:00.000Z`;

const order = (
  orderId: string,
  offset: number,
  points: number,
  change: Partial<Extract<LedgerEvent, { type: 'order' }>> = {},
): LedgerEvent => ({
  type: 'order',
  orderId,
  version: '1',
  at: at(offset),
  on: day(offset),
  points,
  availableOn: day(offset),
  expiresOn: null,
  ...change,
});
const reserve = (redemptionId: string, offset: number, points: number): LedgerEvent => ({
  type: 'reserve',
  redemptionId,
  at: at(offset),
  on: day(offset),
  points,
});
const adjust = (adjustmentId: string, offset: number, points: number): LedgerEvent => ({
  type: 'adjust',
  adjustmentId,
  at: at(offset),
  on: day(offset),
  points,
  expiresOn: null,
});
const use = (redemptionId: string, orderId: string, version = '1', cancelled = false) =>
  ({ type: 'use', redemptionId, orderId, version, cancelled }) satisfies LedgerEvent;
const today = (offset: number): LedgerEvent => ({ type: 'day', on: day(offset) });

interface Played {
  ledger: Ledger;
  replay: Replay;
  transfers: Transfer[];
}

function play(events: readonly LedgerEvent[]): Played {
  let played: Played = {
    ledger: emptyLedger(START),
    replay: { lots: [], owed: 0, booked: new Map() },
    transfers: [],
  };
  for (const event of events) {
    const applied = applyEvent(played.ledger, event);
    played = { ...applied, transfers: [...played.transfers, ...applied.transfers] };
  }
  return played;
}

const left = ({ replay }: Played) =>
  Object.fromEntries(
    replay.lots.filter(({ points }) => points > 0).map(({ lotId, points }) => [lotId, points]),
  );
const total = (transfers: readonly Transfer[]) =>
  transfers.reduce((sum, { points }) => sum + points, 0);

describe('what happens to points', () => {
  test.each<[string, LedgerEvent[], Record<string, number>, number]>([
    ['an order gives them', [order('a', 0, 100)], { 'order:a': 100 }, 0],
    [
      'a refund takes the share back',
      [order('a', 0, 100), order('a', 0, 40, { version: '2' })],
      { 'order:a': 40 },
      0,
    ],
    [
      'those that end first are spent first',
      [
        order('a', 0, 100),
        order('b', 1, 50, { expiresOn: day(30) }),
        order('c', 1, 50, { expiresOn: day(20) }),
        reserve('r', 2, 70),
      ],
      { 'order:a': 100, 'order:b': 30 },
      0,
    ],
    [
      'what is left of a lot ends the day after its last',
      [order('a', 0, 100, { expiresOn: day(10) }), reserve('r', 5, 30), today(11)],
      {},
      0,
    ],
    [
      'it does not end on its last day',
      [order('a', 0, 100, { expiresOn: day(10) }), reserve('r', 5, 30), today(10)],
      { 'order:a': 70 },
      0,
    ],
    [
      'a refund of what was spent is owed',
      [order('a', 0, 100), reserve('r', 1, 80), order('a', 0, 0, { version: '2' })],
      {},
      80,
    ],
    [
      'what is owed is paid by the next order',
      [
        order('a', 0, 100),
        reserve('r', 1, 80),
        order('a', 0, 0, { version: '2' }),
        order('b', 2, 100),
      ],
      { 'order:b': 20 },
      0,
    ],
    [
      'a refund of what has ended takes nothing else',
      [
        order('a', 0, 100, { expiresOn: day(5) }),
        order('b', 6, 30),
        today(7),
        order('a', 0, 0, { version: '2', expiresOn: day(5) }),
      ],
      { 'order:b': 30 },
      0,
    ],
    [
      'an unused code gives them back to the lots they came from',
      [
        order('a', 0, 100, { expiresOn: day(90) }),
        order('b', 0, 10, { expiresOn: day(60) }),
        reserve('r', 1, 50),
        { type: 'release', redemptionId: 'r' },
      ],
      { 'order:a': 100, 'order:b': 10 },
      0,
    ],
    [
      'a code that was used in time is used, whatever was heard first',
      [
        order('a', 0, 100),
        reserve('r', 1, 50),
        { type: 'release', redemptionId: 'r' },
        use('r', 'b'),
      ],
      { 'order:a': 50 },
      0,
    ],
    [
      'the cancellation of the order that used it gives them back',
      [order('a', 0, 100), reserve('r', 1, 50), use('r', 'b'), use('r', 'b', '2', true)],
      { 'order:a': 100 },
      0,
    ],
    [
      'the merchant gives and takes',
      [adjust('x', 0, 100), adjust('y', 1, -30)],
      { 'adjustment:x': 70 },
      0,
    ],
    [
      'what is undone has not been',
      [order('a', 0, 20), adjust('x', 1, -15), { type: 'undo-adjust', adjustmentId: 'x' }],
      { 'order:a': 20 },
      0,
    ],
  ])('%s', (_why, events, lots, owed) => {
    const played = play(events);
    expect([left(played), played.replay.owed]).toEqual([lots, owed]);
  });

  it('is told line by line', () => {
    const { transfers } = play([
      order('a', 0, 100),
      reserve('r', 1, 80),
      order('a', 0, 90, { version: '2' }),
      { type: 'release', redemptionId: 'r' },
    ]);
    expect(transfers.map(({ kind, points }) => [kind, points])).toEqual([
      ['earn', 100],
      ['spend', -80],
      ['refund', -10],
      ['return', 80],
    ]);
  });
});

const anyEvent = (): fc.Arbitrary<LedgerEvent> => {
  const offset = fc.integer({ min: 0, max: 120 });
  const id = fc.integer({ min: 1, max: 4 }).map(String);
  const points = fc.integer({ min: 1, max: 200 });
  // The facts of an order that never change hang on its id alone, as those of real ones do.
  const ofOrder = (orderId: string) => Number(orderId) * 17;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(id, fc.integer({ min: 1, max: 9 })).map(([orderId, version]) =>
        order(orderId, ofOrder(orderId), Math.max(0, Number(orderId) * 60 - (version - 1) * 25), {
          version: String(version),
          availableOn: version === 1 ? null : day(ofOrder(orderId) + 14),
          expiresOn: Number(orderId) % 2 === 0 ? day(ofOrder(orderId) + 60) : null,
        }),
      ),
    },
    {
      weight: 3,
      arbitrary: id.map((redemptionId) =>
        reserve(redemptionId, 20 + Number(redemptionId) * 11, Number(redemptionId) * 40),
      ),
    },
    id.map((redemptionId): LedgerEvent => ({ type: 'release', redemptionId })),
    fc
      .tuple(id, id, fc.integer({ min: 1, max: 3 }))
      .map(([redemptionId, orderId, version]) =>
        use(redemptionId, orderId, String(version), version === 3),
      ),
    id.map((adjustmentId) =>
      adjust(adjustmentId, Number(adjustmentId) * 23, Number(adjustmentId) % 2 === 0 ? -50 : 50),
    ),
    id.map((adjustmentId): LedgerEvent => ({ type: 'undo-adjust', adjustmentId })),
    fc.tuple(offset, points).map(([on]) => today(on)),
  );
};

const sums = ({ ledger }: Played) =>
  [...ledger.booked]
    .flatMap(([cause, lots]) => [...lots].map(([lot, points]) => `${cause}>${lot}:${points}`))
    .sort();

describe('any history', () => {
  const histories = fc.array(anyEvent(), { maxLength: 30 });

  it('keeps its books: no lot below zero, the balance is the sum of the lines', () => {
    fc.assert(
      fc.property(histories, (events) => {
        let ledger = emptyLedger(START);
        const all: Transfer[] = [];
        for (const event of events) {
          const applied = applyEvent(ledger, event);
          ledger = applied.ledger;
          all.push(...applied.transfers);
          const { lots, owed } = applied.replay;
          const kept = new Map(lots.map(({ lotId, points }) => [lotId, points]));
          for (const lotId of new Set(all.map((transfer) => transfer.lotId))) {
            const sum = total(all.filter((transfer) => transfer.lotId === lotId));
            if (lotId === OWED) expect(sum + owed).toBe(0);
            else expect(sum).toBe(kept.get(lotId) ?? 0);
          }
          expect(Math.min(0, ...kept.values())).toBe(0);
          if (owed > 0) expect(Math.max(0, ...kept.values())).toBe(0);
          expect(total(all)).toBe(lots.reduce((sum, lot) => sum + lot.points, 0) - owed);
          expect(all.every(({ points }) => points !== 0)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('comes to the same whatever the order in which it is heard, and however often', () => {
    fc.assert(
      fc.property(
        histories.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events.slice(0, 10)], {
              minLength: events.length + Math.min(10, events.length),
            }),
          ),
        ),
        ([events, shuffled]) => {
          const [once, again] = [play(events), play(shuffled)];
          expect(sums(again)).toEqual(sums(once));
          expect(left(again)).toEqual(left(once));
          expect(again.replay.owed).toBe(once.replay.owed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('books nothing when an event comes again', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { ledger } = play(events);
        for (const event of events) expect(applyEvent(ledger, event).transfers).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
