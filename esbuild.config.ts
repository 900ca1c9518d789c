/**
 * Builds the storefront widgets: every script and style sheet in a domain's `storefront/`
 * becomes an asset of the theme app extension under the same name, and the texts in
 * `storefront/locales/` of all domains become one file for each language.
 *
 *   node esbuild.config.ts           writes the files
 *   node esbuild.config.ts --check   compares a fresh build with them, exit 1 on a difference
 */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Where the built files are kept: they are committed, because Shopify serves them as files. */
const extensionFolder = path.join(root, 'extensions/storefront-widgets');

/** Builds all files in memory: path in the extension → content. */
export async function buildWidgets(): Promise<Map<string, string>> {
  return new Map([...(await buildAssets()), ...(await buildLocales())]);
}

/**
 * Builds scripts and style sheets.
 *
 * Scripts are classic ones, as theme app extensions load them; the syntax is what every
 * browser that Shopify's storefronts support understands since 2022.
 */
async function buildAssets(): Promise<Map<string, string>> {
  const entryPoints = globSync('app/*/storefront/*.{ts,css}', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
    .sort();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: path.join(extensionFolder, 'assets'),
    entryNames: '[name]',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return new Map(outputFiles.map((file) => [path.relative(extensionFolder, file.path), file.text]));
}

interface Texts {
  [key: string]: string | Texts;
}

/** Puts the texts of all domains together, one file for each language. @throws for a key in two. */
async function buildLocales(): Promise<Map<string, string>> {
  const merged = new Map<string, Texts>();
  for (const file of globSync('app/*/storefront/locales/*.json', { cwd: root }).sort()) {
    const texts = JSON.parse(await readFile(path.join(root, file), 'utf8')) as Texts;
    const name = path.join('locales', path.basename(file));
    const target = merged.get(name) ?? {};
    mergeTexts(target, texts, file);
    merged.set(name, target);
  }
  return new Map([...merged].map(([name, texts]) => [name, `${JSON.stringify(texts, null, 2)}\n`]));
}

function mergeTexts(target: Texts, texts: Texts, file: string): void {
  for (const [key, value] of Object.entries(texts)) {
    const present = target[key];
    if (present === undefined) target[key] = value;
    else if (typeof present === 'string' || typeof value === 'string') {
      throw new Error(`${file}: another domain has the text "${key}".`);
    } else mergeTexts(present, value, file);
  }
}

/** Paths of files whose committed content is not that of a fresh build. */
export async function staleWidgets(): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, content] of await buildWidgets()) {
    const committed = await readFile(path.join(extensionFolder, name), 'utf8').catch(() => null);
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
      await writeFile(path.join(extensionFolder, name), content);
    }
  }
}
