import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const schema = readFileSync(path.join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
  ([, name = '', body = '']) => ({ name, body }),
);

test('the schema is read', () => {
  expect(models.length).toBeGreaterThan(15);
});

test.each(models)('$name belongs to a shop: its key begins with shopId', ({ body }) => {
  expect(body).toMatch(/^\s+shopId\s+Int\s.*@map\("shop_id"\)/m);
  // One row for each shop, or a key that begins with the shop.
  expect(body).toMatch(/shopId\s+Int\s+@id|@@id\(\[shopId[,\]]/);
});

test.each(models)('$name keeps instants with their zone, to the millisecond', ({ body }) => {
  const dateTimes = body.split('\n').filter((line) => /^\s+\w+\s+DateTime\b/.test(line));
  for (const line of dateTimes) expect(line).toMatch(/@db\.(Timestamptz\(3\)|Date\b)/);
});

test.each(models)('$name keeps money as whole minor units', ({ body }) => {
  for (const line of body.split('\n').filter((each) => /^\s+\w+Minor\s/.test(each))) {
    expect(line).toMatch(/\sBigInt\??\s/);
  }
});
