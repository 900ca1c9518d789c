import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  findShopById,
  forShop,
  listActiveShopIds,
  type ShopTransaction,
} from '../db/index.server.ts';
import { defineJob, enqueue, type AnyJob } from '../jobs/index.server.ts';
import type { Detection, Detector, Watched } from '../kernel/detector.ts';
import { Finding } from '../kernel/insight.ts';
import { logger } from '../log.server.ts';
import { readImportStandings } from '../sync/index.server.ts';
import { type KnownInsight, mergeFindings } from './merge-findings.ts';
import { rankValue } from './rank-insights.ts';

/** Between two looks at a shop whose data did not ask for one. */
const WATCH_EVERY_HOURS = 6;

const MS_PER_HOUR = 3_600_000;

/** New insights of one detector in one run; the costliest are kept, the others come with later runs. */
const MOST_ADDED = 200;

/** What could not be judged, as it is kept of a run. */
const MOST_UNJUDGED_KEPT = 100;

export interface Monitor {
  /** Runs every detector of a shop now. @throws the first failure, after all have run. */
  watch: (shopId: number, now: Date) => Promise<void>;
  /** Has a shop looked at soon: what detectors rest on has just been worked out anew. */
  ask: (shopId: number) => Promise<void>;
  /** For the worker. */
  jobs: readonly AnyJob[];
}

/**
 * Watches shops day and night with the detectors that domains have registered.
 *
 * Each detector's findings become insights in one transaction; one that fails leaves its insights
 * as they are and does not keep the others from running.
 * @throws Error where two detectors have one name.
 */
export function startMonitor(detectors: readonly Detector[]): Monitor {
  const names = new Set(detectors.map(({ name }) => name));
  if (names.size < detectors.length) throw new Error('Two detectors have one name');

  const watch = async (shopId: number, now: Date, signal?: AbortSignal) => {
    const shop = await findShopById(shopId);
    if (shop === null) return;
    const watched: Watched = { shopId, currency: shop.currency, zone: shop.zone, now };
    const failures: unknown[] = [];
    for (const detector of detectors) {
      signal?.throwIfAborted();
      await runDetector(detector, watched).catch((error: unknown) => failures.push(error));
    }
    await forgetDetectors(shopId, detectors);
    if (failures.length > 0) throw failures[0];
  };

  const watchShop = defineJob({
    name: 'watch-shop',
    payload: z.object({ shopId: z.int().positive() }),
    singletonKey: ({ shopId }) => String(shopId),
    expireInSeconds: 900,
    retryLimit: 2,
    concurrency: 1,
    handle: ({ shopId }, { signal }) => watch(shopId, new Date(), signal),
  });
  const planWatches = defineJob({
    name: 'plan-watches',
    payload: z.object({}),
    schedule: { cron: '* * * * *', payload: {} },
    concurrency: 1,
    handle: async () => {
      const due = await listDueShops(await listActiveShopIds(), new Date());
      for (const shopId of due) await enqueue(forShop(shopId), watchShop, { shopId });
    },
  });
  return {
    watch: (shopId, now) => watch(shopId, now),
    ask: async (shopId) => {
      await enqueue(forShop(shopId), watchShop, { shopId });
    },
    jobs: [watchShop, planWatches] as unknown as readonly AnyJob[],
  };
}

async function runDetector(detector: Detector, watched: Watched): Promise<void> {
  const { shopId, now } = watched;
  const startedMs = performance.now();
  try {
    const detection = await detector.detect(watched);
    // A finding that breaks the contract is a bug of its detector, told as its failure.
    for (const finding of detection.findings) Finding.parse(finding);
    await forShop(shopId).$transaction(async (tx) => {
      await storeFindings(tx, detector.name, detection, watched);
      await storeRun(tx, detector.name, watched, {
        tookMs: performance.now() - startedMs,
        judged: detection.judged,
        found: detection.findings.length,
        unjudged: detection.unjudged.slice(0, MOST_UNJUDGED_KEPT),
        error: null,
      });
    });
  } catch (error) {
    logger().error({ err: error, shopId, detector: detector.name }, 'a detector failed');
    const tookMs = performance.now() - startedMs;
    const message = error instanceof Error ? error.message : String(error);
    await storeRun(
      forShop(shopId) as unknown as ShopTransaction,
      detector.name,
      { shopId, now },
      {
        ...{ tookMs, judged: 0, found: 0, unjudged: [] },
        error: message.slice(0, 500),
      },
    );
    throw error;
  }
}

