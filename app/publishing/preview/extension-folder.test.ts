import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { findExtensionFolder } from './extension-folder.server.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'extension-')));
afterAll(() => rmSync(root, { recursive: true }));

const put = (file: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), '');
};

put('deployed/extensions/storefront-widgets/shopify.extension.toml');
put('deployed/build/server/assets/server-build.js');
put('deployed/app/publishing/preview/extension-folder.server.ts');
put('bare/build/server/index.js');
put('bare/extensions/storefront-widgets/blocks/left-over.liquid');

test.each([
  ['from its source', 'deployed/app/publishing/preview'],
  ['from the built server', 'deployed/build/server'],
  ['from a chunk of the built server', 'deployed/build/server/assets'],
  ['from the root of the project', 'deployed'],
])('the extension is found %s', (_, from) => {
  expect(findExtensionFolder(path.join(root, from))).toBe(
    path.join(root, 'deployed/extensions/storefront-widgets'),
  );
});

test('where it was not deployed, that is said and nothing is guessed', () => {
  expect(findExtensionFolder(path.join(root, 'bare/build/server'))).toBeNull();
});

test('this project has one', () => {
  expect(findExtensionFolder(import.meta.dirname)).toMatch(/extensions.storefront-widgets$/);
});
