import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXTENSION_FOLDER } from '../../sandbox/storefront/app-blocks.ts';

export interface AssetSize {
  name: string;
  kind: 'js' | 'css';
  /** Thousands of bytes, compressed by gzip as Shopify's network serves them at least. */
  kilobytes: number;
}

/** Every script and style sheet of the theme app extension, as merchants' themes load them. */
export async function assetSizes(): Promise<AssetSize[]> {
  const folder = path.join(EXTENSION_FOLDER, 'assets');
  const sizes: AssetSize[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const kind = path.extname(name).slice(1);
    if (kind !== 'js' && kind !== 'css') continue;
    const bytes = gzipSync(await readFile(path.join(folder, name)), { level: 9 }).length;
    sizes.push({ name, kind, kilobytes: bytes / 1000 });
  }
  return sizes;
}
