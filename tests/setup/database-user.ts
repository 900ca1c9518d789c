import { statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';
import { projectRoot } from './stamp.ts';

/**
 * PostgreSQL refuses to run as root, so there it runs as a user of its own, who must be able to
 * enter the folder of the project.
 * @throws Refusal when we are root and a folder on the way is closed to others.
 */
export function checkDatabaseUser(): void {
  if (process.getuid?.() !== 0) return;
  const closed = foldersDownTo(projectRoot).find((folder) => (statSync(folder).mode & 0o001) === 0);
  if (!closed) return;
  throw new Refusal(
    `PostgreSQL does not run as root, and its own user may not enter ${closed}: put the project elsewhere, for example in /srv, or run this as another user.`,
  );
}

/** `/`, `/srv`, `/srv/portolan` for `/srv/portolan`. */
function foldersDownTo(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [...foldersDownTo(parent), folder];
}
