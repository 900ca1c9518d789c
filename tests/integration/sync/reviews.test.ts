import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectionPool, forShop, redactCustomer } from '../../../app/db/index.server.ts';
import { closeQueue } from '../../../app/jobs/index.server.ts';
import {
  acceptWebhook,
  readImportProgress,
  readReconciles,
  reconcileShop,
  startFirstImport,
  startReconcile,
} from '../../../app/sync/index.server.ts';
import { applyWebhooks } from '../../../app/sync/apply-webhook.server.ts';
import { readReviews } from '../../../app/sync/read-reviews.server.ts';
import { mergeCustomers } from '../../sandbox/after-sale.ts';
import type { SandboxReview, SandboxShop } from '../../sandbox/model.ts';
import { deleteReview, editReview, writeReview } from '../../sandbox/reviews.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { expectedRows } from './expected-rows.ts';
import {
  APP_SCOPES,
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';
import { inOrder, storedRows } from './stored-rows.ts';

const signal = new AbortController().signal;

let shops = 0;
/** A shop of its own for each test, with fresh copies of all that tests change. */
function shop(orders: number): SandboxShop {
  shops++;
  const truth = generateShop('nordlicht-living', { now: new Date(), orders });
  return { ...truth, domain: `reviews-${shops}.myshopify.com` };
}

let connected: ConnectedShop;
afterEach(() => connected?.close());

const db = () => forShop(connected.shopId);

async function expectTruth(): Promise<void> {
  const { review } = expectedRows(connected.truth);
  const expected = { review: review ?? [] };
  expect(inOrder(await storedRows(connected.shopId, expected))).toEqual(inOrder(expected));
}

function someReview(): SandboxReview {
  const found = connected.state.reviews().find(({ body, customerId }) => body && customerId);
  if (found === undefined) throw new Error('nobody has written anything');
  return found;
}

describe('with a worker', () => {
  let stopWorker: () => Promise<void>;
  beforeAll(async () => {
    stopWorker = await startSyncWorker();
  });
  afterAll(() => stopWorker?.());

  async function imported(options: Parameters<typeof connectShop>[1] = {}): Promise<void> {
    connected = await connectShop(shop(1_500), options);
    await startFirstImport(connected.shopId);
    await settled(connected.shopId);
  }

  async function caughtUp(): Promise<void> {
    await connected.webhooks.idle();
    await settled(connected.shopId);
  }

  test('an import brings all reviews, and no name of anybody', async () => {
    await imported();
    const { truth } = connected;
    expect(truth.reviews?.length).toBeGreaterThan(20);
    expect(new Set(truth.reviews?.map(({ locale }) => locale)).size).toBeGreaterThan(3);
    await expectTruth();
    const part = (await readImportProgress(connected.shopId)).parts.find(
      (each) => each.part === 'reviews',
    );
    expect(part).toMatchObject({ recordsLoaded: truth.reviews?.length, recordsRejected: 0 });
    const named = await connectionPool().query(
      `SELECT 1 FROM review AS t WHERE t::text LIKE '%Shopper%'`,
    );
    expect(named.rowCount).toBe(0);
  });

  test('a review that is written, changed or deleted arrives as it is', async () => {
    await imported();
    const { store, domain, truth } = connected;
    const [first, second] = truth.reviews ?? [];
    const written = writeReview(store, domain, {
      rating: 2,
      title: 'Tab\there',
      body: 'Two lines,\nand a \\ in the second: 很好',
      productId: truth.products[0]?.id ?? null,
      locale: 'zh-CN',
    });
    editReview(store, domain, first?.id ?? '', { rating: 1, status: 'DRAFT' });
    deleteReview(store, domain, second?.id ?? '');
    await caughtUp();
    await expectTruth();
    expect(await db().review.count({ where: { reviewId: written.id } })).toBe(1);
    // Nothing of the text came with the message.
    const sent = connected.webhooks.log.filter(({ topic }) => topic.startsWith('metaobjects/'));
    expect(sent).toHaveLength(3);
    for (const { body } of sent)
      expect(Object.keys(JSON.parse(body) as object)).not.toContain('fields');
  });

  test('where they are denied all else comes, that is told, and a grant brings them', async () => {
    await imported({ scopes: APP_SCOPES.filter((scope) => scope !== 'read_metaobjects') });
    const { shopId, store, domain, state } = connected;
    const { state: importState, missing } = await readImportProgress(shopId);
    expect(importState).toBe('completed');
    expect(missing).toEqual([{ part: 'reviews', why: 'access-denied' }]);
    expect(await db().review.count()).toBe(0);
    const runs = await db().importRun.count();

    for (const token of state.installation?.accessTokens.values() ?? []) {
      token.scopes = [...APP_SCOPES];
    }
    store.updateScopes(domain, APP_SCOPES);
    await caughtUp();
    await expectTruth();
    expect((await readImportProgress(shopId)).missing).toEqual([]);
    // By that part alone.
    expect(await db().importRun.count()).toBe(runs);
  });

  test('what an export brings comes by a new import when it is granted', async () => {
    await imported({ scopes: APP_SCOPES.filter((scope) => scope !== 'read_customers') });
    const { shopId, store, domain, state } = connected;
    expect((await readImportProgress(shopId)).missing).toContainEqual({
      part: 'customers',
      why: 'access-denied',
    });
    for (const token of state.installation?.accessTokens.values() ?? []) {
      token.scopes = [...APP_SCOPES];
    }
    store.updateScopes(domain, APP_SCOPES);
    await caughtUp();
    await expect.poll(() => db().importRun.count(), { timeout: 25_000 }).toBe(2);
    await caughtUp();
    expect((await readImportProgress(shopId)).missing).toEqual([]);
    expect(await db().customer.count()).toBe(connected.truth.customers.length);
  });

  test('a review that can not be read is left out and counted; the others come in', async () => {
    const truth = shop(1_500);
    const broken = truth.reviews?.[3];
    if (broken === undefined) throw new Error('there are too few reviews');
    broken.rating = 9;
    connected = await connectShop(truth);
    await startFirstImport(connected.shopId);
    await settled(connected.shopId);
    const part = (await readImportProgress(connected.shopId)).parts.find(
      (each) => each.part === 'reviews',
    );
    expect(part).toMatchObject({ state: 'completed', recordsRejected: 1 });
    expect(part?.error).toContain(broken.id);
    truth.reviews = truth.reviews?.filter(({ id }) => id !== broken.id);
    await expectTruth();
  });
});

describe('without one', () => {
  beforeEach(async () => {
    connected = await connectShop(shop(1_500));
  });
  afterAll(() => closeQueue(1000));

  async function beginPart(): Promise<{ shopId: number; importRunId: string }> {
    const run = { shopId: connected.shopId, importRunId: randomUUID() };
    await db().importRun.create({
      data: { ...run, source: 'shopify-bulk', state: 'completed', queuedAt: new Date() },
    });
    await db().importPart.create({ data: { ...run, part: 'reviews' } });
    return run;
  }
  /** A page at a time, each in a slice of its own: as if the process were killed after each. */
  const slice = (run: { shopId: number; importRunId: string }) =>
    readReviews(run, signal, { sliceMs: 0, pageSize: 7 });
  const stateOf = async (importRunId: string) =>
    db().importPart.findFirstOrThrow({ where: { importRunId } });

  test('a read goes on where it was, and reads none twice', async () => {
    const run = await beginPart();
    const pages = Math.ceil((connected.truth.reviews?.length ?? 0) / 7);
    for (let page = 1; page < pages; page++) {
      await slice(run);
      expect(await stateOf(run.importRunId)).toMatchObject({
        state: 'loading',
        recordsLoaded: page * 7,
      });
    }
    await slice(run);
    expect(await stateOf(run.importRunId)).toMatchObject({
      state: 'completed',
      recordsLoaded: connected.truth.reviews?.length,
      cursor: null,
    });
    await expectTruth();
  });

  test('what is deleted or changed while pages are read stays so', async () => {
    const run = await beginPart();
    await slice(run);
    const { store, domain, shopId, truth } = connected;
    const [early, ...others] = truth.reviews ?? [];
    const late = others.at(-1);
    if (early === undefined || late === undefined) throw new Error('there are too few reviews');
    // The page that was read before has both of them; it is stored after they were applied.
    const before = structuredClone(truth.reviews);
    editReview(store, domain, early.id, { rating: 1 });
    deleteReview(store, domain, late.id);
    await connected.webhooks.idle();
    for (const { id } of [early, late]) await applyWebhooks(shopId, `review:${id}`);
    const now = truth.reviews;
    truth.reviews = before;
    connected.state.revision += 1;
    while ((await stateOf(run.importRunId)).state !== 'completed') await slice(run);
    truth.reviews = now;
    connected.state.revision += 1;
    await expectTruth();
    expect(await db().supersededRecord.count()).toBe(0);
  });

  describe('once they are there', () => {
    beforeEach(async () => {
      const run = await beginPart();
      await readReviews(run, signal);
    });

    async function silently(change: () => void): Promise<void> {
      connected.webhooks.disturb({ kind: 'drop', times: 1000 });
      change();
      await connected.webhooks.idle();
    }
    async function reconciled() {
      const started = await startReconcile(connected.shopId, 'asked');
      if (!started.ok) throw new Error(started.reason);
      await reconcileShop({ shopId: connected.shopId, reconcileRunId: started.value }, signal);
      const [run] = await readReconciles(connected.shopId, 1);
      return run;
    }

    test('what webhooks missed is found: written, changed, deleted', async () => {
      const { store, domain, truth } = connected;
      const [changed, gone, alsoGone] = (truth.reviews ?? []).map(({ id }) => id);
      await silently(() => {
        writeReview(store, domain, { rating: 4 });
        editReview(store, domain, changed ?? '', { body: 'Said in silence' });
        deleteReview(store, domain, gone ?? '');
        deleteReview(store, domain, alsoGone ?? '');
      });
      const run = await reconciled();
      expect(run).toMatchObject({ state: 'completed', reviewsMissed: 2, reviewsGone: 2 });
      await expectTruth();
      expect(await reconciled()).toMatchObject({ reviewsMissed: 0, reviewsGone: 0 });
    });

    test('a review follows its author into another customer', async () => {
      const { store, domain, shopId, truth } = connected;
      const author = someReview().customerId ?? '';
      const [keptId = ''] = truth.customers.map(({ id }) => id).filter((id) => id !== author);
      mergeCustomers(store, domain, { keptId, deletedId: author });
      await connected.webhooks.idle();
      await applyWebhooks(shopId, `customer-merge:${author}:${keptId}`);
      await expectTruth();
      expect(await db().review.count({ where: { customerId: author } })).toBe(0);
    });

    test('a message that has the text in it is stored without', async () => {
      const { shop: registered, shopId } = connected;
      const webhook = {
        ...{ topic: 'metaobjects/update', webhookId: 'w-1', eventId: null, apiVersion: '2026-10' },
        ...{ triggeredAt: new Date(), shop: registered.domain },
      };
      const payload = {
        ...{ id: 'gid://shopify/Metaobject/5', type: 'product_review', updated_at: '2026-11-22' },
        ...{ display_name: 'Ada Example', fields: { body: 'of Ada Example' } },
      };
      await acceptWebhook({ webhook: webhook as never, shop: registered, payload });
      const stored = await forShop(shopId).webhookInbox.findFirst({ where: { webhookId: 'w-1' } });
      expect(stored?.subject).toBe('review:5');
      expect(JSON.stringify(stored)).not.toContain('Ada');
    });

    test('and where that was not heard of', async () => {
      const { store, domain, shopId, truth } = connected;
      const author = someReview().customerId ?? '';
      const [keptId = ''] = truth.customers.map(({ id }) => id).filter((id) => id !== author);
      const at = new Date('2026-01-01');
      await db().customer.create({
        data: {
          shopId,
          customerId: author,
          ...{ createdAt: at, updatedAt: at, syncedAt: at },
          orders: 1,
        },
      });
      await silently(() => mergeCustomers(store, domain, { keptId, deletedId: author }));
      expect(await reconciled()).toMatchObject({ customersGone: 1 });
      await expectTruth();
    });

    test('forgotten, an author’s words are gone and do not come back', async () => {
      const { store, domain, shopId } = connected;
      const review = someReview();
      await redactCustomer(shopId, review.customerId, []);
      const where = { reviewId: review.id };
      const anonymous = { customerId: null, title: null, body: null, redacted: true };
      expect(await db().review.findFirst({ where })).toMatchObject(anonymous);
      editReview(store, domain, review.id, { rating: 1, body: 'Ada Lovelace, London' });
      await connected.webhooks.idle();
      await applyWebhooks(shopId, `review:${review.id}`);
      expect(await db().review.findFirst({ where })).toMatchObject({ ...anonymous, rating: 1 });
      await readReviews(await beginPart(), signal);
      expect(await db().review.findFirst({ where })).toMatchObject(anonymous);
    });

    test('the author of an order’s review is forgotten with the order', async () => {
      const { shopId } = connected;
      const review = someReview();
      await db().review.updateMany({ where: { reviewId: review.id }, data: { customerId: null } });
      await redactCustomer(shopId, null, [review.orderId ?? '']);
      const stored = await db().review.findFirst({ where: { reviewId: review.id } });
      expect(stored).toMatchObject({ body: null, redacted: true });
    });
  });
});
