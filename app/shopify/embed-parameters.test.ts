import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmbedHost, requestedLocale, unsoundParameters } from './embed-parameters.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const at = (query: string) => new URL(`https://app.example.com/app?${query}`);

describe('the host parameter', () => {
  test.each([
    ['admin.shopify.com/store/nordlicht-living', true],
    ['nordlicht-living.myshopify.com/admin', true],
    ['evil.example/store/nordlicht-living', false],
    ['admin.shopify.com.evil.example/store/x', false],
    ['admin.shopify.com/store/x?redirect=//evil', false],
    ['', false],
  ])('for %s: %j', (address, sound) => {
    expect(isEmbedHost(base64(address))).toBe(sound);
    expect(isEmbedHost(base64(address).replaceAll('=', ''))).toBe(sound);
  });

  test('defect g: a malformed one is refused instead of failing', () => {
    expect(unsoundParameters(at('host=9998966025409999999'))).toEqual(['host']);
    fc.assert(fc.property(fc.string(), (text) => !isEmbedHost(text) || text.length > 8));
  });
});

describe('defect h: a shop that would end up in a header', () => {
  test.each([
    'https://evil.example; foo',
    'evil.example',
    'shop.myshopify.com; script-src *',
    'shop.myshopify.com/',
    'SHOP.myshopify.com',
    '.myshopify.com',
    '',
  ])('%j is refused', (shop) => {
    expect(unsoundParameters(at(new URLSearchParams({ shop }).toString()))).toEqual(['shop']);
  });

  test('and so is one that comes twice', () => {
    const twice = 'shop=a.myshopify.com&shop=b.myshopify.com';
    expect(unsoundParameters(at(twice))).toEqual(['shop']);
  });

  test('what Shopify sends passes, and so does sending neither', () => {
    const host = base64('admin.shopify.com/store/nordlicht-living');
    const good = new URLSearchParams({ shop: 'nordlicht-living.myshopify.com', host });
    expect(unsoundParameters(at(good.toString()))).toEqual([]);
    expect(unsoundParameters(at(''))).toEqual([]);
  });
});

test.each([
  ['locale=zh-CN', 'de', 'zh-CN'],
  ['locale=en', null, 'en'],
  ['', 'de-AT,de;q=0.9', 'de-AT'],
  ['locale=<script>', 'fr', 'fr'],
  ['locale=<script>', '*', 'en'],
  ['', null, 'en'],
])('locale for "%s" and Accept-Language %j is %s', (query, accept, expected) => {
  const headers = accept === null ? {} : { 'Accept-Language': accept };
  expect(requestedLocale(new Request(at(query), { headers }))).toBe(expected);
});
