import { z } from 'zod';
import { forShop } from '../db/index.server.ts';
import { defineJob, enqueue } from '../jobs/index.server.ts';
import { AdminApiError, adminClient } from '../shopify/index.server.ts';
import {
  emptyHeadlessShelf,
  HeadlessRefusedError,
  openHeadlessShelf,
} from './headless-shelf.server.ts';
import { DOCUMENTS_PER_CALL, PROBLEM_MESSAGE_MAX, WantedDocument } from './model.ts';
import { sendDocuments } from './send-documents.server.ts';

/**
 * A second copy of every published document, for headless storefronts: Liquid reads metafields of
 * the app's installation, which the Storefront API does not show. So where the merchant turns it
 * on, the same documents hang on the shop too, readable by everybody, as those in Liquid are.
 */
const HeadlessState = z.object({
  on: z.boolean(),
  /** Full name of the namespace, as the Storefront API is asked for it; null until it is there. */
  namespace: z.string().nullable(),
  /** Whether the copies are as the switch says. */
  settled: z.boolean(),
  problem: z.enum(['refused', 'needs-merchant', 'unavailable']).nullable(),
  /** Shopify's own words for `refused`. */
  message: z.string().nullable(),
});
type HeadlessState = z.infer<typeof HeadlessState>;

export type HeadlessStatus = HeadlessState;

const DOMAIN = 'headless';

const OFF: HeadlessState = {
  on: false,
  namespace: null,
  settled: true,
  problem: null,
  message: null,
};

/** How the copy for headless storefronts stands; off for a shop that never asked for it. */
export async function readHeadless(shopId: number): Promise<HeadlessStatus> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: DOMAIN } });
  return HeadlessState.safeParse(row?.value).data ?? OFF;
}

/** Turns the copy on or off; the job does the rest, also after a switch that did not get through. */
export async function switchHeadless(shopId: number, on: boolean): Promise<void> {
  const { namespace } = await readHeadless(shopId);
  const value = { on, namespace, settled: false, problem: null, message: null };
  await forShop(shopId).$transaction(async (tx) => {
    await tx.settingsDocument.upsert({
      where: { shopId_domain: { shopId, domain: DOMAIN } },
      create: { shopId, domain: DOMAIN, value },
      update: { value, version: { increment: 1 } },
    });
    await enqueue(tx, publishHeadless, { shopId });
  });
}

/** Lets the copy follow what was just published. */
export async function followHeadless(shopId: number): Promise<void> {
  const { on, settled } = await readHeadless(shopId);
  if (on || !settled) await enqueue(forShop(shopId), publishHeadless, { shopId });
}

/**
 * Brings the shop's own metafields to what the switch says: every published document with its
 * flag, or nothing at all. What is there already is not sent; killed anywhere, it starts over.
 */
export const publishHeadless = defineJob({
  name: 'publish-headless',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: async ({ shopId }) => {
    const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: DOMAIN } });
    if (row === null) return;
    const state = HeadlessState.parse(row.value);
    try {
      const namespace = state.on ? await publishCopies(shopId) : await withdrawCopies(shopId);
      await note(shopId, row.version, {
        ...{ on: state.on, namespace, settled: true, problem: null, message: null },
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      const message =
        error instanceof HeadlessRefusedError ? error.message.slice(0, PROBLEM_MESSAGE_MAX) : null;
      await note(shopId, row.version, { ...state, settled: false, problem, message });
      if (problem === 'unavailable') throw error;
    }
  },
});

/** Notes the outcome of a switch; one that was made meanwhile has its own job. */
async function note(shopId: number, version: number, value: HeadlessState): Promise<void> {
  await forShop(shopId).settingsDocument.updateMany({
    where: { domain: DOMAIN, version },
    data: { value },
  });
}

async function publishCopies(shopId: number): Promise<string | null> {
  const rows = await forShop(shopId).publication.findMany({
    where: { state: 'published' },
    orderBy: { documentKey: 'asc' },
  });
  if (rows.length === 0) return null;
  const documents = rows.map(({ documentKey, wanted }) => ({
    documentKey,
    wanted: WantedDocument.parse(wanted),
  }));
  const client = await adminClient(shopId);
  const shelf = await openHeadlessShelf(
    client,
    documents.map(({ documentKey }) => documentKey),
  );
  for (let from = 0; from < documents.length; from += DOCUMENTS_PER_CALL) {
    const batch = documents.slice(from, from + DOCUMENTS_PER_CALL);
    for (const outcome of (await sendDocuments(client, batch, shelf)).values()) {
      if (!outcome.ok) throw new HeadlessRefusedError(outcome.message ?? '');
    }
  }
  return shelf.namespace;
}

async function withdrawCopies(shopId: number): Promise<null> {
  await emptyHeadlessShelf(await adminClient(shopId));
  return null;
}

function problemOf(error: unknown): HeadlessState['problem'] {
  if (error instanceof HeadlessRefusedError) return 'refused';
  if (!(error instanceof AdminApiError)) return null;
  const mayPass = error.reason === 'throttled' || error.reason === 'unavailable';
  return mayPass ? 'unavailable' : 'needs-merchant';
}
