import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, LockedPackage> };

/** Where npm looks for a package that another one needs: beside it, then one level up, … */
function isLocked(place: string, name: string): boolean {
  const parts = place.split('/node_modules/');
  return parts.some((_, index) => {
    const base = parts.slice(0, parts.length - index).join('/node_modules/');
    return `${base}/node_modules/${name}` in packages || `node_modules/${name}` in packages;
  });
}

// `npm install` once left the packages of other platforms out of the lock file, because this
// machine's registry does not have them; `npm ci` then refused a fresh clone.
test('the lock file names the optional packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(place, name))
      .map((name) => `${place}: ${name}`),
  );
  expect(missing).toEqual([]);
});
