import { randomUUID } from 'node:crypto';
import { exportCustomer, forShop, type IdentityHash, type Prisma } from '../db/index.server.ts';

const FORMAT = 'portolan-customer-export/1';

/**
 * Writes down what is stored about the customer of a data request, for the merchant to download;
 * run again it replaces what it wrote. Returns the number of records per table.
 */
export async function prepareExport(
  shopId: number,
  requestId: string,
  identities: readonly IdentityHash[] = [],
  now: Date = new Date(),
): Promise<Record<string, number>> {
  const db = forShop(shopId);
  const where = { shopId_requestId: { shopId, requestId } };
  const request = await db.privacyRequest.findUniqueOrThrow({ where });
  const shop = await db.shop.findFirstOrThrow();
  const { customerId, orderIds } = request;
  const { tables, cutTables } = await exportCustomer(shopId, customerId, orderIds, identities);
  const written = {
    format: FORMAT,
    shop: shop.domain,
    customerId,
    orderIdsAskedFor: orderIds,
    requestedAt: request.receivedAt,
    writtenAt: now,
    cutTables,
    tables,
  };
  const document = JSON.parse(JSON.stringify(written)) as Prisma.InputJsonObject;
  const row = { customerId, document, createdAt: now };
  await db.privacyExport.upsert({
    where,
    create: { shopId, requestId, ...row },
    update: row,
  });
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
}

/** A request under privacy law as the merchant sees it. */
export interface PrivacyRequestSummary {
  requestId: string;
  topic: string;
  receivedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  /** Whether there is an export to download. */
  ready: boolean;
}

/** The newest requests of a shop, the newest first. */
export async function readPrivacyRequests(
  shopId: number,
  most = 20,
): Promise<PrivacyRequestSummary[]> {
  const db = forShop(shopId);
  const requests = await db.privacyRequest.findMany({
    orderBy: { receivedAt: 'desc' },
    take: most,
    select: { requestId: true, topic: true, receivedAt: true, dueAt: true, doneAt: true },
  });
  const exports = await db.privacyExport.findMany({
    where: { requestId: { in: requests.map(({ requestId }) => requestId) } },
    select: { requestId: true },
  });
  const ready = new Set(exports.map(({ requestId }) => requestId));
  return requests.map((request) => ({ ...request, ready: ready.has(request.requestId) }));
}

/**
 * Hands an export to a member of the shop's staff: notes who took it, and the request is done.
 * Null where the shop has no such export.
 */
export async function takeExport(
  shopId: number,
  requestId: string,
  actor: string,
  now: Date = new Date(),
): Promise<{ fileName: string; text: string } | null> {
  return forShop(shopId).$transaction(async (tx) => {
    const found = await tx.privacyExport.findFirst({ where: { requestId } });
    if (found === null) return null;
    const document = found.document as { tables?: Record<string, unknown> } | null;
    await tx.accessLog.create({
      data: {
        shopId,
        accessId: randomUUID(),
        actor,
        // Not the customer: this row stays after they are forgotten.
        subject: `privacy-request:${requestId}`,
        fields: Object.keys(document?.tables ?? {}),
        reason: 'customers/data_request',
        at: now,
      },
    });
    await tx.privacyRequest.updateMany({
      where: { requestId, doneAt: null },
      data: { doneAt: now },
    });
    return {
      fileName: `customer-data-${now.toISOString().slice(0, 10)}.json`,
      text: JSON.stringify(found.document, null, 2),
    };
  });
}
