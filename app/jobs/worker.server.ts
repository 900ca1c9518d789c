import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { logger } from '../log.server.ts';
import type { AnyJob, JobDefinition } from './define-job.ts';
import { declareQueue, queue } from './queue.server.ts';
import { rememberWorker } from './wake-workers.server.ts';

/** A third of the time after which a job counts as lost: two heartbeats may fail. */
const HEARTBEAT_SECONDS = 5;

/**
 * Starts taking jobs in this process and keeps the schedules of those that have one.
 *
 * A payload that no longer fits its schema fails the job at once and keeps it for inspection.
 */
export async function startWorker(jobs: readonly AnyJob[]): Promise<void> {
  const boss = await queue();
  for (const job of jobs as unknown as JobDefinition<object>[]) {
    await declareQueue(job as unknown as AnyJob);
    const places = isOfShops(job) ? job.concurrency + 1 : job.concurrency;
    for (let place = 0; place < places; place++) await startOne(boss, job);
    if (job.schedule !== undefined) {
      await boss.schedule(job.name, job.schedule.cron, job.schedule.payload, { tz: 'UTC' });
    }
  }
}

/** Whether the jobs of a kind belong to a shop each. */
function isOfShops({ payload }: JobDefinition<object>): boolean {
  return payload instanceof z.ZodObject && 'shopId' in payload.shape;
}

async function startOne(boss: PgBoss, job: JobDefinition<object>): Promise<void> {
  const workerId = await boss.work(
    job.name,
    {
      pollingIntervalSeconds: 2,
      // Nobody is notified of delayed jobs and retries when their time comes: 30 s by default.
      notifyPollingIntervalSeconds: 2,
      heartbeatRefreshSeconds: HEARTBEAT_SECONDS,
      // One job a lane, and one place more than a shop has lanes: however much one shop has to do,
      // another shop's job begins at once. A limit above one would need all places in one call,
      // and then nobody could be told apart below.
      ...(isOfShops(job) ? { localGroupConcurrency: 1 } : {}),
    },
    async ([entry]) => {
      if (entry === undefined) return;
      const log = logger().child({ job: job.name, jobId: entry.id });
      const startedAt = performance.now();
      try {
        const payload = job.payload.parse(entry.data);
        await job.handle(payload, { jobId: entry.id, signal: entry.signal });
        log.debug({ ms: Math.round(performance.now() - startedAt) }, 'job done');
      } catch (error) {
        log.error({ err: error, attempt: entry.retryCount + 1 }, 'job failed');
        throw error;
      } finally {
        // A worker that has found a job would otherwise wait before it looks for the next one.
        boss.notifyWorker(workerId);
      }
    },
  );
  rememberWorker(job.name, () => boss.notifyWorker(workerId));
}
