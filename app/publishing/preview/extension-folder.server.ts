import { existsSync } from 'node:fs';
import path from 'node:path';

/** The theme app extension, as a path below the project's root. */
const EXTENSION = path.join('extensions', 'storefront-widgets');

/**
 * Finds the theme app extension above a folder: the same answer for the source of this module in
 * app/, for its built form in build/server/, and from whichever folder the app was started.
 * @returns null where the app was deployed without it.
 */
export function findExtensionFolder(from: string): string | null {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, EXTENSION);
    if (existsSync(path.join(candidate, 'shopify.extension.toml'))) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}
