import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXTENSION = new URL('../../../extensions/storefront-widgets/', import.meta.url);
const THEME_ID = 'gid://shopify/OnlineStoreTheme/1';

export interface BlockSchema {
  name: string;
  target: 'section' | 'head' | 'compliance_head' | 'body';
  stylesheet?: string;
  javascript?: string;
  available_if?: string;
  enabled_on?: { templates?: string[] };
  settings?: { id?: string; type: string; default?: unknown }[];
}

export interface AppBlock {
  /** File name without `.liquid`: a public contract with merchants' themes. */
  handle: string;
  file: string;
  schema: BlockSchema;
  template: string;
}

export interface PlacedBlock {
  handle: string;
  name: string;
  template: string;
  placed: boolean;
}

/**
 * The app's theme blocks, read from the extension, and where each shop's theme has them. The
 * local theme has every block on its page from the start, so that a newcomer sees them.
 */
export class AppBlocks {
  readonly #removed = new Map<string, Set<string>>();
  readonly #folder: string;

  constructor(extension: URL = EXTENSION) {
    this.#folder = fileURLToPath(new URL('blocks/', extension));
  }

  /** Every block of the extension; read anew each time, so that an edit shows on reload. */
  all(): AppBlock[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith('.liquid'))
      .sort()
      .map((file) => readBlock(this.#folder + file));
  }

  placedOn(domain: string, template: string): AppBlock[] {
    return this.all().filter(
      (block) => block.template === template && !this.#removed.get(domain)?.has(block.handle),
    );
  }

  list(domain: string): PlacedBlock[] {
    return this.all().map(({ handle, schema, template }) => ({
      handle,
      name: schema.name,
      template,
      placed: !this.#removed.get(domain)?.has(handle),
    }));
  }

  place(domain: string, handle: string, placed: boolean): void {
    const removed = this.#removed.get(domain) ?? new Set();
    if (placed) removed.delete(handle);
    else removed.add(handle);
    this.#removed.set(domain, removed);
  }

  /** What `shopify.app.extensions()` tells the app. */
  activations(domain: string): unknown[] {
    const activations = this.all().map(({ handle, schema, template }) => {
      const isActive = !this.#removed.get(domain)?.has(handle);
      return {
        target: schema.target,
        handle,
        name: schema.name,
        status: isActive ? 'active' : 'available',
        activations: isActive ? [{ target: `template--${template}`, themeId: THEME_ID }] : [],
      };
    });
    return [{ handle: 'storefront-widgets', type: 'theme_app_extension', activations }];
  }
}

function readBlock(file: string): AppBlock {
  const source = readFileSync(file, 'utf8');
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
  if (!json) throw new Error(`${basename(file)} has no {% schema %}.`);
  const schema = JSON.parse(json) as BlockSchema;
  return {
    handle: basename(file, '.liquid'),
    file,
    schema,
    template: schema.enabled_on?.templates?.[0] ?? 'product',
  };
}
