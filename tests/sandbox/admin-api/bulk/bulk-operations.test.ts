import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxEvent } from '../../events.ts';
import { loadAdminSchema } from '../../schema/admin-schema.ts';
import { startTestAdmin } from '../admin-server.fixture.ts';
import type { TestAdmin } from '../admin-server.fixture.ts';
import { validateBulkQuery } from './validate-bulk-query.ts';

let admin: TestAdmin;
let finished: SandboxEvent[];
beforeEach(async () => {
  admin = await startTestAdmin({
    shop: { orderCount: 120 },
    settings: { throttle: { maximumAvailable: 1e6, restoreRate: 1 } },
  });
  finished = [];
  admin.store.subscribe((event) => {
    if (event.topic === 'bulk_operations/finish') finished.push(event);
  });
});
afterEach(() => admin.close());

interface Operation {
  id: string;
  status: string;
  url: string | null;
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
}

interface Started {
  bulkOperation: { id: string; status: string } | null;
  userErrors: { code: string; message: string }[];
}

async function start(query: string, groupObjects = false): Promise<Started> {
  const { body } = await admin.graphql(
    'mutation($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) { bulkOperation { id status } userErrors { field message code } } }',
    { q: query, g: groupObjects },
  );
  return (body.data as { bulkOperationRunQuery: Started }).bulkOperationRunQuery;
}

async function poll(id: string): Promise<Operation> {
  const { body } = await admin.graphql(
    'query($id: ID!) { bulkOperation(id: $id) { id status url errorCode objectCount rootObjectCount fileSize } }',
    { id },
  );
  return (body.data as { bulkOperation: Operation }).bulkOperation;
}

async function finish(started: Started): Promise<Operation> {
  const id = started.bulkOperation?.id ?? '';
  expect(started.userErrors).toEqual([]);
  return await expect
    .poll(() => poll(id).then((each) => each.status))
    .not.toMatch(/CREATED|RUNNING|CANCELING/)
    .then(() => poll(id));
}

function download(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const { pathname, search } = new URL(url);
  return fetch(admin.url + pathname + search, {
    headers: { 'x-sandbox-shop': admin.domain, ...headers },
  });
}

type Line = { id: string; __parentId?: string } & Record<string, unknown>;

async function lines(operation: Operation): Promise<Line[]> {
  const text = await (await download(operation.url ?? '')).text();
  return text
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each) as Line);
}

const fields =
  'id name totalPriceSet { shopMoney { amount } } customer { id locale } transactions { id kind paymentDetails { __typename ... on CardPaymentDetails { company } } } refunds { id totalRefundedSet { presentmentMoney { currencyCode } } }';
const lineFields = 'id sku quantity variant { id product { title } }';
const ordersQuery = `{ orders { edges { node { ${fields} lineItems { edges { node { ${lineFields} } } } returns { edges { node { id status } } } } } } }`;

/** The same data through graphql-js, page by page, put into the lines of a bulk file. */
async function directLines(): Promise<Line[]> {
  const result: Line[] = [];
  let after: string | null = null;
  do {
    const { body } = await admin.graphql(
      `query($after: String) { orders(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${fields} lineItems(first: 5) { nodes { ${lineFields} } } returns(first: 5) { nodes { id status } } } } }`,
      { after },
    );
    expect(body.errors).toBeUndefined();
    const { orders } = body.data as {
      orders: {
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: (Line & { lineItems: { nodes: Line[] }; returns: { nodes: Line[] } })[];
      };
    };
    for (const { lineItems, returns, ...order } of orders.nodes) {
      result.push(order as Line);
      for (const child of [...lineItems.nodes, ...returns.nodes]) {
        result.push({ ...child, __parentId: order.id });
      }
    }
    after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
  } while (after !== null);
  return result;
}

