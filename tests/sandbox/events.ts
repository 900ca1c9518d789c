import type {
  SandboxCustomer,
  SandboxDispute,
  SandboxFulfillment,
  SandboxFulfillmentEvent,
  SandboxOrder,
  SandboxProduct,
  SandboxRefund,
  SandboxReturn,
  SandboxReview,
  SandboxTransaction,
} from './model.ts';
import type { BulkOperationRecord } from './shop-state.ts';

/** The webhook topics that the sandbox can send. */
export type SandboxTopic =
  | 'orders/create'
  | 'orders/updated'
  | 'orders/paid'
  | 'orders/cancelled'
  | 'fulfillments/create'
  | 'fulfillments/update'
  | 'fulfillment_events/create'
  | 'refunds/create'
  | 'order_transactions/create'
  | 'products/update'
  | 'inventory_levels/update'
  | 'returns/approve'
  | 'returns/close'
  | 'disputes/create'
  | 'disputes/update'
  | 'customers/update'
  | 'customers/merge'
  | 'metaobjects/create'
  | 'metaobjects/update'
  | 'metaobjects/delete'
  | 'bulk_operations/finish'
  | 'app/uninstalled'
  | 'app/scopes_update'
  | 'customers/data_request'
  | 'customers/redact'
  | 'shop/redact';

/** What an event is about; payload builders read it at once, so later changes do not leak in. */
export type SandboxEventResource =
  | { kind: 'order'; order: SandboxOrder }
  | { kind: 'transaction'; order: SandboxOrder; transaction: SandboxTransaction }
  | { kind: 'refund'; order: SandboxOrder; refund: SandboxRefund }
  | { kind: 'fulfillment'; order: SandboxOrder; fulfillment: SandboxFulfillment }
  | {
      kind: 'fulfillment-event';
      order: SandboxOrder;
      fulfillment: SandboxFulfillment;
      event: SandboxFulfillmentEvent;
    }
  | { kind: 'product'; product: SandboxProduct }
  | { kind: 'inventory-level'; inventoryItemId: string; locationId: string; available: number }
  | { kind: 'return'; order: SandboxOrder; returned: SandboxReturn }
  | { kind: 'dispute'; order: SandboxOrder; dispute: SandboxDispute }
  | { kind: 'customer'; customer: SandboxCustomer }
  | { kind: 'review'; review: SandboxReview; gone: boolean }
  | { kind: 'customer-merge'; keptId: string; deletedId: string }
  | { kind: 'bulk-operation'; operation: BulkOperationRecord }
  | { kind: 'shop' }
  | { kind: 'scopes'; previous: string[]; current: string[] }
  | { kind: 'privacy'; customerId: string | null };

export interface SandboxEvent {
  /** One merchant action: shared by every topic it causes. */
  eventId: string;
  topic: SandboxTopic;
  domain: string;
  triggeredAt: string;
  resource: SandboxEventResource;
}

export type SandboxEventListener = (event: SandboxEvent) => void;
