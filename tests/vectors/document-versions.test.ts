/**
 * A document outlives the extension that read it first, and the other way round: Shopify updates
 * the theme's files at another moment than the app publishes. So the documents of version 1 are
 * frozen with what shoppers read of them; later documents and damaged ones are tried beside them.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { atInstant, readText, renderMatrixBlock, scriptOf } from './block-matrix.ts';
import {
  BROKEN,
  damaged,
  DAMAGES,
  type DocumentPath,
  grown,
  pathsOf,
  PUBLISHED,
  READ_AT,
  type Reading,
  READINGS,
} from './document-readings.ts';
import { openShopperPage } from './shopper-page.ts';

type Documents = Record<string, unknown>;

const asPublished = (
  keys: readonly string[],
  change = (document: unknown) => document,
): Documents => Object.fromEntries(keys.map((key) => [key, change(PUBLISHED[key]!.document)]));

function render(reading: Reading, documents: Documents): Promise<string> {
  const { handle, language, country, currency, scope } = reading;
  const page = { handle, language, country, currency, scope, documents };
  return atInstant(READ_AT, () => renderMatrixBlock(page));
}

/** What a shopper reads, line by line, with the script or without. */
async function linesOf(html: string, script: string | null): Promise<string[]> {
  const scripts = script === null ? [] : ['performance.now = () => 0;', script];
  const page = await openShopperPage({ html, scripts, now: READ_AT, zone: 'UTC' });
  const lines = [...page.document.querySelectorAll('h2, p, dt, dd, li')].map(readText);
  expect(page.errors).toEqual([]);
  page.close();
  return lines.filter((line) => line !== '');
}

async function read(reading: Reading, documents: Documents) {
  const html = await render(reading, documents);
  const script = scriptOf(reading.handle);
  return { plain: await linesOf(html, null), sharp: await linesOf(html, script) };
}

const named = READINGS.map((reading) => ({
  ...reading,
  name: `${reading.handle} in ${reading.country}`,
}));

test.each(Object.entries(PUBLISHED))('%s of version 1 is still one to the app', (_, published) => {
  const { document, schema } = published;
  expect(schema.parse(document)).toMatchObject(document);
  expect(schema.parse(grown(document))).toEqual(schema.parse(document));
});

describe.each(named)('$name', (reading) => {
  const { keys, lines, added } = reading;

  it('reads a document of version 1 as ever', async () => {
    const { plain, sharp } = await read(reading, asPublished(keys));
    expect(plain).toEqual(lines);
    expect(sharp.filter((line) => line !== added)).toEqual(lines);
    expect(sharp).toHaveLength(lines.length + (added === undefined ? 0 : 1));
  });

  it('reads one with fields that it does not know in the same way', async () => {
    const later = await read(reading, asPublished(keys, grown));
    expect(later).toEqual(await read(reading, asPublished(keys)));
  });

  test.each([0, 2, 99, '1', null, [1]])('says nothing of version %j', async (version) => {
    const [first] = keys;
    const documents = asPublished(keys);
    const wanted = { ...documents, [first!]: { ...PUBLISHED[first!]!.document, version } };
    const { plain, sharp } = await read(reading, wanted);
    // Of two documents the other one still stands.
    const rest = (await read(reading, { ...documents, [first!]: undefined })).plain;
    expect([plain, sharp]).toEqual([rest, rest]);
    expect(rest.length).toBeLessThan(lines.length);
  });

  it('is right or absent whatever part is damaged', async () => {
    for (const key of keys) {
      const places = pathsOf(PUBLISHED[key]!.document).filter((place) => isRead(place, reading));
      expect(places.length).toBeGreaterThan(5);
      for (const place of places) {
        for (const damage of DAMAGES) {
          // Liquid prints an object where a text belongs: it cannot tell them apart.
          if (isObject(damage) && isText(PUBLISHED[key]!.document, place)) continue;
          const document = damaged(PUBLISHED[key]!.document, place, damage);
          const html = await render(reading, { ...asPublished(keys), [key]: document });
          expect(html, `${key}.${place.join('.')} is ${JSON.stringify(damage)}`).not.toMatch(
            BROKEN,
          );
        }
      }
    }
  }, 60_000);
});

/** Not what stands there for other countries and languages. */
function isRead([top, key]: DocumentPath, { country, language }: Reading): boolean {
  const own = { countries: country, words: language }[String(top)];
  return key === undefined || own === undefined || own === key;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(document: unknown, [key, ...rest]: DocumentPath): boolean {
  if (key === undefined) return typeof document === 'string';
  return isText((document as Record<string | number, unknown>)[key], rest);
}

test('a damaged document does not break a script either', async () => {
  const scripted = READINGS.filter(({ handle }) => scriptOf(handle) !== null);
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...scripted)
        .chain((reading) =>
          fc.tuple(
            fc.constant(reading),
            fc.constantFrom(...pathsOf(PUBLISHED[reading.keys[0]!]!.document)),
          ),
        ),
      fc.constantFrom(...DAMAGES),
      async ([reading, place], damage) => {
        const key = reading.keys[0]!;
        const document = damaged(PUBLISHED[key]!.document, place, damage);
        const { plain, sharp } = await read(reading, { [key]: document });
        expect([...plain, ...sharp].join(' ')).not.toMatch(/NaN|Invalid|undefined|Infinity|null/);
      },
    ),
    { numRuns: 100 },
  );
});
