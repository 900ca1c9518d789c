import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../setup/stamp.ts';

/** A page of the admin, as the build knows it. */
export interface AdminPage {
  /** Address inside the app, e.g. `/app/markets/:country`. */
  pattern: string;
  /** Scripts that a browser loads for it on a first visit, relative to the built client. */
  scripts: string[];
}

interface ManifestEntry {
  module: string;
  imports?: string[];
}

interface ManifestRoute extends ManifestEntry {
  id: string;
  parentId?: string;
  path?: string;
  index?: boolean;
}

interface Manifest {
  entry: ManifestEntry;
  routes: Record<string, ManifestRoute>;
}

const CLIENT_FOLDER = path.join(projectRoot, 'build/client');
const LAYOUT = 'routes/app';

/** Every page of the admin, from the manifest that the build wrote for browsers. */
export async function adminPages(): Promise<AdminPage[]> {
  const manifest = await readManifest();
  const pages: AdminPage[] = [];
  for (const route of Object.values(manifest.routes)) {
    const lineage = lineageOf(manifest, route);
    if (route.id === LAYOUT || !lineage.some(({ id }) => id === LAYOUT)) continue;
    if (await isBlank(route.module)) continue;
    pages.push({
      pattern: `/${lineage
        .flatMap(({ path }) => path || [])
        .toReversed()
        .join('/')}`,
      scripts: scriptsOf(manifest, lineage),
    });
  }
  return pages;
}

/** A route and those that frame it, outermost last. */
function lineageOf(manifest: Manifest, route: ManifestRoute): ManifestRoute[] {
  const parent = route.parentId === undefined ? undefined : manifest.routes[route.parentId];
  return parent === undefined ? [route] : [route, ...lineageOf(manifest, parent)];
}

/** A route without a page, such as a download, has a script with nothing in it. */
async function isBlank(script: string): Promise<boolean> {
  return (await readFile(path.join(CLIENT_FOLDER, script), 'utf8')).trim() === '';
}

/** Thousands of bytes of a page's scripts, compressed by gzip. */
export async function scriptKilobytes({ scripts }: AdminPage): Promise<number> {
  const sizes = scripts.map(async (script) => {
    const content = await readFile(path.join(CLIENT_FOLDER, script));
    return gzipSync(content).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

function scriptsOf(manifest: Manifest, lineage: readonly ManifestRoute[]): string[] {
  const entries: ManifestEntry[] = [manifest.entry, ...lineage];
  return [...new Set(entries.flatMap(({ module, imports = [] }) => [module, ...imports]))];
}

async function readManifest(): Promise<Manifest> {
  const folder = path.join(CLIENT_FOLDER, 'assets');
  const file = (await readdir(folder)).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error('The app is not built: run npm run build.');
  const source = await readFile(path.join(folder, file), 'utf8');
  const json = source.replace(/^window\.__remixManifest=/, '').replace(/;\s*$/, '');
  return JSON.parse(json) as Manifest;
}
