import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet } from './key-set.ts';

it('knows the keys that were added, and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, others) => {
      const keys = new KeySet();
      const known = new Set<string>();
      for (const key of added) {
        keys.add(key);
        known.add(key);
      }
      expect(keys.size).toBe(known.size);
      for (const key of [...added, ...others]) expect(keys.has(key)).toBe(known.has(key));
    }),
  );
});

it('holds a hundred thousand keys while it grows', () => {
  const keys = new KeySet();
  for (let at = 0; at < 100_000; at++) keys.add(`028-${at}`);
  expect(keys.size).toBe(100_000);
  for (let at = 0; at < 100_000; at++) expect(keys.has(`028-${at}`)).toBe(true);
  expect(keys.has('028-100000')).toBe(false);
});
