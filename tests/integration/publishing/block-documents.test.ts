import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { projections } from '../../../app/projections.server.ts';
import {
  type PreviewDocuments,
  previewBlocks,
  readPreviewDocuments,
  readStorefront,
  type Shopper,
  storefrontBlocks,
  widgetExtension,
} from '../../../app/publishing/index.server.ts';

/*
 * Every block of the extension with every document that the app may publish for it, now, earlier,
 * later and damaged: the admin's preview renders the same files as the storefront.
 */

const NOW = new Date('2026-11-23T09:00:00Z');
const SHOPPER: Shopper = { country: 'FR', language: 'fr', currency: 'EUR', signedIn: false };

let shop: Shop;

beforeEach(async () => {
  const { shopId } = await registerShop('documents.myshopify.com', NOW);
  await forShop(shopId).shop.updateMany({
    data: { country: 'DE', zone: 'Europe/Berlin', name: 'Documents', currency: 'EUR' },
  });
  await forShop(shopId).market.create({
    data: {
      shopId,
      marketId: '1',
      handle: 'eu',
      name: 'EU',
      status: 'ACTIVE',
      currency: 'EUR',
      countries: ['DE', 'FR', 'NL', 'PL'],
    },
  });
  shop = await forShop(shopId).shop.findFirstOrThrow();
});

afterEach(async () => {
  await connectionPool().query('DELETE FROM shop; DELETE FROM market; DELETE FROM publication');
});

const blocks = storefrontBlocks(projections, 'en');

test('every block is named in both languages of the admin and has a document or needs none', () => {
  expect(blocks.map(({ handle }) => handle)).toContain('delivery-estimate');
  const chinese = storefrontBlocks(projections, 'zh-CN');
  for (const [index, { name, handle }] of blocks.entries()) {
    expect(name).not.toBe(handle);
    expect(chinese[index]!.name).toMatch(/\p{Script=Han}/u);
  }
});

test('every document that is published has a block that reads it', () => {
  const read = blocks.flatMap(({ documentKeys }) => documentKeys);
  for (const { documentKey } of projections) expect(read).toContain(documentKey);
});

async function preview(change: (document: Record<string, unknown>) => unknown) {
  const documents = await readPreviewDocuments(shop.shopId, projections, NOW);
  const changed: PreviewDocuments = new Map(
    [...documents].map(([key, wanted]) => [
      key,
      {
        ...wanted,
        ready: true,
        document: change(wanted.document as Record<string, unknown>) as never,
      },
    ]),
  );
  return previewBlocks(shop.shopId, { blocks, documents: changed, projections, shopper: SHOPPER });
}

const withDocument = blocks.filter(({ documentKey }) =>
  projections.some((projection) => projection.documentKey === documentKey),
);

describe.each(withDocument)('$handle', ({ handle }) => {
  test('says something or nothing of today’s document, and does not fail', async () => {
    const shown = (await preview((document) => document)).get(handle);
    expect(shown).not.toMatchObject({ reason: 'failed' });
    expect(shown).not.toMatchObject({ reason: 'not-set-up' });
  });

  test.each([
    ['of a later version', (document: object) => ({ ...document, version: 99 })],
    ['without a version', (document: object) => ({ ...document, version: undefined })],
    ['that is a text', () => 'oops'],
    ['that is a list', () => [1, 2]],
    ['that is nothing', () => null],
  ])('says nothing of a document %s', async (_name, change) => {
    const shown = (await preview(change)).get(handle);
    expect(shown).toEqual({ state: 'hidden', reason: 'nothing' });
  });

  test('is not broken by a document of which any part is gone', async () => {
    const documents = await readPreviewDocuments(shop.shopId, projections, NOW);
    const key = blocks.find((block) => block.handle === handle)!.documentKey!;
    const parts = Object.keys(documents.get(key)!.document as object);
    for (const part of parts) {
      for (const value of [undefined, null, 'x', [], {}, '<script>alert(1)</script>']) {
        const shown = (await preview((document) => ({ ...document, [part]: value }))).get(handle);
        expect(shown, `${part}: ${JSON.stringify(value)}`).not.toMatchObject({ reason: 'failed' });
        if (shown?.state === 'shown') expect(shown.html).not.toMatch(/<script|Liquid error/);
      }
    }
  });
});

test('a country, language and customer are taken from what is asked, where they exist', async () => {
  const read = (asked: { country?: string; language?: string }) =>
    readStorefront(shop, {
      projections,
      asked: { ...asked, signedIn: true },
      adminLocale: 'zh-CN',
      now: NOW,
    });
  expect((await read({})).shopper).toEqual({
    country: 'DE',
    language: 'zh-CN',
    currency: 'EUR',
    signedIn: true,
  });
  expect((await read({ country: 'PL', language: 'pl' })).shopper).toMatchObject({
    country: 'PL',
    language: 'pl',
  });
  expect((await read({ country: 'QQ', language: '../../x' })).shopper).toMatchObject({
    country: 'DE',
    language: 'zh-CN',
  });
  const { languages, countries } = await read({});
  expect(countries).toEqual(['DE', 'FR', 'NL', 'PL']);
  expect([...languages.own, ...languages.other].sort()).toEqual(widgetExtension()!.languages);
});

test('where nothing was saved the preview shows the proposal and says that it is one', async () => {
  const { blocks: views } = await readStorefront(shop, {
    projections,
    asked: { signedIn: false, country: 'FR', language: 'fr' },
    adminLocale: 'en',
    now: NOW,
  });
  const delivery = views.find(({ handle }) => handle === 'delivery-estimate')!;
  expect(delivery.publication?.state).toBe('none');
  expect(delivery.settingsPath).toBe('/app/settings/delivery');
  expect(delivery.preview).toMatchObject({ state: 'shown', of: 'proposal' });
  expect(delivery.preview.state === 'shown' && delivery.preview.html).toMatch(/jours ouvr/);
});
