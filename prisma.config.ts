import { defineConfig } from 'prisma/config';
import { createMigrationAdapter } from './app/db/migration-adapter.ts';

// The engine runs as WebAssembly on a driver adapter, so that nothing has to be downloaded.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: () => Promise.resolve(createMigrationAdapter(process.env['DATABASE_URL'] ?? '')),
});
