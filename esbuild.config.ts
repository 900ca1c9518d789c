/**
 * Builds the storefront widgets: every script and style sheet in a domain's `storefront/`
 * becomes an asset of the theme app extension under the same name.
 *
 *   node esbuild.config.ts           writes the assets
 *   node esbuild.config.ts --check   compares a fresh build with them, exit 1 on a difference
 */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Where the built assets are kept: they are committed, because Shopify serves them as files. */
export const assetsFolder = path.join(root, 'extensions/storefront-widgets/assets');

/**
 * Builds all widget assets in memory: file name → content.
 *
 * Scripts are classic ones, as theme app extensions load them; the syntax is what every
 * browser that Shopify's storefronts support understands since 2022.
 */
export async function buildWidgets(): Promise<Map<string, string>> {
  const entryPoints = globSync('app/*/storefront/*.{ts,css}', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
    .sort();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: assetsFolder,
    entryNames: '[name]',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
}

/** Names of assets whose committed content is not that of a fresh build. */
export async function staleWidgets(): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, content] of await buildWidgets()) {
    const committed = await readFile(path.join(assetsFolder, name), 'utf8').catch(() => null);
    if (committed !== content) stale.push(name);
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleWidgets();
    for (const name of stale) {
      console.error(`${name} differs from a fresh build: run node esbuild.config.ts`);
    }
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const [name, content] of await buildWidgets()) {
      await writeFile(path.join(assetsFolder, name), content);
    }
  }
}
