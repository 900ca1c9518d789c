import { expect, test } from 'vitest';

import { themeEditorLink } from './theme-editor-link.ts';

const link = (target: 'section' | 'body', page: string) => {
  const url = new URL(themeEditorLink({ apiKey: 'key', handle: 'a-block', target, page }));
  expect(url.href).toMatch(/^shopify:\/\/admin\/themes\/current\/editor\?/);
  return Object.fromEntries(url.searchParams);
};

test('a block joins the section of the product', () => {
  expect(link('section', 'product')).toEqual({
    template: 'product',
    addAppBlockId: 'key/a-block',
    target: 'mainSection',
  });
});

test('on other pages a block gets a section of its own', () => {
  expect(link('section', 'cart')).toMatchObject({ template: 'cart', target: 'newAppsSection' });
});

test('an embed is switched on among the apps of the theme', () => {
  expect(link('body', 'product')).toEqual({
    context: 'apps',
    template: 'product',
    activateAppId: 'key/a-block',
  });
});
