import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stableJson } from './hash-document.ts';

test('the order of keys does not change the text, at any depth', () => {
  expect(stableJson({ b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 2 })).toBe(
    '{"a":2,"b":{"c":[{"e":2,"f":1}],"d":1}}',
  );
});

test('the text reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
