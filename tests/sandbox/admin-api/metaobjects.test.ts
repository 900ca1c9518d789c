import { afterEach, expect, it } from 'vitest';
import { deleteReview, editReview, writeReview } from '../reviews.ts';
import { startTestAdmin, testScopes, type TestAdmin } from './admin-server.fixture.ts';

let admin: TestAdmin;
afterEach(() => admin.close());

const start = async (scopes = [...testScopes, 'read_metaobjects']) => {
  admin = await startTestAdmin({ scopes });
};

async function listed(more: string): Promise<string[]> {
  const query = `{ metaobjects(first: 50, ${more}) { nodes { id } } }`;
  const { body } = await admin.graphql(query);
  const page = body.data?.['metaobjects'] as { nodes: { id: string }[] };
  return page.nodes.map(({ id }) => id.split('/').at(-1) ?? '');
}

it('a review has the fields of the standard definition, each as text', async () => {
  await start();
  const { id } = writeReview(admin.store, admin.domain, {
    rating: 4,
    body: 'Warm light',
    productId: '21',
    locale: 'de',
  });
  const gid = `gid://shopify/Metaobject/${id}`;
  const { body } = await admin.graphql(
    `query ($id: ID!) { metaobject(id: $id) {
      id type updatedAt capabilities { publishable { status } } fields { key type }
      rating: field(key: "rating") { value jsonValue } product: field(key: "product") { type value }
      title: field(key: "title") { value } other: field(key: "no_such_key") { value } } }`,
    { id: gid },
  );
  expect(body.errors).toBeUndefined();
  expect(body.data?.['metaobject']).toMatchObject({
    id: gid,
    type: 'product_review',
    capabilities: { publishable: { status: 'ACTIVE' } },
    rating: {
      value: '{"scale_min":"1.0","scale_max":"5.0","value":"4.0"}',
      jsonValue: { value: '4.0' },
    },
    product: { type: 'product_reference', value: 'gid://shopify/Product/21' },
    title: { value: null },
    other: null,
  });
});

it('reviews are listed by id or by change, filtered by both, and no other type has any', async () => {
  await start();
  const { store, domain, clock } = admin;
  const [first, second, third] = [1, 2, 3].map(
    (rating) => writeReview(store, domain, { rating }).id,
  );
  clock.now = new Date(clock.now.getTime() + 60_000);
  const since = clock.now.toISOString();
  editReview(store, domain, first ?? '', { rating: 5 });
  expect(await listed('type: "product_review"')).toEqual([first, second, third]);
  const byChange = 'type: "product_review", sortKey: "updated_at"';
  expect(await listed(byChange)).toEqual([second, third, first]);
  expect(await listed(`${byChange}, query: "updated_at:>='${since}'"`)).toEqual([first]);
  expect(
    await listed(`type: "product_review", query: "id:>=${second} AND id:<=${second}"`),
  ).toEqual([second]);
  deleteReview(store, domain, second ?? '');
  expect(await listed('type: "product_review"')).toEqual([first, third]);
  expect(await listed('type: "size_chart"')).toEqual([]);
});

it('without its scope a metaobject is denied', async () => {
  await start(testScopes);
  writeReview(admin.store, admin.domain, { rating: 4 });
  const { body } = await admin.graphql(
    '{ metaobjects(type: "product_review", first: 5) { nodes { id } } }',
  );
  expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'ACCESS_DENIED' } });
});
