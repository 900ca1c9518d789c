import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import type { DataPart } from './data-parts.ts';
import { restartImport, type PagedPart } from './import-runs.server.ts';
import { readExtrasJob, readOrderDetailsJob, readReviewsJob } from './job-kinds.server.ts';
import { readMissingData } from './missing-data.server.ts';

/** What comes with an export needs a whole import; the rest is read page by page. */
type Source = PagedPart | 'import';

/** The scope that a part needs, and where it comes from; the profile is read again in any case. */
const SOURCES: Partial<Record<DataPart, { scope: string; source: Source }>> = {
  customers: { scope: 'read_customers', source: 'import' },
  'order-customers': { scope: 'read_customers', source: 'import' },
  'inventory-levels': { scope: 'read_inventory', source: 'import' },
  returns: { scope: 'read_returns', source: 'order-details' },
  reviews: { scope: 'read_metaobjects', source: 'reviews' },
  disputes: { scope: 'read_shopify_payments_disputes', source: 'extras' },
  payouts: { scope: 'read_shopify_payments', source: 'extras' },
  'price-lists': { scope: 'read_products', source: 'extras' },
};

const JOBS = {
  'order-details': readOrderDetailsJob,
  reviews: readReviewsJob,
  extras: readExtrasJob,
} as const satisfies Record<PagedPart, object>;

/**
 * Reads what Shopify had denied and the granted scopes cover now: of a part that an export brings by
 * a new import, of any other by that part of the last import alone. Nothing where no import is
 * through, which asks for everything itself.
 */
export async function rereadGranted(shopId: number, scopes: ReadonlySet<string>): Promise<void> {
  const db = forShop(shopId);
  const last = await db.importRun.findFirst({ orderBy: { queuedAt: 'desc' } });
  if (last?.state !== 'completed') return;
  const sources = new Set<Source>();
  for (const { part, why } of await readMissingData(shopId)) {
    const found = SOURCES[part];
    if (why !== 'access-denied' || found === undefined || !scopes.has(found.scope)) continue;
    sources.add(found.source);
  }
  // An import of an earlier version has never asked for reviews.
  const asked = await db.importPart.count({
    where: { importRunId: last.importRunId, part: 'reviews' },
  });
  if (asked === 0 && scopes.has('read_metaobjects')) sources.add('reviews');
  if (sources.has('import')) {
    await restartImport(shopId);
    return;
  }
  for (const source of sources) {
    if (source !== 'import') await readAgain(shopId, last.importRunId, source);
  }
}

async function readAgain(shopId: number, importRunId: string, part: PagedPart): Promise<void> {
  const run = { shopId, importRunId };
  const anew = {
    ...{ state: 'waiting', cursor: null, finishedAt: null, error: null, touchedAt: new Date() },
    ...{ recordsTotal: null, recordsLoaded: 0, recordsRejected: 0 },
  };
  await forShop(shopId).$transaction(async (tx) => {
    await tx.importPart.createMany({ data: [{ ...run, part }], skipDuplicates: true });
    const where = { importRunId, part, state: { notIn: ['waiting', 'loading'] } };
    await tx.importPart.updateMany({ where, data: anew });
    await enqueue(tx, JOBS[part], run, { groupId: String(shopId) });
  });
}
