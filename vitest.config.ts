import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const environment = './tests/setup/vitest-environment.ts';
const postgres = './tests/setup/vitest-postgres.ts';
/** Some tests wait for a clock or a process: one worker less than processors would idle with them. */
const WORKERS = Math.max(2, availableParallelism());

/*
 * Four projects: `npx vitest run --project unit` and so on; a path alone finds its own.
 * Files of `integration` get a database each, copied from one that is migrated once per run.
 * `browser` files run one after the other: they share the machine's few processors.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'app/**/*.test.{ts,tsx}',
            'extensions/**/*.test.ts',
            'tests/chaos/**/*.test.ts',
            'tests/sandbox/**/*.test.ts',
          ],
          setupFiles: [environment],
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: [postgres],
          setupFiles: [environment, './tests/setup/vitest-database.ts'],
          maxWorkers: WORKERS,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'checks',
          include: [
            'tests/checks/**/*.test.ts',
            'tests/vectors/**/*.test.ts',
            'tests/hydrogen/**/*.test.ts',
          ],
          exclude: ['tests/hydrogen/**/*.browser.test.ts'],
          setupFiles: [environment],
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/hydrogen/**/*.browser.test.ts'],
          globalSetup: [postgres],
          setupFiles: [environment],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          // A page on a busy machine may take longer than the second that is usual.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
