/**
 * What a webhook is about. Webhooks are not applied from their payload: the record is read again,
 * so that late, repeated and reordered ones all end in the same state.
 */
export type WebhookSubject =
  | { kind: 'order'; id: string }
  | { kind: 'product'; id: string }
  | { kind: 'inventory-item'; id: string }
  /** What lies where of an item; the id is the item's. */
  | { kind: 'inventory-level'; id: string }
  | { kind: 'customer'; id: string }
  | { kind: 'customer-merge'; gone: string; kept: string }
  | { kind: 'dispute'; id: string }
  | { kind: 'review'; id: string }
  | { kind: 'bulk-operation'; id: string }
  | { kind: 'profile' }
  | { kind: 'scopes' };

const RECORD_KINDS = [
  'order',
  'product',
  'inventory-item',
  'inventory-level',
  'customer',
  'dispute',
  'review',
] as const;
type RecordKind = (typeof RECORD_KINDS)[number];

/** Field of the payload that holds the id of the record to read again. */
const SUBJECTS: Readonly<Record<string, { kind: RecordKind; field: string }>> = {
  'orders/create': { kind: 'order', field: 'id' },
  'orders/updated': { kind: 'order', field: 'id' },
  'orders/paid': { kind: 'order', field: 'id' },
  'orders/cancelled': { kind: 'order', field: 'id' },
  'orders/fulfilled': { kind: 'order', field: 'id' },
  'orders/partially_fulfilled': { kind: 'order', field: 'id' },
  'orders/edited': { kind: 'order', field: 'order_edit.order_id' },
  'orders/delete': { kind: 'order', field: 'id' },
  'fulfillments/create': { kind: 'order', field: 'order_id' },
  'fulfillments/update': { kind: 'order', field: 'order_id' },
  'fulfillment_events/create': { kind: 'order', field: 'order_id' },
  'fulfillment_events/delete': { kind: 'order', field: 'order_id' },
  'refunds/create': { kind: 'order', field: 'order_id' },
  'order_transactions/create': { kind: 'order', field: 'order_id' },
  'products/create': { kind: 'product', field: 'id' },
  'products/update': { kind: 'product', field: 'id' },
  'products/delete': { kind: 'product', field: 'id' },
  'inventory_items/create': { kind: 'inventory-item', field: 'id' },
  'inventory_items/update': { kind: 'inventory-item', field: 'id' },
  'inventory_items/delete': { kind: 'inventory-item', field: 'id' },
  'inventory_levels/connect': { kind: 'inventory-level', field: 'inventory_item_id' },
  'inventory_levels/update': { kind: 'inventory-level', field: 'inventory_item_id' },
  'inventory_levels/disconnect': { kind: 'inventory-level', field: 'inventory_item_id' },
  'returns/request': { kind: 'order', field: 'order.id' },
  'returns/approve': { kind: 'order', field: 'order.id' },
  'returns/decline': { kind: 'order', field: 'order.id' },
  'returns/cancel': { kind: 'order', field: 'order.id' },
  'returns/close': { kind: 'order', field: 'order.id' },
  'returns/reopen': { kind: 'order', field: 'order.id' },
  'returns/process': { kind: 'order', field: 'order.id' },
  'returns/update': { kind: 'order', field: 'order.id' },
  'customers/create': { kind: 'customer', field: 'id' },
  'customers/update': { kind: 'customer', field: 'id' },
  'customers/delete': { kind: 'customer', field: 'id' },
  'disputes/create': { kind: 'dispute', field: 'id' },
  'disputes/update': { kind: 'dispute', field: 'id' },
};

const REVIEW_TOPIC = /^metaobjects\/(create|update|delete)$/;
const PROFILE_TOPIC = /^((markets|locales|locations)\/.+|shop\/update)$/;

/**
 * The subject of a webhook, or null for one that changes nothing we store.
 *
 * `topic` is written as in the header, "orders/create".
 * @example webhookSubject('refunds/create', { id: 5, order_id: 1001 }) // { kind: 'order', id: '1001' }
 */
export function webhookSubject(topic: string, payload: unknown): WebhookSubject | null {
  if (topic === 'app/scopes_update') return { kind: 'scopes' };
  if (PROFILE_TOPIC.test(topic)) return { kind: 'profile' };
  if (topic === 'bulk_operations/finish') {
    const id = gidDigits(valueAt(payload, 'admin_graphql_api_id'));
    return id === null ? null : { kind: 'bulk-operation', id };
  }
  if (topic === 'orders/risk_assessment_changed') {
    const orderId = valueAt(payload, 'order_id') ?? valueAt(payload, 'admin_graphql_api_order_id');
    const id = digits(orderId) ?? gidDigits(orderId);
    return id === null ? null : { kind: 'order', id };
  }
  if (topic === 'customers/merge') {
    // A merge that is under way or has failed comes, too: reading both customers tells.
    const gone = gidDigits(valueAt(payload, 'admin_graphql_api_customer_deleted_id'));
    const kept = gidDigits(valueAt(payload, 'admin_graphql_api_customer_kept_id'));
    return gone === null || kept === null ? null : { kind: 'customer-merge', gone, kept };
  }
  if (REVIEW_TOPIC.test(topic)) {
    // The subscription lets no other type through; metaobjects name themselves by their GID alone.
    const id = gidDigits(valueAt(payload, 'id'));
    const other = valueAt(payload, 'type') !== 'product_review';
    return id === null || other ? null : { kind: 'review', id };
  }
  const known = Object.hasOwn(SUBJECTS, topic) ? SUBJECTS[topic] : undefined;
  if (known === undefined) return null;
  const id = digits(valueAt(payload, known.field));
  return id === null ? null : { kind: known.kind, id };
}

/** @example subjectKey({ kind: 'order', id: '1001' }) // 'order:1001' */
export function subjectKey(subject: WebhookSubject): string {
  if (subject.kind === 'customer-merge') {
    return `${subject.kind}:${subject.gone}:${subject.kept}`;
  }
  return 'id' in subject ? `${subject.kind}:${subject.id}` : subject.kind;
}

/** The subject that a key stands for. @throws RangeError for any other text. */
export function parseSubjectKey(key: string): WebhookSubject {
  if (key === 'profile' || key === 'scopes') return { kind: key };
  const [kind, id = '', kept = '', ...more] = key.split(':');
  const merge = kind === 'customer-merge' && digits(kept) !== null;
  const known = [...RECORD_KINDS, 'bulk-operation'].some((name) => name === kind) && kept === '';
  if ((!merge && !known) || digits(id) === null || more.length > 0) {
    throw new RangeError(`"${key}" is no subject of a webhook`);
  }
  return merge ? { kind, gone: id, kept } : { kind: kind as 'order', id };
}

function gidDigits(gid: unknown): string | null {
  return typeof gid === 'string' ? digits(gid.split('/').at(-1)) : null;
}

function valueAt(payload: unknown, path: string): unknown {
  let value = payload;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function digits(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : null;
}
