import { env } from '../env.server.ts';

/** Connection string of the one database. @throws Error where DATABASE_URL is not set. */
export function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (url === '') {
    throw new Error(
      'DATABASE_URL is not set. Start the app by `npm start`, which starts PostgreSQL.',
    );
  }
  return url;
}
