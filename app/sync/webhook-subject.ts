/**
 * What a webhook is about. Webhooks are not applied from their payload: the record is read again,
 * so that late, repeated and reordered ones all end in the same state.
 */
export type WebhookSubject =
  | { kind: 'order'; id: string }
  | { kind: 'product'; id: string }
  | { kind: 'inventory-item'; id: string }
  | { kind: 'bulk-operation'; id: string }
  | { kind: 'profile' }
  | { kind: 'scopes' };

/** Field of the payload that holds the id of the record to read again. */
const SUBJECTS: Readonly<
  Record<string, { kind: 'order' | 'product' | 'inventory-item'; field: string }>
> = {
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
};

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
    const gid = valueAt(payload, 'admin_graphql_api_id');
    const id = typeof gid === 'string' ? digits(gid.split('/').at(-1)) : null;
    return id === null ? null : { kind: 'bulk-operation', id };
  }
  const known = Object.hasOwn(SUBJECTS, topic) ? SUBJECTS[topic] : undefined;
  if (known === undefined) return null;
  const id = digits(valueAt(payload, known.field));
  return id === null ? null : { kind: known.kind, id };
}

/** @example subjectKey({ kind: 'order', id: '1001' }) // 'order:1001' */
export function subjectKey(subject: WebhookSubject): string {
  return 'id' in subject ? `${subject.kind}:${subject.id}` : subject.kind;
}

/** The subject that a key stands for. @throws RangeError for any other text. */
export function parseSubjectKey(key: string): WebhookSubject {
  if (key === 'profile' || key === 'scopes') return { kind: key };
  const match = /^(order|product|inventory-item|bulk-operation):(\d{1,20})$/.exec(key);
  if (match === null) throw new RangeError(`"${key}" is no subject of a webhook`);
  return { kind: match[1] as 'order', id: match[2] ?? '' };
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
