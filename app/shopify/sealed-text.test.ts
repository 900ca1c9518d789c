import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKeyRing, seal, SealError, unseal } from './sealed-text.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const A = key('2026a');
const B = key('2026b');

describe('a sealed text', () => {
  test('opens to what it was, for any text and any place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, place) => {
        expect(unseal(seal(text, place, [A]), place, [A])).toBe(text.toWellFormed());
      }),
    );
  });

  test('does not open once any of its characters is changed', () => {
    const envelope = seal('shpat_secret', 'shop|accessToken', [A]);
    fc.assert(
      fc.property(
        fc.nat(envelope.length - 1),
        fc.constantFrom('A', 'b', '7', '.', '-'),
        (at, by) => {
          fc.pre(envelope[at] !== by);
          const changed = envelope.slice(0, at) + by + envelope.slice(at + 1);
          // The last base64 character of a part may carry bits that stand for nothing.
          const same = changed
            .split('.')
            .map((part) => Buffer.from(part, 'base64url').toString('hex'));
          const before = envelope
            .split('.')
            .map((part) => Buffer.from(part, 'base64url').toString('hex'));
          fc.pre(same.join() !== before.join());
          expect(() => unseal(changed, 'shop|accessToken', [A])).toThrow(SealError);
        },
      ),
    );
  });

  test('does not open in another place', () => {
    const envelope = seal('shpat_secret', 'shop-a|accessToken', [A]);
    expect(() => unseal(envelope, 'shop-b|accessToken', [A])).toThrow(SealError);
    expect(() => unseal(envelope, 'shop-a|refreshToken', [A])).toThrow(SealError);
  });

  test('differs each time, and does not show the text', () => {
    const envelope = seal('shpat_secret', 'x', [A]);
    expect(envelope).not.toBe(seal('shpat_secret', 'x', [A]));
    expect(envelope).not.toContain('shpat');
  });
});

describe('rotating keys', () => {
  test('the first key seals, the others still open', () => {
    const old = seal('secret', 'x', [A]);
    const rotated = [B, A];
    expect(unseal(old, 'x', rotated)).toBe('secret');
    expect(seal('secret', 'x', rotated).split('.')[1]).toBe('2026b');
  });

  test('a key that is gone is named, not the text', () => {
    const old = seal('secret', 'x', [A]);
    expect(() => unseal(old, 'x', [B])).toThrow('no key called 2026a');
  });
});

test('a key ring is read from its text, or refused with the reason', () => {
  const good = randomBytes(32).toString('base64');
  expect(parseKeyRing(`a:${good},b:${good}`).map((entry) => entry.id)).toEqual(['a', 'b']);
  expect(() => parseKeyRing(`a:${good},a:${good}`)).toThrow('used twice');
  for (const bad of ['', 'a', `:${good}`, 'a:c2hvcnQ=', `a b:${good}`]) {
    expect(() => parseKeyRing(bad), bad).toThrow('32 random bytes');
  }
});
