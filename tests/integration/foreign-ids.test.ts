import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from 'vitest';
import routes from '../../app/routes.ts';

/** Path of a route with an id in it → a request for an id of another shop, and what must come. */
const TRIED: Readonly<Record<string, true>> = {};

function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = `${above}/${entry.path ?? ''}`.replaceAll('//', '/');
    return [path, ...pathsOf(entry.children ?? [], path)];
  });
}

test("every route that takes an id is tried with another shop's id", async () => {
  const paths = pathsOf(await routes);
  expect(paths).toContain('/app');
  const withIds = paths.filter((path) => path.includes(':'));
  expect(withIds.filter((path) => TRIED[path] === undefined)).toEqual([]);
});
