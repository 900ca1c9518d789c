import { afterEach, describe, expect, it } from 'vitest';
import { startTestAdmin } from './admin-server.fixture.ts';
import type { TestAdmin } from './admin-server.fixture.ts';

let admin: TestAdmin | undefined;
afterEach(async () => {
  await admin?.close();
});

describe('cost', () => {
  it('matches what was observed of a connection of 250', async () => {
    admin = await startTestAdmin();
    const query =
      '{ product(id: "gid://shopify/Product/999") { variants(first: 250) { nodes { inventoryItem { id } } } } }';
    const { body } = await admin.graphql(query);
    expect(body.extensions?.cost).toMatchObject({ requestedQueryCost: 25, actualQueryCost: 1 });
  });

  it('of a mutation is 10', async () => {
    admin = await startTestAdmin();
    const { body } = await admin.graphql(
      'mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") { userErrors { message } } }',
    );
    expect(body.extensions?.cost).toMatchObject({ requestedQueryCost: 10, actualQueryCost: 10 });
  });

  it('of nodes grows with the ids', async () => {
    admin = await startTestAdmin();
    const ask = async (count: number): Promise<number | undefined> => {
      const ids = Array.from({ length: count }, (_, n) => `gid://shopify/Order/${100_001 + n}`);
      const answer = await admin?.graphql(
        'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { customer { id } } } }',
        { ids },
      );
      return answer?.body.extensions?.cost.requestedQueryCost;
    };
    expect(await ask(1)).toBe(2);
    expect(await ask(50)).toBe(Math.round(2 * 2 * Math.log(50)));
  });

  it('above 1000 points is refused before anything runs', async () => {
    admin = await startTestAdmin();
    const { status, body } = await admin.graphql(
      '{ orders(first: 250) { nodes { id fulfillments(first: 50) { id events(first: 250) { nodes { id } } fulfillmentLineItems(first: 250) { nodes { lineItem { id product { id } variant { id } } } } } } } }',
    );
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'MAX_COST_EXCEEDED',
      maxCost: 1000,
    });
  });

  it('is lower after the run when less came back than was asked for', async () => {
    admin = await startTestAdmin({ shop: { orderCount: 2 } });
    const { body } = await admin.graphql('{ orders(first: 250) { nodes { id customer { id } } } }');
    const cost = body.extensions?.cost;
    expect(cost?.actualQueryCost).toBeLessThan(cost?.requestedQueryCost ?? 0);
    expect(cost?.throttleStatus.currentlyAvailable).toBe(2000 - (cost?.actualQueryCost ?? 0));
  });
});

describe('the bucket', () => {
  it('runs empty, says THROTTLED at HTTP 200 and fills again with time', async () => {
    let now = 0;
    admin = await startTestAdmin({
      settings: { throttle: { maximumAvailable: 25, restoreRate: 10 } },
      api: { monotonicMs: () => now },
    });
    const mutation =
      'mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") { userErrors { message } } }';
    await admin.graphql(mutation);
    await admin.graphql(mutation);
    const throttled = await admin.graphql(mutation);
    expect(throttled.status).toBe(200);
    expect(throttled.body.data).toBeUndefined();
    expect(throttled.body.errors?.[0]?.extensions?.['code']).toBe('THROTTLED');
    expect(throttled.body.extensions?.cost).toEqual({
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 25, currentlyAvailable: 5, restoreRate: 10 },
    });
    now += 500;
    expect((await admin.graphql(mutation)).body.errors).toBeUndefined();
  });
});

describe('planned faults', () => {
  it('meet as many matching requests as planned', async () => {
    admin = await startTestAdmin();
    admin.state.faults.push({ kind: 'status', status: 502, matches: 'shop', times: 1 });
    admin.state.faults.push({ kind: 'throttled', times: 1 });
    expect((await admin.graphql('{ shop { name } }')).status).toBe(502);
    const throttled = await admin.graphql('{ shop { name } }');
    expect(throttled.body.errors?.[0]?.extensions?.['code']).toBe('THROTTLED');
    expect((await admin.graphql('{ shop { name } }')).body.errors).toBeUndefined();
  });

  it('can cut an answer in half', async () => {
    admin = await startTestAdmin();
    admin.state.faults.push({ kind: 'cut', times: 1 });
    await expect(admin.graphql('{ shop { name } }')).rejects.toThrow();
  });
});
