import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { databaseUrl, type ShopDatabase, type ShopTransaction } from '../db/index.server.ts';
import { logger } from '../log.server.ts';
import type { AnyJob, JobDefinition } from './define-job.ts';
import { laneOf } from './lane.ts';
import { forgetWorkers, wakeWorkersIn } from './wake-workers.server.ts';

let started: Promise<PgBoss> | null = null;

/**
 * A running job whose worker was not heard of for so long is tried again elsewhere: the worker was
 * killed, or could not tell of the job's end. Far above the pauses of a busy process, for a job that
 * only seems lost runs twice at once until its first run hears of it.
 */
const LOST_AFTER_SECONDS = 15;
/** One process looks for them so often. */
const LOST_LOOKED_FOR_SECONDS = 10;

/** The queue of this process, connected; the first caller starts it. */
export function queue(): Promise<PgBoss> {
  started ??= start();
  return started;
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    max: 6,
    useListenNotify: true,
    superviseIntervalSeconds: LOST_LOOKED_FOR_SECONDS,
    monitorIntervalSeconds: LOST_LOOKED_FOR_SECONDS,
  });
  boss.on('error', (error) => logger().error({ err: error }, 'queue error'));
  await boss.start();
  return boss;
}

/** Stops taking jobs, waits for the running ones up to `timeoutMs`, and disconnects. */
export async function closeQueue(timeoutMs: number): Promise<void> {
  const closing = started;
  started = null;
  forgetWorkers();
  const boss = await closing?.catch(() => null);
  await boss?.stop({ graceful: true, timeout: timeoutMs });
}

/** Jobs that used up their attempts stay so long for the merchant; the others go each night. */
const FAILED_JOBS_KEPT_SECONDS = 30 * 24 * 3600;

const declared = new Set<string>();

/** Makes the queue of a job exist with today's options; repeated calls are free. */
export async function declareQueue(job: AnyJob): Promise<void> {
  if (declared.has(job.name)) return;
  const boss = await queue();
  const options = {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: LOST_AFTER_SECONDS,
    deleteAfterSeconds: FAILED_JOBS_KEPT_SECONDS,
    notify: true,
  };
  await boss.createQueue(job.name, {
    policy: job.singletonKey === undefined ? 'standard' : 'short',
    ...options,
  });
  await boss.updateQueue(job.name, options);
  declared.add(job.name);
}

/**
 * Enqueues a job in the caller's transaction: rolled back, it was never sent.
 *
 * Returns the job's id, or null where a job of the same singleton key already waits. A job of a
 * shop counts as that shop's, so that it can't keep other shops waiting. `delaySeconds` may be a
 * fraction.
 * @throws ZodError for a payload that the job would refuse.
 */
export async function enqueue<Payload extends object>(
  tx: ShopTransaction | ShopDatabase,
  job: JobDefinition<Payload>,
  payload: Payload,
  options: { delaySeconds?: number | undefined; groupId?: string | undefined } = {},
): Promise<string | null> {
  await declareQueue(job as unknown as AnyJob);
  const boss = await queue();
  const checked = job.payload.parse(payload);
  const key = job.singletonKey?.(checked);
  const groupId = options.groupId ?? groupOf(checked);
  const jobId = await boss.send(job.name, checked, {
    db: insideTransaction(tx),
    ...(key === undefined ? {} : { singletonKey: key }),
    ...(options.delaySeconds === undefined ? {} : { startAfter: options.delaySeconds }),
    ...(groupId === undefined ? {} : { group: inLane(job, groupId, key) }),
  });
  if (jobId !== null && options.delaySeconds !== undefined) {
    wakeWorkersIn(job.name, options.delaySeconds * 1000);
  }
  return jobId;
}

/** A shop's jobs of a kind go in lanes, see the worker; those without a key where they fall. */
function inLane(job: { concurrency: number }, groupId: string, key: string = randomUUID()) {
  return { id: laneOf(groupId, key, job.concurrency) };
}

function groupOf(payload: object): string | undefined {
  const { shopId } = payload as { shopId?: unknown };
  return typeof shopId === 'number' ? String(shopId) : undefined;
}

/** Enqueues several jobs of one kind in the caller's transaction, as `enqueue` does each. */
export async function enqueueAll<Payload extends object>(
  tx: ShopTransaction,
  job: JobDefinition<Payload>,
  entries: readonly { payload: Payload; groupId: string }[],
): Promise<void> {
  if (entries.length === 0) return;
  await declareQueue(job as unknown as AnyJob);
  const boss = await queue();
  const jobs = entries.map(({ payload, groupId }) => {
    const data = job.payload.parse(payload);
    const key = job.singletonKey?.(data);
    const group = inLane(job, groupId, key);
    return { data, group, ...(key === undefined ? {} : { singletonKey: key }) };
  });
  await boss.insert(job.name, jobs, { db: insideTransaction(tx) });
}

interface RawRunner {
  $queryRawUnsafe: (text: string, ...values: unknown[]) => Promise<unknown[]>;
}

function insideTransaction(tx: ShopTransaction | ShopDatabase) {
  const runner = tx as unknown as RawRunner;
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await runner.$queryRawUnsafe(text, ...values),
    }),
  };
}
