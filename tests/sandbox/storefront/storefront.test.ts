import { beforeEach, describe, expect, test } from 'vitest';
import { composeDeliveryDocument, defaultDeliverySettings } from '../../../app/logistics/index.ts';
import { readAppConfig } from '../admin-host/app-config.ts';
import type { SandboxEvent } from '../events.ts';
import type { Handler } from '../serve.ts';
import { createSandboxStore } from '../store.ts';
import type { SandboxStore } from '../store.ts';
import { ALL_PRODUCTS_HANDLES_MAX, AllProducts } from './all-products.ts';
import { AppBlocks } from './app-blocks.ts';
import { createStorefront } from './handler.ts';
import { sampleShop } from './sample-shop.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const ROOT = '/storefront/sample-shop';
const DOMAIN = 'sample-shop.myshopify.com';

let store: SandboxStore;
let blocks: AppBlocks;
let storefront: Handler;
let events: SandboxEvent[];

beforeEach(() => {
  store = createSandboxStore({ clock: () => NOW });
  store.addShop(sampleShop());
  blocks = new AppBlocks();
  storefront = createStorefront({
    store,
    blocks,
    app: readAppConfig(),
    appOrigin: () => 'http://127.0.0.1:1',
  });
  events = [];
  store.subscribe((event) => events.push(event));
});

/** Hangs up a document and its flag, as the app does. */
function publish(key: string, document: unknown): void {
  const { id } = store.install(DOMAIN, []);
  const values = [
    [key, 'json', JSON.stringify(document)],
    [`${key}_ready`, 'boolean', 'true'],
  ] as const;
  for (const [name, type, value] of values) {
    store.shop(DOMAIN).metafields.set({
      ...{ id: name, ownerId: `gid://shopify/AppInstallation/${id}`, namespace: 'portolan' },
      ...{ key: name, type, value, compareDigest: '', createdAt: '', updatedAt: '' },
    });
  }
}

function publishDelivery(): void {
  const settings = defaultDeliverySettings({
    country: 'DE',
    zone: 'Europe/Berlin',
    marketCountries: ['DE', 'US', 'JP', 'NL'],
    asOn: NOW.toISOString().slice(0, 10),
  });
  publish('delivery', composeDeliveryDocument(settings, { asAt: NOW }));
}

async function get(path: string, cookie = ''): Promise<Response> {
  const request = new Request(`http://127.0.0.1${ROOT}${path}`, { headers: { cookie } });
  const response = await storefront(request);
  if (!response) throw new Error(`Nobody answers ${path}.`);
  return response;
}

async function post(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const body = new URLSearchParams(fields);
  const init = { method: 'POST', body, headers: { cookie } };
  const response = await storefront(new Request(`http://127.0.0.1${ROOT}${path}`, init));
  if (!response) throw new Error(`Nobody answers ${path}.`);
  return response;
}

