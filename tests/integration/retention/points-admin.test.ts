import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import { addDays, dateInZone } from '../../../app/kernel/calendar.ts';
import {
  adjustPoints,
  countPastOrders,
  listLoyaltyCustomers,
  readLedger,
  readLoyaltyOverview,
  readProgram,
  readRetentionMarketPanel,
  retentionDetectors,
} from '../../../app/retention/index.server.ts';
import { openPointsShop, type PointsShop } from './points-shop.fixture.ts';

let world: PointsShop;
let shopId: number;
let scope: ActionScope;
beforeAll(async () => {
  world = await openPointsShop();
  ({ shopId } = world.connected);
  const { currency, zone } = await forShop(shopId).shop.findFirstOrThrow();
  scope = { shopId, currency, zone, now: new Date() };
});
afterAll(() => world?.close());

/** Previews and does an action as the desk does, and returns how to undo it. */
async function act<Input extends object>(
  action: typeof adjustPoints | typeof countPastOrders,
  input: Input,
): Promise<{ changes: unknown[]; undo: () => Promise<unknown> }> {
  const now = { ...scope, now: new Date() };
  const previewed = await action.preview(now, input as never);
  if (!previewed.ok) throw new Error(previewed.reason);
  const { run } = action;
  if (run.where !== 'here') throw new Error('not here');
  const done = await forShop(shopId).$transaction((tx) =>
    run.execute(tx, now, input as never, previewed.value.basis),
  );
  if (!done.ok) throw new Error(done.reason);
  const undo = () =>
    forShop(shopId).$transaction((tx) =>
      run.undo(tx, { ...scope, now: new Date() }, done.value.undo as never),
    );
  return { changes: previewed.value.changes, undo };
}

const sums = async (customerId: string) => {
  const { rows } = await connectionPool().query(
    `SELECT lot_id, sum(points)::int AS points FROM loyalty_entry
     WHERE shop_id = $1 AND customer_id = $2 GROUP BY lot_id HAVING sum(points) <> 0 ORDER BY 1`,
    [shopId, customerId],
  );
  return rows as unknown[];
};

describe('an adjustment', () => {
  it('is previewed, done, explained and undone to what was before', async () => {
    const [ada = ''] = world.customers;
    world.buy(ada);
    await world.caughtUp();
    const { points } = await world.account(ada);
    const before = await sums(ada);
    const input = { customerId: ada, points: -3, reason: 'correction' };
    const { changes, undo } = await act(adjustPoints, input);
    expect(changes).toMatchObject([{ before: { count: points }, after: { count: points - 3 } }]);
    expect((await world.account(ada)).points).toBe(points - 3);
    const ledger = await readLedger(shopId, ada);
    expect(ledger?.lines.map(({ kind, balance }) => [kind, balance])).toEqual([
      ['adjust', points - 3],
      ['earn', points],
    ]);
    expect(await undo()).toMatchObject({ ok: true });
    expect(await sums(ada)).toEqual(before);
    expect(await undo()).toMatchObject({ reason: 'changed-since' });
  });

  it('takes no more than there is, and is refused where nothing changes', async () => {
    const [, bob = '', cleo = ''] = world.customers;
    await act(adjustPoints, { customerId: bob, points: 10, reason: 'goodwill' });
    await act(adjustPoints, { customerId: bob, points: -50, reason: 'correction' });
    expect((await world.account(bob)).points).toBe(0);
    const take = { customerId: cleo, points: -1, reason: 'correction' } as const;
    expect(await adjustPoints.preview(scope, take)).toMatchObject({ reason: 'nothing-to-do' });
    const nobody = { customerId: '1', points: 5, reason: 'goodwill' } as const;
    expect(await adjustPoints.preview(scope, nobody)).toMatchObject({ reason: 'nothing-to-do' });
  });

  it('that was approved for another balance is not done', async () => {
    const [, , , dan = ''] = world.customers;
    const { run } = adjustPoints;
    if (run.where !== 'here') throw new Error('not here');
    const input = { customerId: dan, points: 5, reason: 'goodwill' } as const;
    const done = await forShop(shopId).$transaction((tx) => run.execute(tx, scope, input, '77'));
    expect(done).toMatchObject({ reason: 'stale-preview' });
    expect(await sums(dan)).toEqual([]);
  });
});

