import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { readBlockSchema } from '../../../app/publishing/preview/app-block.server.ts';
import type { BlockSchema } from '../../../app/publishing/preview/app-block.server.ts';

export const EXTENSION_FOLDER = fileURLToPath(
  new URL('../../../extensions/storefront-widgets', import.meta.url),
);
const THEME_ID = 'gid://shopify/OnlineStoreTheme/1';

/** The answer of App Bridge, in its own types. */
type Extensions = Awaited<ReturnType<ShopifyGlobal['app']['extensions']>>;

export interface AppBlock {
  /** File name without `.liquid`: a public contract with merchants' themes. */
  handle: string;
  name: string;
  schema: BlockSchema;
  templates: string[];
}

export interface PlacedBlock extends AppBlock {
  placed: boolean;
}

/**
 * The app's theme blocks, read from the extension, and where each shop's theme has them. The
 * local theme has every block on its pages from the start, so that a newcomer sees them.
 */
export class AppBlocks {
  readonly folder: string;
  readonly #removed = new Map<string, Set<string>>();

  constructor(folder: string = EXTENSION_FOLDER) {
    this.folder = folder;
  }

  /** Every block of the extension, by file name. */
  all(): AppBlock[] {
    const blocks = path.join(this.folder, 'blocks');
    if (!existsSync(blocks)) return [];
    return readdirSync(blocks)
      .filter((file) => file.endsWith('.liquid'))
      .sort()
      .map((file) => this.#read(path.basename(file, '.liquid')));
  }

  /** Every block with its state in one shop's theme. */
  list(domain: string): PlacedBlock[] {
    const removed = this.#removed.get(domain);
    return this.all().map((block) => ({ ...block, placed: !removed?.has(block.handle) }));
  }

  placedOn(domain: string, template: string): AppBlock[] {
    return this.list(domain).filter(
      ({ placed, templates }) => placed && templates.includes(template),
    );
  }

  place(domain: string, handle: string, placed: boolean): void {
    const removed = this.#removed.get(domain) ?? new Set();
    if (placed) removed.delete(handle);
    else removed.add(handle);
    this.#removed.set(domain, removed);
  }

  /**
   * What `shopify.app.extensions()` tells the app: a block is unavailable while its flag is not
   * among the app's boolean metafields that are true, and active where the theme has it.
   */
  activations(domain: string, flags: ReadonlySet<string>): Extensions {
    const activations = this.list(domain).map(({ handle, name, schema, templates, placed }) => {
      const flag = /([\w]+) \}\}$/.exec(schema.available_if ?? '')?.[1];
      const available = flag === undefined || flags.has(flag);
      return {
        target: schema.target,
        handle,
        name,
        status: available ? (placed ? 'active' : 'available') : 'unavailable',
        activations: placed
          ? templates.map((template) => ({
              target: `template--${template}/main/${handle.replaceAll('-', '_')}_AbCdEf`,
              themeId: THEME_ID,
            }))
          : [],
      } as const;
    });
    return [{ handle: 'storefront-widgets', type: 'theme_app_extension', activations }];
  }

  #read(handle: string): AppBlock {
    const schema = readBlockSchema(this.folder, handle);
    return {
      handle,
      schema,
      name: schema.name.startsWith('t:') ? this.#editorText(schema.name.slice(2)) : schema.name,
      templates: schema.enabled_on?.templates ?? ['product'],
    };
  }

  #editorText(key: string): string {
    const file = path.join(this.folder, 'locales', 'en.default.schema.json');
    if (!existsSync(file)) return key;
    let found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    for (const part of key.split('.'))
      found = (found as Record<string, unknown> | undefined)?.[part];
    return typeof found === 'string' ? found : key;
  }
}
