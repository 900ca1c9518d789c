import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRecords } from './split-records.ts';

async function recordsOf(chunks: string[], delimiter: string, width: number): Promise<string[][]> {
  const source = (async function* () {
    yield* chunks;
  })();
  const records: string[][] = [];
  for await (const batch of splitRecords(source, delimiter, () => width)) {
    for (const entry of batch) {
      if (!('values' in entry)) throw new Error(`Line ${entry.line} is broken: ${entry.found}.`);
      records.push(entry.values);
    }
  }
  return records;
}

const value = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '5'),
  maxLength: 12,
});
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it('cuts any quoted values apart again, wherever the text is broken into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
      fc.constantFrom(',', ';'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      async (rows, delimiter, lineEnd, size) => {
        const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
        const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(await recordsOf(chunks, delimiter, 3)).toEqual(rows);
      },
    ),
  );
});
