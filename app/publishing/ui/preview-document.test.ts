import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import { type PreviewPage, previewDocument } from './preview-document.ts';

const page: PreviewPage = {
  html: '<p>Hello</p>',
  scriptUrl: '/assets/a-block-123.js',
  styles: '.a-block{color:inherit}',
  frameScriptUrl: null,
  openedAtMs: null,
  language: 'en',
  title: 'A block: preview',
};

const open = (change: Partial<PreviewPage> = {}) =>
  new JSDOM(previewDocument({ ...page, ...change })).window.document;

test('the block stands in a whole document with its style and its script', () => {
  const document = open();
  expect(document.doctype?.name).toBe('html');
  expect(document.body.textContent).toBe('Hello');
  expect(document.querySelector('script')?.src).toContain('/assets/a-block-123.js');
  expect(document.querySelector('style')?.textContent).toContain('.a-block{color:inherit}');
  expect(document.title).toBe(page.title);
});

test('a block without script and style has none', () => {
  const document = open({ scriptUrl: null, styles: null });
  expect(document.querySelector('script')).toBeNull();
  expect(document.body.textContent).toBe('Hello');
});

test.each([
  ['ar', 'rtl'],
  ['de', 'ltr'],
  ['arn', 'ltr'],
])('a page in %s reads %s', (language, direction) => {
  const { documentElement } = open({ language });
  expect([documentElement.lang, documentElement.dir]).toEqual([language, direction]);
});

test('what is not markup is escaped', () => {
  const document = open({ title: '</title><script>x</script>', language: '"><script>' });
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.title).toBe('</title><script>x</script>');
});

test('links ask for a new tab, which the sandbox of the frame refuses', () => {
  expect(open().querySelector('base')?.target).toBe('_blank');
});

test('a page that is opened at another time has its clock set before the block runs', () => {
  const change = { openedAtMs: 1_795_680_000_000, frameScriptUrl: '/assets/frame-1.js' };
  const [first, second] = open(change).querySelectorAll('script');
  expect(first?.src).toContain(change.frameScriptUrl);
  expect(first?.dataset['openedAt']).toBe(String(change.openedAtMs));
  // The parser waits for it: the block's own comes after, whenever that arrives.
  expect(first?.async).toBe(false);
  expect(second?.src).toContain(page.scriptUrl);
});