/** The cookies of a response, as the browser sends them back. */
function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function blockText(html: string): string {
  const block = /<portolan-delivery-estimate[\s\S]*?<\/portolan-delivery-estimate>/.exec(html)?.[0];
  return (block ?? '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('a product page', () => {
  test.each([
    ['DE', 'de', '20,00 €', 'In den Warenkorb'],
    ['US', 'en', '$22.00', 'Add to cart'],
    ['JP', 'ja', '¥3,200', 'カートに入れる'],
  ])('speaks to %s in %s and in its currency', async (country, locale, price, button) => {
    const page = await (await get(`/products/mug?country=${country}&locale=${locale}`)).text();
    expect(page.replaceAll('\u00a0', ' ').replaceAll('￥', '¥')).toContain(price);
    expect(page).toContain(button);
    expect(page).toContain(`<html lang="${locale}"`);
  });

  test('answers "when will it come" differently in three countries', async () => {
    publishDelivery();
    const texts = await Promise.all(
      ['country=DE&locale=de', 'country=US&locale=en', 'country=JP&locale=ja'].map(async (query) =>
        blockText(await (await get(`/products/mug?${query}`)).text()),
      ),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[0]).toContain('Deutschland');
    expect(texts[1]).toContain('United States');
    expect(texts[2]).toContain('日本');
    for (const text of texts) expect(text).toMatch(/\d/);
  });

  test('has the block with its assets only while installed, published and placed', async () => {
    const page = async (): Promise<string> => (await get('/products/mug')).text();
    expect(await page()).not.toContain('portolan-delivery-estimate');
    publishDelivery();
    expect(await page()).toContain('/storefront-assets/delivery-estimate.js');
    blocks.place(DOMAIN, 'delivery-estimate', false);
    expect(await page()).not.toContain('delivery-estimate');
    blocks.place(DOMAIN, 'delivery-estimate', true);
    store.uninstall(DOMAIN);
    expect(await page()).not.toContain('portolan-delivery-estimate');
  });

  test('is not there for a draft or an unknown handle', async () => {
    const [mug] = store.shop(DOMAIN).shop.products;
    if (mug) mug.status = 'DRAFT';
    expect((await get('/products/mug')).status).toBe(404);
    expect((await get('/products/nothing')).status).toBe(404);
  });

  test('shows a title as text, whatever is in it', async () => {
    const [mug] = store.shop(DOMAIN).shop.products;
    if (mug) mug.titles = { en: '<img src=x onerror=alert(1)>' };
    const page = await (await get('/products/mug')).text();
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x');
  });
});

