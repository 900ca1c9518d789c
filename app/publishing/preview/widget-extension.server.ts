import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Liquid } from 'liquidjs';

import { type BlockSchema, readBlockSchema } from './app-block.server.ts';
import { findExtensionFolder } from './extension-folder.server.ts';
import { createEngine } from './liquid-engine.server.ts';

/** The theme app extension as this process has it on disk: read once. */
export interface WidgetExtension {
  folder: string;
  engine: Liquid;
  /** By handle, in alphabetical order. */
  schemas: ReadonlyMap<string, BlockSchema>;
  /** Documents that a block's file reads, by handle. */
  documentsOf: ReadonlyMap<string, readonly string[]>;
  /** Languages that the blocks speak to shoppers, BCP 47. */
  languages: readonly string[];
  /** A block's name in the theme editor, in a language of the admin. */
  nameOf: (handle: string, adminLocale: string) => string;
}

let loaded: WidgetExtension | null | undefined;

/** The extension beside this app; null where it was deployed without one. */
export function widgetExtension(): WidgetExtension | null {
  if (loaded === undefined) {
    const folder = findExtensionFolder(path.dirname(fileURLToPath(import.meta.url)));
    loaded = folder === null ? null : readWidgetExtension(folder);
  }
  return loaded;
}

/** Reads an extension. @throws for a block without a sound schema. */
export function readWidgetExtension(folder: string): WidgetExtension {
  const handles = globSync('blocks/*.liquid', { cwd: folder })
    .map((file) => path.basename(file, '.liquid'))
    .sort();
  const schemas = new Map(handles.map((handle) => [handle, readBlockSchema(folder, handle)]));
  return {
    folder,
    schemas,
    documentsOf: new Map(handles.map((handle) => [handle, documentsRead(folder, handle)])),
    engine: createEngine({
      roots: [path.join(folder, 'blocks')],
      snippets: [path.join(folder, 'snippets')],
      locales: [path.join(folder, 'locales')],
      now: thisMinute,
    }),
    languages: globSync('locales/*.json', { cwd: folder })
      .filter((file) => !file.endsWith('.schema.json'))
      .map((file) => path.basename(file).replace(/(\.default)?\.json$/, ''))
      .sort(),
    nameOf: (handle, adminLocale) => {
      const name = schemas.get(handle)?.name ?? handle;
      if (!name.startsWith('t:')) return name;
      return (
        editorText(folder, `${adminLocale}.schema.json`, name.slice(2)) ??
        editorText(folder, 'en.default.schema.json', name.slice(2)) ??
        handle
      );
    },
  };
}

/** To the minute: a preview that is asked for again and again stays the same page. */
function thisMinute(): Date {
  return new Date(Math.floor(Date.now() / 60_000) * 60_000);
}

/** `app.metafields.portolan.<key>.value` is how a block reads a document. */
function documentsRead(folder: string, handle: string): string[] {
  const source = readFileSync(path.join(folder, 'blocks', `${handle}.liquid`), 'utf8');
  const reads = source.matchAll(/app\.metafields\.portolan\.([a-z_]+)\.value/g);
  return [...new Set([...reads].flatMap(([, key]) => key ?? []))];
}

function editorText(folder: string, file: string, key: string): string | null {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path.join(folder, 'locales', file), 'utf8'));
  } catch {
    return null;
  }
  for (const part of key.split('.')) found = (found as Record<string, unknown> | null)?.[part];
  return typeof found === 'string' ? found : null;
}
