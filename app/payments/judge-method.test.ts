import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  judgeMethod,
  KNOWN_WORKING,
  type MethodEvidence,
  NO_EVIDENCE,
  wilson,
} from './judge-method.ts';

/** Attempts in the order of time, all of them recent; 'e' is an error of the method itself. */
function seen(attempts: string, change: Partial<MethodEvidence> = {}): MethodEvidence {
  const all = [...attempts];
  const successes = all.filter((one) => one === '+').length;
  return {
    attempts: all.length,
    successes,
    recentAttempts: all.length,
    recentSuccesses: successes,
    recentMethodErrors: all.filter((one) => one === 'e').length,
    latest: all
      .toReversed()
      .slice(0, KNOWN_WORKING.failuresInARow)
      .map((one) => one === '+'),
    lastSuccessOn: successes > 0 ? '2026-11-20' : null,
    ...change,
  };
}

describe('a method', () => {
  test.each([
    ['nobody tried it', '', 'not-seen'],
    ['three of three are luck', '+++', 'uncertain'],
    ['four of four are not', '++++', 'works'],
    ['one decline in ten', '+++-++++++', 'works'],
    ['six of ten', '+-+-+++-+-', 'uncertain'],
    ['four of ten', '-+--+-+-+-', 'mostly-fails'],
    ['it failed once and was never tried again', '-', 'mostly-fails'],
    ['five failures at the end', `${'+'.repeat(60)}-----`, 'fails-now'],
    ['four failures at the end', `${'+'.repeat(60)}----`, 'works'],
    ['a few were told that it is not available', 'e+++e+++e+++e+++e+++e+++', 'unavailable'],
    ['one of many was told so', `e${'+'.repeat(40)}`, 'works'],
    ['shoppers change their mind now and then', '-+++-+++-+++-+++-+++-+++', 'works'],
  ])('%s', (_what, attempts, verdict) => {
    expect(judgeMethod(seen(attempts))).toBe(verdict);
  });

  test('does not live on its past: mostly failing in the last days is mostly failing', () => {
    const turned = seen('+'.repeat(80), {
      attempts: 110,
      recentAttempts: 30,
      recentSuccesses: 8,
      latest: [true, false, false, false, false],
    });
    expect(judgeMethod(turned)).toBe('mostly-fails');
  });

  test('is judged by what is known, whatever it is', () => {
    expect(judgeMethod(NO_EVIDENCE)).toBe('not-seen');
  });
});

describe('properties', () => {
  const attempts = fc.string({ unit: fc.constantFrom('+', '-', 'e'), maxLength: 200 });

  test('one more success never turns a working method into one that does not work', () => {
    fc.assert(
      fc.property(attempts, (past) => {
        if (judgeMethod(seen(past)) === 'works') {
          expect(judgeMethod(seen(`${past}+`))).toBe('works');
        }
      }),
    );
  });

  test('what works has succeeded in more than half of the attempts', () => {
    fc.assert(
      fc.property(attempts, (past) => {
        const evidence = seen(past);
        if (judgeMethod(evidence) !== 'works') return;
        expect(evidence.successes).toBeGreaterThan(evidence.attempts / 2);
        expect(evidence.latest).toContain(true);
      }),
    );
  });

  test('Wilson’s interval holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [count, of] = [Math.min(a, b), Math.max(a, b)];
        const { low, high } = wilson(count, of);
        const share = of === 0 ? 0.5 : count / of;
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  // Newcombe 1998, table I: 81 of 263 and 15 of 148, Wilson's score without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson’s interval of %i in %i is the published one', (count, of, low, high) => {
    const found = wilson(count, of);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });
});
