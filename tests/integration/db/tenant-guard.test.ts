import { beforeAll, describe, expect, test } from 'vitest';
import { forShop, Prisma, queryForShop, registerShop } from '../../../app/db/index.server.ts';

const DAY = new Date('2026-03-01');
const OTHER_DAY = new Date('2026-03-02');
let mine: number;
let theirs: number;

beforeAll(async () => {
  mine = (await registerShop('nordlicht-living.myshopify.com', DAY)).shopId;
  theirs = (await registerShop('yunfan-outdoor.myshopify.com', DAY)).shopId;
  await forShop(mine).dirtyDay.create({ data: { shopId: mine, day: DAY } });
  await forShop(theirs).dirtyDay.create({ data: { shopId: theirs, day: OTHER_DAY } });
});

const rowsOf = async (shopId: number) =>
  (await forShop(shopId).dirtyDay.findMany({})).map((row) => row.day);

describe('a shop sees its own rows only', () => {
  test('when it asks for all', async () => {
    expect(await rowsOf(mine)).toEqual([DAY]);
    expect(await rowsOf(theirs)).toEqual([OTHER_DAY]);
    expect(await forShop(mine).shop.count()).toBe(1);
  });

  test('when it asks for a row of another by its values', async () => {
    expect(await forShop(mine).dirtyDay.findFirst({ where: { day: OTHER_DAY } })).toBeNull();
    const byDomain = { where: { domain: 'yunfan-outdoor.myshopify.com' } };
    expect(await forShop(mine).shop.findFirst(byDomain)).toBeNull();
  });

  test('when it changes or deletes by a filter that fits rows of others', async () => {
    await forShop(mine).dirtyDay.deleteMany({ where: { day: OTHER_DAY } });
    await forShop(mine).shop.updateMany({ data: { name: 'Nordlicht' } });
    expect(await rowsOf(theirs)).toEqual([OTHER_DAY]);
    expect((await forShop(theirs).shop.findFirstOrThrow()).name).toBe('');
  });

  test('inside a transaction too', async () => {
    const seen = await forShop(mine).$transaction((tx) => tx.dirtyDay.findMany({}));
    expect(seen.map((row) => row.day)).toEqual([DAY]);
  });
});

describe("naming another shop's id is refused", () => {
  const key = () => ({ shopId_day: { shopId: theirs, day: OTHER_DAY } });
  const row = () => ({ shopId: theirs, day: DAY });
  const cases: [string, () => Promise<unknown>][] = [
    ['in a filter', () => forShop(mine).dirtyDay.findMany({ where: { shopId: theirs } })],
    [
      'in a filter that lists',
      () => forShop(mine).dirtyDay.findMany({ where: { shopId: { in: [mine, theirs] } } }),
    ],
    ['in a created row', () => forShop(mine).dirtyDay.create({ data: row() })],
    [
      'in one of many rows',
      () => forShop(mine).dirtyDay.createMany({ data: [{ ...row(), shopId: mine }, row()] }),
    ],
    ['in changed data', () => forShop(mine).dirtyDay.updateMany({ data: { shopId: theirs } })],
    [
      'in the created half of an upsert',
      () =>
        forShop(mine).dirtyDay.upsert({
          where: { shopId_day: { shopId: mine, day: DAY } },
          create: row(),
          update: {},
        }),
    ],
    [
      'inside a transaction',
      () => forShop(mine).$transaction((tx) => tx.dirtyDay.create({ data: row() })),
    ],
  ];
  test.each(cases)('%s', async (_where, attempt) => {
    await expect(attempt()).rejects.toThrow(/another shop/);
    expect(await rowsOf(theirs)).toEqual([OTHER_DAY]);
  });

  test('in a compound key finds and deletes nothing', async () => {
    expect(
      await forShop(mine)
        .dirtyDay.findUnique({ where: key() })
        .catch(() => null),
    ).toBeNull();
    await forShop(mine)
      .dirtyDay.delete({ where: key() })
      .catch(() => undefined);
    await forShop(mine)
      .dirtyDay.update({ where: key(), data: { day: DAY } })
      .catch(() => undefined);
    expect(await rowsOf(theirs)).toEqual([OTHER_DAY]);
  });

  test('behind OR finds nothing of the other', async () => {
    const found = await forShop(mine).dirtyDay.findMany({
      where: { OR: [{ shopId: theirs }, { shopId: mine }] },
    });
    expect(found.every((each) => each.shopId === mine)).toBe(true);
  });
});

test('SQL of our own must filter by the shop', async () => {
  const db = forShop(mine);
  const count = await queryForShop<{ n: bigint }>(
    db,
    mine,
    (shop) => Prisma.sql`SELECT count(*) AS n FROM dirty_day WHERE shop_id = ${shop}`,
  );
  expect(count).toEqual([{ n: 1n }]);
  await expect(queryForShop(db, mine, () => Prisma.sql`SELECT * FROM dirty_day`)).rejects.toThrow(
    'must filter by shop_id',
  );
});

test.each([0, -1, 1.5, NaN, '7' as never])('%s is not a shop id', (shopId) => {
  expect(() => forShop(shopId)).toThrow(RangeError);
});

test('raw access is not part of what a shop gets', () => {
  type Guarded = keyof ReturnType<typeof forShop>;
  const hidden: Exclude<'$queryRaw' | '$executeRaw' | '$extends', Guarded>[] = [
    '$queryRaw',
    '$executeRaw',
    '$extends',
  ];
  expect(hidden).toHaveLength(3);
});