describe('a bulk query', () => {
  it('gives exactly what paged queries give, grouped under each parent when asked', async () => {
    const operation = await finish(await start(ordersQuery, true));
    expect(operation.status).toBe('COMPLETED');
    const found = await lines(operation);
    expect(found).toEqual(await directLines());
    expect(operation.objectCount).toBe(String(found.length));
    expect(operation.rootObjectCount).toBe('120');
  });

  it('without grouping gives the same lines, parents before children but not adjacent', async () => {
    const found = await lines(await finish(await start(ordersQuery)));
    const byText = (line: Line): string => JSON.stringify(line);
    expect(found.map(byText).toSorted()).toEqual((await directLines()).map(byText).toSorted());
    const seen = new Set<string>();
    for (const line of found) {
      if (line.__parentId !== undefined) expect(seen).toContain(line.__parentId);
      seen.add(line.id);
    }
    expect(found[1]?.__parentId).toBeUndefined();
  });

  it('reports its size, its progress and its end by webhook', async () => {
    const started = await start(ordersQuery);
    expect(started.bulkOperation?.status).toBe('CREATED');
    const operation = await finish(started);
    const response = await download(operation.url ?? '');
    expect(String((await response.arrayBuffer()).byteLength)).toBe(operation.fileSize);
    expect(finished.map(({ resource }) => resource)).toMatchObject([
      { kind: 'bulk-operation', operation: { status: 'COMPLETED' } },
    ]);
  });

  it('with no result has no address', async () => {
    const operation = await finish(
      await start('{ orders(query: "created_at:>2030-01-01") { edges { node { id } } } }'),
    );
    expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
  });

  it('fails with ACCESS_DENIED for a field the token may not read', async () => {
    const operation = await finish(
      await start('{ orders { edges { node { id shippingAddress { zip } } } } }'),
    );
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null });
  });

  it('with a field the sandbox does not resolve is refused at once', async () => {
    const { status, body } = await admin.graphql(
      'mutation($q: String!) { bulkOperationRunQuery(query: $q) { userErrors { message } } }',
      { q: '{ orders { edges { node { id statusPageUrl } } } }' },
    );
    expect(status).toBe(501);
    expect(body.errors?.[0]?.message).toContain('Order.statusPageUrl');
  });

  it('can be canceled', async () => {
    admin.state.settings.bulkStartDelayMs = 20;
    const started = await start(ordersQuery);
    const cancel = await admin.graphql(
      'mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }',
      { id: started.bulkOperation?.id },
    );
    expect(cancel.body.data).toEqual({
      bulkOperationCancel: { bulkOperation: { status: 'CANCELING' }, userErrors: [] },
    });
    expect((await finish(started)).status).toBe('CANCELED');
  });

  it('is refused while five others run', async () => {
    admin.state.settings.bulkStartDelayMs = 200;
    const started = [];
    for (let each = 0; each < 5; each += 1) started.push(await start(ordersQuery));
    expect(started.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await start(ordersQuery)).userErrors).toMatchObject([{ code: 'LIMIT_REACHED' }]);
    await Promise.all(started.map(finish));
    expect((await start(ordersQuery)).userErrors).toEqual([]);
  });
});

describe('the download', () => {
  it('can be resumed with Range', async () => {
    const { url } = await finish(await start(ordersQuery));
    const whole = await (await download(url ?? '')).text();
    const rest = await download(url ?? '', { range: 'bytes=1000-' });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(
      `bytes 1000-${Buffer.byteLength(whole) - 1}/${Buffer.byteLength(whole)}`,
    );
    expect(await rest.text()).toBe(whole.slice(1000));
  });

  it('needs the signature and ends after seven days', async () => {
    const { url } = await finish(await start(ordersQuery));
    expect((await download((url ?? '').replace('Signature=', 'Signature=x'))).status).toBe(403);
    admin.clock.now = new Date(admin.clock.now.getTime() + 7 * 24 * 3600 * 1000);
    expect((await download(url ?? '')).status).toBe(400);
  });
});

describe('validateBulkQuery', () => {
  const of = (query: string): string | null => validateBulkQuery(loadAdminSchema().schema, query);

  it.each([
    ['variables', 'query($q: String) { orders(query: $q) { edges { node { id } } } }', /variables/],
    [
      'two top-level fields',
      '{ orders { edges { node { id } } } shop { id } }',
      /single top-level/,
    ],
    ['node', '{ node(id: "gid://shopify/Order/1") { id } }', /'node'/],
    ['no connection', '{ shop { name } }', /at least one connection/],
    [
      'a connection in a list',
      '{ orders { edges { node { id fulfillments { id events { edges { node { id } } } } } } } }',
      /connection field within a list field/,
    ],
    [
      'a parent without id',
      '{ orders { edges { node { name lineItems { edges { node { id } } } } } } }',
      /must select the 'id' field.*lineItems/,
    ],
    [
      'more than five connections',
      '{ orders { edges { node { id a: lineItems { edges { node { id } } } b: lineItems { edges { node { id } } } c: lineItems { edges { node { id } } } d: lineItems { edges { node { id } } } e: lineItems { edges { node { id } } } } } } }',
      /more than 5/,
    ],
    [
      'three levels of nesting',
      '{ products { edges { node { id variants { edges { node { id inventoryItem { inventoryLevels { edges { node { id item { variants { edges { node { id } } } } } } } } } } } } } } }',
      /deeper than 2/,
    ],
    ['a field that is not there', '{ orders { edges { node { nmae } } } }', /nmae/],
    ['a syntax error', '{ orders {', /Syntax/],
    ['a mutation', 'mutation { appUninstall { userErrors { message } } }', /one query/],
  ])('refuses %s', (_name, query, message) => {
    expect(of(query)).toMatch(message);
  });

  it('accepts two levels below the root and connections inside plain objects', () => {
    expect(
      of(
        '{ products { edges { node { id variants { edges { node { id inventoryItem { id inventoryLevels { edges { node { id } } } } } } } } } } }',
      ),
    ).toBeNull();
  });
});
