import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations } from '../../app/db/apply-migrations.server.ts';
import { closeDatabase } from '../../app/db/index.server.ts';
import { closeQueue } from '../../app/jobs/index.server.ts';
import { sandboxAppDefaults } from '../sandbox/store.ts';
import { startChaosDatabase } from './database.ts';
import { printReport } from './print-report.ts';
import { simulateWeek } from './simulate-week.ts';

/*
 * A bad week: `npm run chaos [-- --seed N] [--days N] [--seconds N] [--orders N]`. Exits 1 where the
 * data does not equal the truth at its end. The same seed gives the same week, as far as real
 * processes allow.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '20' },
    orders: { type: 'string', default: '500' },
  },
});
const wholeNumber = (name: keyof typeof values, most: number): number => {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value > 0 && value <= most) return value;
  throw new RangeError(`--${name} takes a whole number from 1 to ${most}, not "${values[name]}".`);
};
const options = {
  seed: wholeNumber('seed', 2 ** 31),
  days: wholeNumber('days', 31),
  secondsPerDay: wholeNumber('seconds', 600),
  orders: wholeNumber('orders', 100_000),
};

// Ended early, it takes its processes with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
process.once('disconnect', () => process.exit(1));

const startedAt = performance.now();
const database = await startChaosDatabase();
try {
  await applyMigrations(database.url, path.join(import.meta.dirname, '../../prisma/migrations'));
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    SHOPIFY_API_KEY: sandboxAppDefaults.clientId,
    SHOPIFY_API_SECRET: sandboxAppDefaults.secret,
    SHOPIFY_APP_URL: 'https://app.example.com',
    ENCRYPTION_KEYS: `chaos:${createHash('sha256').update('chaos').digest('base64')}`,
    DATABASE_URL: database.url,
  };
  Object.assign(process.env, env);
  const log = (line: string) => console.log(`${elapsed()} ${line}`);
  const report = await simulateWeek({ ...options, database, env, log });
  const isEqual = printReport(report, (line) => console.log(line));
  console.log(
    `seed ${options.seed}, ${options.days} days of ${options.secondsPerDay} s, ${elapsed()} in all: ` +
      (isEqual ? 'the data equals the truth.' : 'THE DATA DIFFERS FROM THE TRUTH.'),
  );
  process.exitCode = isEqual ? 0 : 1;
} finally {
  await closeQueue(1000);
  await closeDatabase();
  await database.stop();
}
process.exit();

function elapsed(): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
}
