import ts from 'typescript';
import { expect, it } from 'vitest';

import { adminSources, placeOf, walk } from './admin-sources.ts';

/** Attributes whose value people read or hear. */
const SPOKEN = new Set(
  (
    'label title placeholder helpText alt content message error prefix suffix accessibilityLabel ' +
    'aria-label aria-description aria-roledescription caption heading subtitle description'
  ).split(' '),
);

const LETTERS = /\p{L}{2,}/u;

/** Text that stands in a page for itself instead of a key of the locales. */
function literalText(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => found.push(`${placeOf(node)} ${text.trim()}`);
  walk(source, (node) => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) report(node, node.text);
    if (ts.isJsxExpression(node) && isChild(node) && node.expression) {
      const { expression } = node;
      if (ts.isStringLiteralLike(expression) && LETTERS.test(expression.text)) {
        report(node, expression.text);
      }
    }
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && !isMeta(node)) {
      const value = node.initializer;
      const text = value && ts.isJsxExpression(value) ? value.expression : value;
      if (text && ts.isStringLiteralLike(text) && LETTERS.test(text.text)) report(node, text.text);
    }
    if (ts.isPropertyAssignment(node) && SPOKEN.has(node.name.getText())) {
      const { initializer } = node;
      if (ts.isStringLiteralLike(initializer) && / /.test(initializer.text)) {
        report(node, initializer.text);
      }
    }
  });
  return found;
}

/** `<meta>` speaks to machines. */
function isMeta(node: ts.JsxAttribute): boolean {
  return node.parent.parent.tagName.getText() === 'meta';
}

function isChild(node: ts.JsxExpression): boolean {
  return ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('page.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

it('no page has text that is not in the locales', () => {
  const pages = adminSources().filter((source) => source.fileName.endsWith('.tsx'));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.flatMap(literalText)).toEqual([]);
});

it.each([
  ['<p>Hello there</p>', 1],
  ["<p>{'Hello'}</p>", 1],
  ['<Button accessibilityLabel="Close" />', 1],
  ["const action = { content: 'Try again' };", 1],
  ["<p>{t('greeting')} · {name}</p>", 0],
  ['<Text as="p" tone=\'subdued\'>{text}</Text>', 0],
])('%s has %i such texts', (code, count) => {
  expect(literalText(parse(code))).toHaveLength(count);
});