describe('recommended products', () => {
  const recommend = (buyAgain: boolean) =>
    publish('recommendations', { version: 1, products: {}, popular: ['bowl', 'mug'], buyAgain });
  const titles = (page: string) =>
    [...page.matchAll(/<a href="[^"]*\/products\/(\w+)">\s*<img\s+src="([^"]*)"/g)].map(
      ([, handle, source]) => [handle, source],
    );

  test('come with the price and picture that the shop has, without the product of the page', async () => {
    recommend(false);
    const page = await (await get('/products/mug?country=US&locale=en')).text();
    const picture = `${ROOT}/products/bowl.svg`;
    expect(titles(page)).toEqual([['bowl', `${picture}?width=360`]]);
    expect(page).toContain('<span>$33.00 – $38.50</span>');
    const answer = await get('/products/bowl.svg?width=360');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(await answer.text()).toMatch(/^<svg/);
  });

  test('are what a customer has bought, where the shop wants that', async () => {
    recommend(true);
    const cart = await post('/cart/add', { id: '20', quantity: '1' });
    const cookies = `${cookiesOf(cart)}; shopper_customer=501`;
    await post('/checkout', { method: 'visa', outcome: 'pay' }, cookies);
    const page = await (await get('/products/mug?customer=501&locale=en')).text();
    expect(page).toContain('<h2>Buy it again</h2>');
    expect(titles(page).map(([handle]) => handle)).toEqual(['bowl']);
  });
});

describe('all_products', () => {
  test('gives twenty different handles a page, each as often as wanted, and none beyond', () => {
    const asked: string[] = [];
    const products = new AllProducts((handle) => {
      asked.push(handle);
      return handle === 'gone' ? null : { handle };
    });
    expect(products.liquidMethodMissing('gone')).toBeNull();
    const handles = Array.from({ length: ALL_PRODUCTS_HANDLES_MAX }, (_, index) => `p-${index}`);
    const found = () => handles.filter((handle) => products.liquidMethodMissing(handle));
    expect(found()).toEqual(handles.slice(0, -1));
    expect(found()).toEqual(handles.slice(0, -1));
    expect(asked).toEqual(['gone', ...handles.slice(0, -1)]);
  });
});

describe('a shopper', () => {
  test('keeps country and language in cookies', async () => {
    const changed = await post('/localization', { country: 'NL', locale: 'de' });
    expect(changed.status).toBe(303);
    const page = await (await get('/products/mug', cookiesOf(changed))).text();
    expect(page).toContain('<html lang="de"');
    expect(page).toMatch(/value="NL" selected/);
  });

  test('falls back to the shop where it does not sell or speak', async () => {
    const page = await (await get('/products/mug?country=BR&locale=xx')).text();
    expect(page).toContain('<html lang="en"');
    expect(page).toMatch(/value="DE" selected/);
  });

  test('is never sent to another site after switching', async () => {
    const changed = await post('/localization', { return_to: 'https://evil.example/' });
    expect(changed.headers.get('location')).toBe(`${ROOT}/`);
  });

  test('sees the methods of the country at the checkout', async () => {
    const cart = await post('/cart/add', { id: '10', quantity: '2' });
    const page = await (await get('/checkout?country=NL', cookiesOf(cart))).text();
    expect([...page.matchAll(/name="method" value="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'ideal',
      'visa',
    ]);
  });
});

describe('the checkout', () => {
  async function buy(outcome: string): Promise<Response> {
    const cart = await post('/cart/add?country=US', { id: '10', quantity: '2' });
    return post('/checkout?country=US', { method: 'visa', outcome }, cookiesOf(cart));
  }

  test('places a paid order and sends its webhooks', async () => {
    store.install(DOMAIN, []);
    const answer = await buy('pay');
    const [order] = store.shop(DOMAIN).shop.orders;
    expect(answer.headers.get('location')).toBe(`${ROOT}/orders/${order?.id}`);
    expect(order).toMatchObject({
      financialStatus: 'PAID',
      country: 'US',
      presentmentCurrency: 'USD',
      total: { shop: '40.00', presentment: '44.00' },
    });
    expect(events.map(({ topic }) => topic)).toContain('orders/create');
    expect(cookiesOf(answer)).toMatch(/shopper_cart=$/);
  });

  test('shows the total that the order will have', async () => {
    const cart = await post('/cart/add?country=JP', { id: '10', quantity: '3' });
    const page = await (await get('/cart?country=JP&locale=en', cookiesOf(cart))).text();
    await post('/checkout?country=JP', { method: 'visa', outcome: 'pay' }, cookiesOf(cart));
    const total = Number(store.shop(DOMAIN).shop.orders[0]?.total.presentment);
    expect(page).toContain(`¥${total.toLocaleString('en')}`);
  });

  test('keeps a declined order open for another attempt', async () => {
    const answer = await buy('decline');
    const path = (answer.headers.get('location') ?? '').slice(ROOT.length);
    const [order] = store.shop(DOMAIN).shop.orders;
    expect(order?.financialStatus).toBe('PENDING');
    expect(await (await get(path)).text()).toContain('The payment was declined');
    await post(`${path}/pay`, { method: 'visa', outcome: 'pay' });
    expect(order?.financialStatus).toBe('PAID');
    expect(order?.transactions.map(({ status }) => status)).toEqual(['FAILURE', 'SUCCESS']);
  });

  test('places nothing when the shopper leaves', async () => {
    const answer = await buy('abandon');
    expect(answer.headers.get('location')).toBe(`${ROOT}/cart`);
    expect(store.shop(DOMAIN).shop.orders).toEqual([]);
    expect(events).toEqual([]);
  });

  test('lets the shop ship, deliver and refund, once each', async () => {
    const path = ((await buy('pay')).headers.get('location') ?? '').slice(ROOT.length);
    for (const move of ['fulfill', 'fulfill', 'deliver', 'deliver', 'refund', 'refund']) {
      await post(`${path}/${move}`, {});
    }
    const [order] = store.shop(DOMAIN).shop.orders;
    expect(order?.fulfillments).toHaveLength(1);
    expect(order?.fulfillments[0]?.events.map(({ status }) => status)).toEqual([
      'IN_TRANSIT',
      'DELIVERED',
    ]);
    expect(order?.refunds).toHaveLength(1);
    expect(order?.financialStatus).toBe('REFUNDED');
    expect(await (await get(path)).text()).toContain('Your order was delivered');
  });
});
