import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connectionPool } from '../../../app/db/index.server.ts';
import { defineJob } from '../../../app/jobs/index.server.ts';

/** Writes a row when it begins and marks it when it ends, `holdMs` later. */
export const tallyJob = defineJob({
  name: 'tally',
  payload: z.object({ shopId: z.int(), step: z.int(), holdMs: z.int() }),
  handle: async ({ step, holdMs }) => {
    const pool = connectionPool();
    await pool.query('INSERT INTO tally VALUES ($1, $2, false)', [step, process.pid]);
    await sleep(holdMs);
    await pool.query('UPDATE tally SET ended = true WHERE step = $1 AND pid = $2', [
      step,
      process.pid,
    ]);
  },
});