async function storeFindings(
  tx: ShopTransaction,
  detector: string,
  detection: Detection,
  { shopId, now }: Watched,
): Promise<void> {
  const rows = await tx.insight.findMany({
    where: { detector },
    select: { insightId: true, subject: true, state: true, snoozedUntil: true },
  });
  const changes = mergeFindings(rows as KnownInsight[], detection, now);
  const added = changes.added.slice(0, MOST_ADDED);
  await tx.insight.createMany({
    data: added.map((finding) => ({
      shopId,
      insightId: randomUUID(),
      detector,
      ...columnsOf(finding),
      openedAt: now,
      seenAt: now,
    })),
    skipDuplicates: true,
  });
  for (const { insightId, finding, state, reopened } of changes.updated) {
    await tx.insight.updateMany({
      where: { insightId },
      data: {
        ...columnsOf(finding),
        state,
        seenAt: now,
        ...(state === 'open' ? { snoozedUntil: null, resolvedAt: null } : {}),
        ...(reopened ? { openedAt: now } : {}),
      },
    });
  }
  if (changes.resolvedIds.length > 0) {
    await tx.insight.updateMany({
      where: { insightId: { in: changes.resolvedIds } },
      data: { state: 'resolved', resolvedAt: now, snoozedUntil: null },
    });
  }
}

function columnsOf(finding: Finding) {
  const { subject, topic, country } = finding;
  return { subject, topic, country, finding, rankValue: rankValue(finding) };
}

interface RunResult {
  tookMs: number;
  judged: number;
  found: number;
  unjudged: readonly object[];
  error: string | null;
}

async function storeRun(
  tx: ShopTransaction,
  detector: string,
  { shopId, now }: Pick<Watched, 'shopId' | 'now'>,
  result: RunResult,
): Promise<void> {
  const data = {
    ranAt: now,
    tookMs: Math.round(result.tookMs),
    judged: result.judged,
    found: result.found,
    unjudged: result.unjudged as object[],
    error: result.error,
  };
  const changed = await tx.detectorRun.updateMany({ where: { detector }, data });
  if (changed.count > 0) return;
  await tx.detectorRun.createMany({ data: [{ shopId, detector, ...data }], skipDuplicates: true });
}

/** A detector that the app no longer has can't resolve what it found. */
async function forgetDetectors(shopId: number, detectors: readonly Detector[]): Promise<void> {
  const names = detectors.map(({ name }) => name);
  await forShop(shopId).insight.deleteMany({ where: { detector: { notIn: names } } });
  await forShop(shopId).detectorRun.deleteMany({ where: { detector: { notIn: names } } });
}

/**
 * Shops to look at: those whose import has ended since the last look, or has got all of its parts,
 * and those whose last look is some hours old.
 */
async function listDueShops(shopIds: readonly number[], now: Date): Promise<number[]> {
  const due: number[] = [];
  for (const { shopId, importedAt, wholeAt } of await readImportStandings(shopIds)) {
    const { _min } = await forShop(shopId).detectorRun.aggregate({ _min: { ranAt: true } });
    const lookedAt = _min.ranAt;
    const staleAt = now.getTime() - WATCH_EVERY_HOURS * MS_PER_HOUR;
    if (lookedAt === null || lookedAt < (wholeAt ?? importedAt) || lookedAt.getTime() < staleAt) {
      due.push(shopId);
    }
  }
  return due;
}
