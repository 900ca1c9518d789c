import { gid } from '../../gid.ts';
import type { BulkOperationRecord } from '../../shop-state.ts';
import type { Page, PageArgs } from '../connection.ts';
import { sortListing } from '../connection.ts';
import { instant, pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { idFilter, instantFilter, parseSearch, textFilter } from '../search-query.ts';

/** Address of the result, with an expiry and a signature as Shopify's storage has. */
export function bulkUrl(operation: BulkOperationRecord, domain: string): string | null {
  if (operation.file === null || operation.urlExpiresAtMs === null) return null;
  const expires = Math.floor(operation.urlExpiresAtMs / 1000);
  return `https://${domain}/bulk/${operation.id}.jsonl?Expires=${expires}&Signature=${operation.signature}`;
}

export function bulkOperationPage(
  args: PageArgs & { query?: string | null; sortKey?: string },
  context: ResolveContext,
): Page<BulkOperationRecord> {
  const matches = parseSearch<BulkOperationRecord>(
    args.query,
    {
      id: idFilter(({ id }) => id),
      status: textFilter(({ status }) => status),
      operation_type: textFilter(() => 'query'),
      created_at: instantFilter(({ createdAt }) => createdAt, context.store.clock),
    },
    'bulkOperations',
  );
  const byEnd = args.sortKey === 'COMPLETED_AT';
  const sortValue = ({ createdAt, completedAt }: BulkOperationRecord): string =>
    byEnd ? (completedAt ?? '') : createdAt;
  const id = (operation: BulkOperationRecord): string => operation.id;
  const items = [...context.state.bulkOperations.values()].filter(matches);
  return pageOf({ items: sortListing(items, id, sortValue), id, sortValue }, args, context);
}

const operation: TypeResolvers<BulkOperationRecord> = {
  ...same('status', 'errorCode', 'query'),
  id: ({ id }) => gid('BulkOperation', id),
  type: () => 'QUERY',
  createdAt: (source) => instant(source.createdAt),
  completedAt: (source) => instant(source.completedAt),
  objectCount: ({ objectCount }) => String(objectCount),
  rootObjectCount: ({ rootObjectCount }) => String(rootObjectCount),
  fileSize: ({ fileSize, status }) =>
    fileSize === null || status !== 'COMPLETED' ? null : String(fileSize),
  url: (source, _args: never, { state }) =>
    source.status === 'COMPLETED' ? bulkUrl(source, state.shop.domain) : null,
  partialDataUrl: (source, _args: never, { state }) =>
    source.status === 'FAILED' || source.status === 'CANCELED'
      ? bulkUrl(source, state.shop.domain)
      : null,
};

export const bulkOperationResolvers = { BulkOperation: operation };
