import type { z } from 'zod';

/** What the handler of a job gets beside its payload. */
export interface JobContext {
  jobId: string;
  /** Aborted when the process stops or the job has used up its time. */
  signal: AbortSignal;
}

/**
 * A kind of background work. Handlers must be safe to run again: a process may be killed after
 * its work and before the queue hears of it.
 */
export interface JobDefinition<Payload extends object> {
  /** Kebab-case, unique in the app; also the name of the queue. */
  name: string;
  payload: z.ZodType<Payload>;
  handle: (payload: Payload, context: JobContext) => Promise<void>;
  /** Attempts after the first; back-off doubles from `retryDelaySeconds`. */
  retryLimit: number;
  retryDelaySeconds: number;
  /** A job running longer is taken as lost and tried again. */
  expireInSeconds: number;
  /** Jobs of one key are not queued twice while one waits; the running one does not count. */
  singletonKey?: ((payload: Payload) => string) | undefined;
  /**
   * Jobs of this kind that one process runs at once; where they are of shops, so many of one shop:
   * there is always one more place, for another shop.
   */
  concurrency: number;
  /** Times in UTC at which the job is enqueued with `payload`. */
  schedule?: { cron: string; payload: Payload } | undefined;
}

/**
 * Declares a job; options left out have the defaults of short work that calls a network.
 * @example
 * export const publishStorefront = defineJob({
 *   name: 'publish-storefront', payload: z.object({ shopId: z.number() }), handle: publish });
 */
export function defineJob<Payload extends object>(
  definition: Pick<JobDefinition<Payload>, 'name' | 'payload' | 'handle'> &
    Partial<JobDefinition<Payload>>,
): JobDefinition<Payload> {
  return {
    retryLimit: 8,
    retryDelaySeconds: 2,
    expireInSeconds: 300,
    concurrency: 2,
    ...definition,
  };
}

/** A list of jobs of different payloads. */
export type AnyJob = JobDefinition<never>;
