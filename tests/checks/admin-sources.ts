import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(import.meta.dirname, '../..');

/** The app's own TypeScript, parsed; tests and generated code are left out. */
export function adminSources(): ts.SourceFile[] {
  return globSync('app/**/*.{ts,tsx}', { cwd: ROOT })
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$|\/generated\//.test(file))
    .map((file) =>
      ts.createSourceFile(
        file,
        readFileSync(path.join(ROOT, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
        file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      ),
    );
}

/** Visits a node and everything in it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** `file:line` of a node, as editors open it. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName}:${line + 1}`;
}

/** The texts of a namespace, by their full key. */
export function flattenWords(words: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + name, value);
    else
      for (const [key, text] of flattenWords(value as object, `${prefix}${name}.`))
        flat.set(key, text);
  }
  return flat;
}

/** Every `locales` folder of the admin with its files, by folder. */
export function readLocales(): Map<string, Map<string, Map<string, string>>> {
  const folders = new Map<string, Map<string, Map<string, string>>>();
  for (const file of globSync('app/*/locales/*.json', { cwd: ROOT })) {
    const folder = path.dirname(file);
    const words = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as object;
    const files = folders.get(folder) ?? new Map<string, Map<string, string>>();
    folders.set(folder, files.set(path.basename(file, '.json'), flattenWords(words)));
  }
  return folders;
}
