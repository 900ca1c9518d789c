import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { parse, validate } from 'graphql';
import { describe, expect, it, test } from 'vitest';

import { buildPackage, stalePackage } from '../../esbuild.config.ts';
import * as server from '../../extensions/hydrogen-widgets/dist/server.js';
import { PRODUCT_QUERY } from '../sandbox/hydrogen/render-page.ts';
import { loadStorefrontSchema } from '../sandbox/hydrogen/storefront-schema.ts';

const folder = fileURLToPath(new URL('../../extensions/hydrogen-widgets', import.meta.url));
const filesIn = (pattern: string) => globSync(pattern, { cwd: folder }).sort();
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

/** What the widgets may add to a storefront's page, compressed. */
const LIMITS = { browserGzip: 10 * 1024, stylesGzip: 4 * 1024, textsGzip: 3 * 1024 };

async function gzipOfBundle(file: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, file)],
    bundle: true,
    minify: true,
    format: 'esm',
    packages: 'external',
    legalComments: 'none',
    write: false,
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}

describe('documents of the Storefront API', () => {
  const documents = Object.entries({ ...server, PRODUCT_QUERY }).flatMap(([name, value]) =>
    typeof value === 'string' && value.includes('#graphql') ? [[name, value] as const] : [],
  );

  it('are all found', () => {
    const written = filesIn('src/**/*.{ts,tsx}').flatMap((file) => [
      ...read(file).matchAll(/`\s*#graphql/g),
    ]);
    // One more is the demo page's own.
    expect(documents).toHaveLength(written.length + 1);
  });

  test.each(documents)('%s is valid on the real schema', (_, source) => {
    expect(validate(loadStorefrontSchema(), parse(source))).toEqual([]);
  });
});

describe('built files', () => {
  it('are what a fresh build gives, and nothing else', async () => {
    expect(await stalePackage()).toEqual([]);
    expect(filesIn('dist/**/*.*')).toEqual([...(await buildPackage()).keys()].sort());
  });

  it('name nothing of the machine that built them', () => {
    for (const file of filesIn('dist/**/*.*')) expect(read(file)).not.toContain(path.sep + 'work');
  });

  it('bring to the browser no server code and no tables of the domains', async () => {
    expect(await gzipOfBundle('dist/index.js')).toBeLessThanOrEqual(LIMITS.browserGzip);
    const script = read('dist/index.js');
    expect(script).not.toMatch(/from "zod"|localStorage|document\.cookie/);
    // The panel alone asks for something, and only when the shopper does.
    expect(script.match(/fetch\(/g)).toHaveLength(1);
  });

  it('style the widgets as the blocks are styled', () => {
    expect(gzipSync(read('dist/styles.css'), { level: 9 }).length).toBeLessThanOrEqual(
      LIMITS.stylesGzip,
    );
    for (const file of globSync('../storefront-widgets/assets/*.css', { cwd: folder })) {
      expect(read('dist/styles.css')).toContain(read(file));
    }
  });

  it('have one file of texts for each language of the blocks, loaded alone', () => {
    const languages = globSync('../storefront-widgets/locales/*.json', { cwd: folder })
      .map((file) => path.basename(file, '.json').replace(/\.default$/, ''))
      .filter((name) => !name.endsWith('.schema'));
    const texts = filesIn('dist/texts/*.js').map((file) => path.basename(file, '.js'));
    expect(texts).toEqual(languages.sort());
    for (const file of filesIn('dist/texts/*.js')) {
      expect(gzipSync(read(file), { level: 9 }).length).toBeLessThanOrEqual(LIMITS.textsGzip);
    }
    for (const language of languages) {
      expect(server.languageOf(language.toUpperCase().replace('-', '_'))).toBe(language);
    }
  });
});

describe('the language of the texts', () => {
  test.each([
    ['DE', 'de'],
    ['PT', 'pt-PT'],
    ['PT_BR', 'pt-BR'],
    ['ZH', 'zh-CN'],
    ['ZH_TW', 'zh-TW'],
    ['NB', 'en'],
    ['__PROTO__', 'en'],
    ['', 'en'],
  ])('%s is answered in %s', (asked, language) => {
    expect(server.languageOf(asked)).toBe(language);
  });
});
