import { forShop } from '../../db/index.server.ts';
import type { AdminClient } from '../../shopify/index.server.ts';
import {
  CHANGED_LEVELS,
  changedSince,
  RETURN_STATES,
  type ChangedLevelsData,
  type ReturnStatesData,
} from '../../shopify/operations/changes.ts';
import { refuseDenied } from '../missing-data.server.ts';
import { numericId, shopifyId } from '../shopify-id.ts';

/*
 * What changes without raising the version of the record that it belongs to: pieces at a location,
 * and a return that is closed.
 */

/** Pieces of a level page; a shop's locations are few, their levels many. */
const LEVELS_PAGE = 100;
const RETURNS_PAGE = 100;
const OPEN_RETURNS = ['REQUESTED', 'OPEN'];

/** Some records of one kind that differ, and where to go on; `next` is null after the last. */
export interface UnversionedPage {
  /** Ids of what is to be read again. */
  differing: string[];
  next: string | null;
}

/**
 * Items whose pieces changed at a location since an instant and are other than stored. The cursor
 * is the location and the place in its pages. @throws AdminApiError
 */
export async function findChangedLevels(
  admin: AdminClient,
  { sinceAt, cursor, signal }: { sinceAt: Date; cursor: string | null; signal: AbortSignal },
): Promise<UnversionedPage> {
  const [current = '', after = ''] = (cursor ?? '').split(' ');
  const location = await forShop(admin.shopId).location.findFirst({
    where: { locationId: { gte: current } },
    orderBy: { locationId: 'asc' },
  });
  if (location === null) return { differing: [], next: null };
  const { locationId } = location;
  const { data, denied } = await admin.query<ChangedLevelsData>(
    CHANGED_LEVELS,
    {
      id: shopifyId('Location', locationId),
      first: LEVELS_PAGE,
      after: locationId === current && after !== '' ? after : null,
      query: changedSince(sinceAt),
    },
    { signal },
  );
  refuseDenied(data.location, denied);
  const levels = data.location?.inventoryLevels;
  const differing = await differingItems(admin.shopId, locationId, levels?.nodes ?? []);
  const { hasNextPage = false, endCursor = null } = levels?.pageInfo ?? {};
  if (hasNextPage && endCursor !== null) return { differing, next: `${locationId} ${endCursor}` };
  const following = await forShop(admin.shopId).location.findFirst({
    where: { locationId: { gt: locationId } },
    orderBy: { locationId: 'asc' },
  });
  return { differing, next: following?.locationId ?? null };
}

async function differingItems(
  shopId: number,
  locationId: string,
  nodes: NonNullable<ChangedLevelsData['location']>['inventoryLevels']['nodes'],
): Promise<string[]> {
  const ids = nodes.map(({ item }) => numericId(item.id));
  const stored = await forShop(shopId).inventoryLevel.findMany({
    where: { locationId, inventoryItemId: { in: ids } },
  });
  const here = new Map(stored.map((row) => [row.inventoryItemId, row]));
  return nodes
    .filter(({ item, quantities }) => {
      const row = here.get(numericId(item.id));
      const pieces = (name: string) => quantities.find((it) => it.name === name)?.quantity ?? 0;
      return (
        row?.available !== pieces('available') ||
        row.onHand !== pieces('on_hand') ||
        row.committed !== pieces('committed') ||
        row.incoming !== pieces('incoming')
      );
    })
    .map(({ item }) => numericId(item.id));
}

/**
 * Orders of returns that are open here and no longer, or not at all, at Shopify. The cursor is the
 * id of the last return that was looked at. @throws AdminApiError
 */
export async function findMovedReturns(
  admin: AdminClient,
  { cursor, signal }: { cursor: string | null; signal: AbortSignal },
): Promise<UnversionedPage> {
  const open = await forShop(admin.shopId).orderReturn.findMany({
    where: { status: { in: OPEN_RETURNS }, returnId: { gt: cursor ?? '' } },
    orderBy: { returnId: 'asc' },
    take: RETURNS_PAGE,
  });
  const last = open.at(-1);
  if (last === undefined) return { differing: [], next: null };
  const ids = open.map(({ returnId }) => shopifyId('Return', returnId));
  const answer = await admin.query<ReturnStatesData>(RETURN_STATES, { ids }, { signal });
  const { data, denied } = answer;
  if (data.nodes.includes(null)) refuseDenied(null, denied);
  const states = new Map(
    data.nodes.flatMap((node) => (node === null ? [] : [[numericId(node.id), node.status]])),
  );
  const moved = open.filter(({ returnId, status }) => states.get(returnId) !== status);
  return { differing: [...new Set(moved.map(({ orderId }) => orderId))], next: last.returnId };
}

/** Orders of a customer that is gone: they belong to somebody else now, or to nobody. */
export async function ordersOf(
  shopId: number,
  customerId: string,
  most: number,
): Promise<string[]> {
  const rows = await forShop(shopId).order.findMany({
    where: { customerId, channel: 'shopify' },
    select: { orderId: true },
    take: most,
  });
  return rows.map(({ orderId }) => orderId);
}

/** Reviews of a customer that is gone. */
export async function reviewsOf(
  shopId: number,
  customerId: string,
  most: number,
): Promise<string[]> {
  const rows = await forShop(shopId).review.findMany({
    where: { customerId },
    select: { reviewId: true },
    take: most,
  });
  return rows.map(({ reviewId }) => reviewId);
}
