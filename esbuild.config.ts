/**
 * Builds the storefront widgets: every script and style sheet in a domain's `storefront/`
 * becomes an asset of the theme app extension under the same name, and the texts in
 * `storefront/locales/` of all domains become one file for each language. The React components of
 * the Hydrogen package become modules, with the same texts and style sheets.
 *
 *   node esbuild.config.ts           writes the files
 *   node esbuild.config.ts --check   compares a fresh build with them, exit 1 on a difference
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, type BuildOptions, type Plugin } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Where the built files are kept: they are committed, because Shopify serves them as files. */
const extensionFolder = path.join(root, 'extensions/storefront-widgets');

/** The package for Hydrogen storefronts. */
const packageFolder = path.join(root, 'extensions/hydrogen-widgets');

/** Builds all files of the theme app extension in memory: path in the extension → content. */
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

/** Builds the Hydrogen package in memory: path in the package → content. */
export async function buildPackage(): Promise<Map<string, string>> {
  const shared: BuildOptions & { write: false } = {
    absWorkingDir: root,
    outdir: path.join(packageFolder, 'dist'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    charset: 'utf8',
    legalComments: 'none',
    packages: 'external',
    write: false,
  };
  const source = path.join(packageFolder, 'src');
  const locales = await mergeLocales();
  const languages = [...locales.keys()].filter((name) => !name.endsWith('.schema.json'));
  const plugins = [withoutSideEffects, packageTexts(locales)];
  const results = [
    await build({ ...shared, entryPoints: [path.join(source, 'index.ts')], plugins }),
    await build({
      ...shared,
      entryPoints: [
        { in: path.join(source, 'server.ts'), out: 'server' },
        ...languages.map((name) => {
          const language = name.replace(/^locales\/|(\.default)?\.json$/g, '');
          return { in: path.join(source, `${language}.texts`), out: `texts/${language}` };
        }),
      ],
      splitting: true,
      plugins,
    }),
  ];
  const styles = [...(await buildAssets())].filter(([name]) => name.endsWith('.css'));
  return new Map([
    ...results.flatMap(({ outputFiles }) =>
      outputFiles.map(
        (file) => [path.relative(packageFolder, file.path), file.text] as [string, string],
      ),
    ),
    ['dist/styles.css', styles.map(([, text]) => text).join('')],
    ...['index', 'server'].map(
      // The package is private so far: its types are those of the sources.
      (name) => [`dist/${name}.d.ts`, `export * from '../src/${name}.ts';\n`] as [string, string],
    ),
  ]);
}

/** Files of app/ are pure rules: what a bundle does not use of them is left out. */
const withoutSideEffects: Plugin = {
  name: 'without-side-effects',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.\.?\// }, async ({ path: asked, pluginData, ...from }) => {
      if (pluginData === withoutSideEffects) return undefined;
      const found = await resolve(asked, { ...from, pluginData: withoutSideEffects });
      const isRule = found.path.startsWith(path.join(root, 'app/'));
      return isRule ? { ...found, sideEffects: false } : found;
    });
  },
};

/** `<language>.texts` is the merged locale file of the language. */
function packageTexts(locales: ReadonlyMap<string, Texts>): Plugin {
  return {
    name: 'package-texts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.texts$/ }, ({ path: asked }) => ({
        path: path.basename(asked),
        namespace: 'texts',
      }));
      onLoad({ filter: /./, namespace: 'texts' }, ({ path: name }) => {
        const language = path.basename(name, '.texts');
        const texts =
          locales.get(`locales/${language}.json`) ??
          locales.get(`locales/${language}.default.json`);
        if (!texts) return { errors: [{ text: `no widget speaks ${language}` }] };
        return { contents: `export default ${JSON.stringify(texts, null, 2)};`, loader: 'js' };
      });
    },
  };
}

interface Texts {
  [key: string]: string | Texts;
}

/** Puts the texts of all domains together, one file for each language. @throws for a key in two. */
async function buildLocales(): Promise<Map<string, string>> {
  const merged = await mergeLocales();
  return new Map([...merged].map(([name, texts]) => [name, `${JSON.stringify(texts, null, 2)}\n`]));
}

async function mergeLocales(): Promise<Map<string, Texts>> {
  const merged = new Map<string, Texts>();
  for (const file of globSync('app/*/storefront/locales/*.json', { cwd: root }).sort()) {
    const texts = JSON.parse(await readFile(path.join(root, file), 'utf8')) as Texts;
    const name = path.join('locales', path.basename(file));
    const target = merged.get(name) ?? {};
    mergeTexts(target, texts, file);
    merged.set(name, target);
  }
  return merged;
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

/** Paths of files of the extension whose committed content is not that of a fresh build. */
export async function staleWidgets(): Promise<string[]> {
  return staleFiles(extensionFolder, await buildWidgets());
}

/** Paths of files of the package whose committed content is not that of a fresh build. */
export async function stalePackage(): Promise<string[]> {
  return staleFiles(packageFolder, await buildPackage());
}

async function staleFiles(folder: string, fresh: ReadonlyMap<string, string>): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, content] of fresh) {
    const committed = await readFile(path.join(folder, name), 'utf8').catch(() => null);
    if (committed !== content) stale.push(name);
  }
  return stale;
}

async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = [...(await staleWidgets()), ...(await stalePackage())];
    for (const name of stale) {
      console.error(`${name} differs from a fresh build: run node esbuild.config.ts`);
    }
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    await writeFiles(extensionFolder, await buildWidgets());
    await writeFiles(packageFolder, await buildPackage());
  }
}
