import { expect, test } from 'vitest';

import { careView } from '../../app/sync/ui/care-view.ts';
import { jobs } from '../../app/worker.server.ts';

/*
 * Work that failed is told on the data page. Two kinds came without names once, and were "Background
 * work" there. That every name has its words in both languages is seen by the compiler, and
 * locales.test.ts.
 */
test.each(jobs.map(({ name }) => name))('failed work of the kind %s has a name', (name) => {
  const job = { jobId: 'a', name, reason: null, failedAt: new Date(0), attempts: 3 };
  const { failedJobs } = careView({ check: null, failedJobs: [job], privacyRequests: [] });
  expect(failedJobs[0]?.name).toBe(name);
});
