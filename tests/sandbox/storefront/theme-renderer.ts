import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAppBlock } from '../../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../../app/publishing/preview/liquid-engine.server.ts';
import type { AppBlocks } from './app-blocks.ts';
import { pageObjects } from './page-objects.ts';
import type { PageInput } from './page-objects.ts';

const THEME = fileURLToPath(new URL('./theme', import.meta.url));

/** Where the theme's and the extension's assets are served, for every shop. */
export const ASSET_PATH = '/storefront-assets/';

const ASSET_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
};

export interface ThemeRenderer {
  /** A whole page: the template with its app blocks, inside the layout. */
  page: (input: PageInput, template: string, extra?: Record<string, unknown>) => Promise<string>;
  /** Liquid that came from the app proxy, in the layout unless it says `{% layout none %}`. */
  proxied: (input: PageInput, source: string) => Promise<string>;
  asset: (name: string) => Promise<Response | null>;
}

/** The local theme, with the app's blocks placed in its product and cart pages. */
export function createThemeRenderer(blocks: AppBlocks): ThemeRenderer {
  const engine = createEngine({
    roots: ['templates', 'layout']
      .map((name) => path.join(THEME, name))
      .concat(path.join(blocks.folder, 'blocks')),
    snippets: [path.join(THEME, 'snippets'), path.join(blocks.folder, 'snippets')],
    locales: [path.join(THEME, 'locales'), path.join(blocks.folder, 'locales')],
    assetUrl: (name) => ASSET_PATH + name,
  });
  const inLayout = async (
    scope: Record<string, unknown>,
    content: string,
    head: string,
  ): Promise<string> =>
    (await engine.renderFile(
      'theme',
      { ...scope, content_for_layout: content, content_for_header: head },
      { globals: scope },
    )) as string;

  return {
    async page(input, template, extra = {}) {
      const scope = { ...pageObjects(input), ...extra };
      const placed = blocks.placedOn(input.state.shop.domain, input.pageType);
      const rendered = input.state.installation
        ? await Promise.all(
            placed.map(({ handle }) =>
              renderAppBlock(engine, {
                extensionFolder: blocks.folder,
                handle,
                scope,
                blockId: handle.replaceAll('-', '_'),
              }),
            ),
          )
        : [];
      const app_blocks = rendered.map(({ html }) => html).join('\n');
      // Snippets see the page's objects on Shopify, though not the caller's variables.
      const globals = { globals: scope };
      const content = (await engine.renderFile(
        template,
        { ...scope, app_blocks },
        globals,
      )) as string;
      return inLayout(scope, content, headOf(rendered));
    },
    async proxied(input, source) {
      const scope = pageObjects(input);
      const bare = /^\s*\{%-?\s*layout\s+none\s*-?%\}/;
      const content = (await engine.parseAndRender(source.replace(bare, ''), scope)) as string;
      return bare.test(source) ? content : inLayout(scope, content, '');
    },
    async asset(name) {
      const type = ASSET_TYPES[path.extname(name)];
      if (!type || !/^[\w.-]+$/.test(name)) return null;
      for (const folder of [path.join(THEME, 'assets'), path.join(blocks.folder, 'assets')]) {
        const bytes = await readFile(path.join(folder, name)).catch(() => null);
        if (bytes) return new Response(bytes, { headers: { 'content-type': type } });
      }
      return null;
    },
  };
}

/** Each block's style sheet and script, once per page. */
function headOf(rendered: { javascript: string | null; stylesheet: string | null }[]): string {
  const styles = new Set(rendered.flatMap(({ stylesheet }) => stylesheet ?? []));
  const scripts = new Set(rendered.flatMap(({ javascript }) => javascript ?? []));
  return [
    ...[...styles].map((name) => `<link rel="stylesheet" href="${ASSET_PATH}${name}">`),
    ...[...scripts].map((name) => `<script src="${ASSET_PATH}${name}" async></script>`),
  ].join('\n');
}
