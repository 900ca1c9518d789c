import fc from 'fast-check';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { replaceInStream } from './replace-in-stream.ts';

test('replaces as on the whole text, wherever the chunks are cut', async () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'ab', 'é', 'abc'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(letters, fc.array(fc.nat(60), { maxLength: 6 }), async (parts, cuts) => {
      const whole = parts.join('');
      const bytes = Buffer.from(whole);
      const places = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
      places.sort((a, b) => a - b);
      const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      const replaced = Readable.from(chunks.filter(({ length }) => length > 0)).pipe(
        replaceInStream('abc', 'X'),
      );
      expect(await text(replaced)).toBe(whole.replaceAll('abc', 'X'));
    }),
  );
});
