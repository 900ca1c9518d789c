// One process of many: prints the access token of a shop, with Shopify at a local port.
const [domain, port] = process.argv.slice(2);
const real = globalThis.fetch;
globalThis.fetch = (input, init) =>
  real(`http://127.0.0.1:${port}${new URL(String(input)).pathname}`, init);

const { closeDatabase, findShopByDomain } = await import('../../../app/db/index.server.ts');
const { accessToken } = await import('../../../app/shopify/index.server.ts');
const shop = await findShopByDomain(domain ?? '');
if (shop === null) throw new Error('no such shop');
process.stdout.write(await accessToken(shop));
await closeDatabase();
