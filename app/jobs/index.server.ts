export { defineJob, type AnyJob, type JobContext, type JobDefinition } from './define-job.ts';
export {
  dismissFailedJob,
  forgetJobs,
  purgeFinishedJobs,
  readFailedJobs,
  runFailedJobAgain,
  type FailedJob,
} from './failed-jobs.server.ts';
export { closeQueue, enqueue, enqueueAll, queue } from './queue.server.ts';
export { startWorker } from './worker.server.ts';
