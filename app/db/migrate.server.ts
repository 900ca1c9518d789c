import path from 'node:path';
import { applyMigrations } from './apply-migrations.server.ts';
import { databaseUrl } from './database-url.server.ts';

const folder = path.join(import.meta.dirname, '../../prisma/migrations');
const applied = await applyMigrations(databaseUrl(), folder);
process.stdout.write(
  applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
);
