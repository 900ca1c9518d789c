import { afterAll, inject } from 'vitest';
import { closeDatabase } from '../../app/db/index.server.ts';
import { closeQueue } from '../../app/jobs/index.server.ts';
import { createTestDatabase } from './test-database.ts';

/** Gives the test file a database of its own and takes it away afterwards. */
const database = await createTestDatabase(inject('postgresUrl'));
process.env['DATABASE_URL'] = database.url;

afterAll(async () => {
  await closeQueue(1000);
  await closeDatabase();
  await database.drop();
});
