import { randomUUID } from 'node:crypto';
import { forShop, Prisma, queryForShop, type ShopTransaction } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { reconcileJob } from './run-reconcile.server.ts';

/**
 * Looked at again with every run: what Shopify indexes late, what was under way when the last one
 * began, and clocks that differ.
 */
const OVERLAP_MS = 10 * 60_000;

export type ReconcileTrigger = 'nightly' | 'asked' | 'reconnected';
export type ReconcileRefusal = 'not-connected' | 'no-import' | 'importing' | 'already-running';

/**
 * Starts comparing a shop with Shopify from where the last comparison or import has confirmed.
 *
 * Refused while an import runs, which reads everything anyway, and while another one runs.
 * Returns the run's id.
 */
export async function startReconcile(
  shopId: number,
  trigger: ReconcileTrigger,
  now: Date = new Date(),
): Promise<Result<string, ReconcileRefusal>> {
  return forShop(shopId).$transaction(async (tx) => {
    // One caller at a time decides whether there is a run.
    await queryForShop(
      tx,
      shopId,
      (id) => Prisma.sql`SELECT shop_id FROM shop WHERE shop_id = ${id} FOR UPDATE`,
    );
    const shop = await tx.shop.findFirst({ select: { state: true } });
    if (shop?.state !== 'active') return refuse('not-connected');
    const importing = await tx.importRun.findFirst({
      where: { state: { in: ['queued', 'running'] } },
      select: { importRunId: true },
    });
    if (importing !== null) return refuse('importing');
    const running = await tx.reconcileRun.findFirst({ where: { state: 'running' } });
    if (running !== null) return refuse('already-running');
    const confirmedAt = await confirmedUntil(tx);
    if (confirmedAt === null) return refuse('no-import');
    const reconcileRunId = randomUUID();
    const sinceAt = new Date(confirmedAt.getTime() - OVERLAP_MS);
    await tx.reconcileRun.create({
      data: { shopId, reconcileRunId, trigger, sinceAt, startedAt: now, touchedAt: now },
    });
    await enqueue(tx, reconcileJob, { shopId, reconcileRunId }, { groupId: String(shopId) });
    return ok(reconcileRunId);
  });
}

/** The instant up to which everything at Shopify is known to be here; null before an import. */
async function confirmedUntil(tx: ShopTransaction): Promise<Date | null> {
  const compared = await tx.reconcileRun.findFirst({
    // One that handed over to an import has confirmed nothing; the import does.
    where: { state: 'completed', error: null },
    orderBy: { startedAt: 'desc' },
    select: { startedAt: true },
  });
  const imported = await tx.importRun.findFirst({
    where: { state: 'completed', source: 'shopify-bulk' },
    orderBy: { queuedAt: 'desc' },
    select: { queuedAt: true },
  });
  // Its exports began after it was queued.
  const known = [compared?.startedAt, imported?.queuedAt].filter((at) => at !== undefined);
  if (imported === null || known.length === 0) return null;
  return new Date(Math.max(...known.map((at) => at.getTime())));
}

/** A comparison as pages show it. */
export interface ReconcileSummary {
  trigger: string;
  state: string;
  sinceAt: Date;
  startedAt: Date;
  finishedAt: Date | null;
  ordersLookedAt: number;
  ordersMissed: number;
  productsLookedAt: number;
  productsMissed: number;
  itemsLookedAt: number;
  itemsMissed: number;
  customersLookedAt: number;
  customersMissed: number;
  reviewsLookedAt: number;
  reviewsMissed: number;
  /** Stored here, deleted at Shopify without our hearing of it, and removed now. */
  ordersGone: number;
  productsGone: number;
  itemsGone: number;
  customersGone: number;
  reviewsGone: number;
  /** Records that could not be read; what is stored of them stays. */
  recordsRejected: number;
  /** Records whose ids were compared to find those. */
  idsCompared: number;
  /** A word for why it ended early; null where it did not. */
  error: string | null;
}

/** The newest comparisons of a shop, the newest first. */
export async function readReconciles(shopId: number, most = 5): Promise<ReconcileSummary[]> {
  return forShop(shopId).reconcileRun.findMany({
    where: { state: { not: 'waiting' } },
    orderBy: { startedAt: 'desc' },
    take: most,
    select: {
      trigger: true,
      state: true,
      sinceAt: true,
      startedAt: true,
      finishedAt: true,
      ordersLookedAt: true,
      ordersMissed: true,
      productsLookedAt: true,
      productsMissed: true,
      itemsLookedAt: true,
      itemsMissed: true,
      customersLookedAt: true,
      customersMissed: true,
      reviewsLookedAt: true,
      reviewsMissed: true,
      ordersGone: true,
      productsGone: true,
      itemsGone: true,
      customersGone: true,
      reviewsGone: true,
      recordsRejected: true,
      idsCompared: true,
      error: true,
    },
  });
}
