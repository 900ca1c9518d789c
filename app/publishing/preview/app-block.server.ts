/** App blocks of a theme app extension, placed and rendered as an online store does it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Liquid } from 'liquidjs';

/** The part of a block's `{% schema %}` that matters for showing it. */
export interface BlockSchema {
  name: string;
  target: 'section' | 'head' | 'compliance_head' | 'body';
  javascript?: string;
  stylesheet?: string;
  available_if?: string;
  enabled_on?: { templates?: string[]; groups?: string[] };
  disabled_on?: { templates?: string[]; groups?: string[] };
  class?: string;
  tag?: string;
  settings?: { type: string; id?: string; default?: unknown }[];
}

/** A block as shown on a page. */
export interface RenderedBlock {
  /** Empty when the block is not available on this page. */
  html: string;
  /** True where a shopper sees nothing: not available, or nothing to say. */
  isEmpty: boolean;
  /** File names in `assets/` that the page has to load once: script in the head, async. */
  javascript: string | null;
  stylesheet: string | null;
}

/**
 * Reads the schema of a block file.
 * @throws Error when there is none, SyntaxError when it is no JSON.
 */
export function readBlockSchema(extensionFolder: string, handle: string): BlockSchema {
  const source = readFileSync(path.join(extensionFolder, 'blocks', `${handle}.liquid`), 'utf8');
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source);
  if (!match) throw new Error(`blocks/${handle}.liquid has no {% schema %}`);
  return JSON.parse(match[1]!) as BlockSchema;
}

/**
 * Renders an app block with its settings' defaults, in the wrapper that a theme puts around it.
 *
 * `scope` holds the page's objects: `app`, `localization`, `request`, `product`, `cart`, `shop` …
 * The engine must find the block: pass `<extension>/blocks` in its roots.
 * @example
 *   const { html } = await renderAppBlock(engine, {
 *     extensionFolder, handle: 'delivery-estimate', scope, settings: { show_icon: false },
 *   });
 */
export async function renderAppBlock(
  engine: Liquid,
  {
    extensionFolder,
    handle,
    scope,
    settings = {},
    blockId = 'AbCdEf',
    group,
  }: {
    extensionFolder: string;
    handle: string;
    scope: Record<string, unknown>;
    settings?: Record<string, unknown> | undefined;
    blockId?: string | undefined;
    /** Kind of the section group it stands in, e.g. 'aside'; none: in a template. */
    group?: string | undefined;
  },
): Promise<RenderedBlock> {
  const schema = readBlockSchema(extensionFolder, handle);
  const hidden = { html: '', isEmpty: true, javascript: null, stylesheet: null };
  const { page_type: pageType = 'product' } = (scope['request'] ?? {}) as { page_type?: string };
  if (!isEnabledOn(schema, group ?? null, pageType)) return hidden;
  if (schema.available_if) {
    const available = (await engine.parseAndRender(schema.available_if, scope)) as string;
    if (available !== 'true') return hidden;
  }
  const defaults: Record<string, unknown> = {};
  for (const { id, default: value } of schema.settings ?? []) {
    if (id !== undefined) defaults[id] = value ?? null;
  }
  const block = {
    id: blockId,
    settings: { ...defaults, ...settings },
    shopify_attributes: `data-block-id="${blockId}"`,
  };
  const content = (await engine.renderFile(
    handle,
    { ...scope, block },
    // What a theme's own snippets see everywhere, an app block's snippets see, too.
    { globals: scope },
  )) as string;
  const tag = schema.tag ?? 'div';
  const className = ['shopify-block', 'shopify-app-block', schema.class].filter(Boolean).join(' ');
  return {
    html: `<${tag} id="shopify-block-${blockId}" class="${className}">${content}</${tag}>`,
    isEmpty: content.trim() === '',
    javascript: schema.javascript ?? null,
    stylesheet: schema.stylesheet ?? null,
  };
}

/** A block that names places is on no others; naming groups alone leaves no template, and so on. */
function isEnabledOn(schema: BlockSchema, group: string | null, template: string): boolean {
  const { enabled_on: only, disabled_on: never } = schema;
  const kind = group === null ? 'templates' : 'groups';
  const names = (list: string[] | undefined) =>
    list !== undefined && (list.includes('*') || list.includes(group ?? template));
  if (only !== undefined) return names(only[kind]);
  return !names(never?.[kind]);
}