describe('orders from before the program', () => {
  it('count once the merchant says since when, about as many points as were told, and can be undone', async () => {
    const started = (await readProgram(shopId, new Date()))?.countFromOn ?? '';
    const sinceOn = addDays(started, -400);
    const customersBefore = await readLoyaltyOverview(scope, new Date());
    const { changes, undo } = await act(countPastOrders, { sinceOn });
    const told = (changes as { field: { key: string }; after: { count: number } }[])
      .filter(({ field }) => field.key === 'retention:action.past.points')
      .reduce((sum, { after }) => sum + after.count, 0);
    await world.caughtUp();
    const after = await readLoyaltyOverview(scope, new Date());
    const given =
      outstanding(after.markets) - outstanding(customersBefore.markets) + expired(after);
    expect(told).toBeGreaterThan(0);
    expect(Math.abs(given - told)).toBeLessThanOrEqual(told * 0.02 + 20);
    expect(await undo()).toMatchObject({ ok: true });
    await world.caughtUp();
    const undone = await readLoyaltyOverview(scope, new Date());
    expect(outstanding(undone.markets)).toBe(outstanding(customersBefore.markets));
  }, 60_000);
});

const outstanding = (markets: readonly { points: number }[]) =>
  markets.reduce((sum, { points }) => sum + points, 0);
const expired = ({ weeks }: { weeks: readonly { expired: number }[] }) =>
  weeks.reduce((sum, week) => sum + week.expired, 0);

describe('what is outstanding', () => {
  it('is the sum of all accounts, valued by each market’s own reward', async () => {
    const { markets } = await readLoyaltyOverview(scope, new Date());
    const accounts = await forShop(shopId).loyaltyAccount.findMany();
    const held = accounts.reduce((sum, { points, owed }) => sum + points - owed, 0);
    expect(outstanding(markets)).toBe(held);
    const program = await readProgram(shopId, new Date());
    for (const { marketId, points, worth } of markets) {
      const reward = program?.settings.rewards.find((it) => it.marketId === marketId);
      if (!reward || worth === null) continue;
      expect(worth.amountMinor).toBe(Math.round((points * reward.amountMinor) / reward.points));
    }
    const germany = await readRetentionMarketPanel(shopId, 'DE', new Date());
    expect(germany.figure?.value).toMatchObject({ type: 'count' });
    expect(germany.tone).toBe('good');
    expect((await readRetentionMarketPanel(shopId, 'BR', new Date())).figure).toBeNull();
  });

  it('is listed by customer, most first, page by page, and found by id', async () => {
    const { customers, after } = await listLoyaltyCustomers(shopId, { after: null, search: '' });
    const points = customers.map((row) => row.points);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(after).toBeNull();
    const [first] = customers;
    const search = first?.customerId ?? '';
    expect((await listLoyaltyCustomers(shopId, { after: null, search })).customers).toEqual([
      first,
    ]);
    const next = { after: `${first?.points}:${first?.customerId}`, search: '' };
    expect((await listLoyaltyCustomers(shopId, next)).customers).toEqual(customers.slice(1));
  });

  it('is told where a wave of it is about to end, and not before', async () => {
    const [detector] = retentionDetectors;
    const { zone, currency } = scope;
    const watch = (now: Date) => detector!.detect({ shopId, zone, currency, now });
    const [, , , , eve = ''] = world.customers;
    world.buy(eve, { lines: [{ ...world.line, quantity: 60 }] });
    await world.caughtUp();
    expect((await watch(new Date())).findings).toEqual([]);
    const [lot] = await forShop(shopId).loyaltyLot.findMany({ where: { customerId: eve } });
    if (!lot?.expiresOn || lot.points < 1000) throw new Error('no large lot');
    const eleven = new Date(lot.expiresOn.getTime() - 10 * 86_400_000);
    const { findings } = await watch(eleven);
    expect(findings).toMatchObject([
      { urgency: 'may', money: null, dueOn: addDays(dateInZone(zone, eleven.getTime()), 30) },
    ]);
  });
});
