import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const projectRoot = path.join(import.meta.dirname, '../..');

const STAMPS = path.join(projectRoot, '.cache/setup');

export interface StampInput {
  name: string;
  /** Glob patterns of what the result is made of, relative to the project. */
  sources: string[];
  excluded?: ((file: string) => boolean) | undefined;
  /** Files without which the result is not there. */
  results: string[];
}

/**
 * Runs `make` unless its result is there and was made from the same sources. Returns whether it
 * ran. The stamp is written last, so an interrupted run is repeated.
 */
export async function unlessFresh(input: StampInput, make: () => Promise<void>): Promise<boolean> {
  const file = path.join(STAMPS, input.name);
  const digest = digestOf(input);
  const isThere = input.results.every((result) => existsSync(path.join(projectRoot, result)));
  if (isThere && existsSync(file) && readFileSync(file, 'utf8') === digest) return false;
  await make();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(file, digest);
  return true;
}

function digestOf({ sources, excluded }: StampInput): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: projectRoot }).sort();
  for (const file of files) {
    const full = path.join(projectRoot, file);
    if (excluded?.(file) || !statSync(full).isFile()) continue;
    hash.update(file).update('\0').update(readFileSync(full)).update('\0');
  }
  return hash.digest('hex');
}
