/** How the workers of each kind of job in this process are told to look for one. */
const workers = new Map<string, (() => void)[]>();

/** Timers of Node hold no more; who waits so long can wait for the next regular look. */
const LATER_MAX_MS = 60_000;
/** A job is due by the clock of the database, which may be some milliseconds behind. */
const SLACK_MS = 20;

/** Remembers how a worker of this process is woken. */
export function rememberWorker(jobName: string, wake: () => void): void {
  workers.set(jobName, [...(workers.get(jobName) ?? []), wake]);
}

/** Forgets all workers: nobody is woken after the queue was closed. */
export function forgetWorkers(): void {
  workers.clear();
}

/**
 * Has this process look for a delayed job when it is due. The queue tells nobody of delayed jobs,
 * and the next regular look may be two seconds off. Workers of other processes, and those of a
 * process that was started since, find it by that look.
 */
export function wakeWorkersIn(jobName: string, delayMs: number): void {
  if (delayMs > LATER_MAX_MS || !workers.has(jobName)) return;
  const wake = () => {
    for (const each of workers.get(jobName) ?? []) each();
  };
  setTimeout(wake, delayMs + SLACK_MS).unref();
}
