import { performance } from 'node:perf_hooks';
import { closeDatabase } from '../../../app/db/index.server.ts';
import { ordersReader } from '../../../app/sync/export-reader.ts';
import { loadExport } from '../../../app/sync/load-export.server.ts';
import { localDates } from '../../../app/sync/local-dates.ts';
import { mergeExportedOrders } from '../../../app/sync/merge-orders.server.ts';

/* Loads an orders export as the job does, alone in its process, and tells time and memory. */

const file = JSON.parse(process.argv[2] ?? '{}');
const started = performance.now();
const cpu = process.cpuUsage();
const outcome = await loadExport(file, {
  reader: ordersReader({
    shopId: file.shopId,
    syncedAt: '2026-12-01T00:00:00Z',
    dateOf: localDates('Europe/Berlin'),
  }),
  merge: (client, batch) =>
    mergeExportedOrders(client, file.shopId, batch.packed, {
      rejected: batch.rejected,
      intoEmpty: true,
    }),
  signal: new AbortController().signal,
  deadlineMs: Infinity,
});
const seconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
await closeDatabase();
process.send?.({
  outcome,
  seconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  // maxRSS is in kibibytes.
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
});
process.disconnect?.();
