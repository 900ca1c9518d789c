/** Bulk operations: an export of a whole connection to one JSONL file, run by Shopify. */

export const RUN_BULK_QUERY = `#graphql
mutation RunBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id status createdAt }
    userErrors { field message code }
  }
}`;

export interface RunBulkQueryData {
  bulkOperationRunQuery: {
    bulkOperation: { id: string; status: BulkOperationStatus; createdAt: string } | null;
    userErrors: { field: string[] | null; message: string; code: string | null }[];
  } | null;
}

export const READ_BULK_OPERATION = `#graphql
query ReadBulkOperation($id: ID!) {
  bulkOperation(id: $id) {
    id status errorCode createdAt completedAt objectCount rootObjectCount fileSize url query
  }
}`;

export type BulkOperationStatus =
  'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED' | 'EXPIRED';

export interface BulkOperationNode {
  id: string;
  status: BulkOperationStatus;
  errorCode: string | null;
  createdAt: string;
  completedAt: string | null;
  /** Lines of the file so far. Counts come as text: they may pass 2⁵³. */
  objectCount: string | number;
  /** Records of the exported connection itself so far. */
  rootObjectCount: string | number;
  /** Bytes; null until the file is complete. */
  fileSize: string | number | null;
  /** Null until complete, and where there was nothing to export. Valid for seven days. */
  url: string | null;
  /** What is exported, as it was asked for. */
  query: string;
}

export interface ReadBulkOperationData {
  bulkOperation: BulkOperationNode | null;
}
