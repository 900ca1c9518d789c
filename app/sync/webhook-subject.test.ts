import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSubjectKey, subjectKey, webhookSubject } from './webhook-subject.ts';

describe('the subject of a webhook', () => {
  test.each([
    ['orders/create', { id: 1001 }, 'order:1001'],
    ['orders/delete', { id: 1001 }, 'order:1001'],
    ['orders/edited', { order_edit: { id: 4, order_id: 1001 } }, 'order:1001'],
    ['fulfillments/update', { id: 7, order_id: 1001 }, 'order:1001'],
    ['fulfillment_events/create', { id: 7, order_id: '1001' }, 'order:1001'],
    // `order_id` comes as text here, see the list of topics in README.md.
    ['orders/risk_assessment_changed', { order_id: '1001', risk_level: 'HIGH' }, 'order:1001'],
    [
      'orders/risk_assessment_changed',
      { order_id: null, admin_graphql_api_order_id: 'gid://shopify/Order/1001' },
      'order:1001',
    ],
    [
      'customers/merge',
      {
        admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
        admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
        admin_graphql_api_job_id: null,
        status: 'completed',
        errors: [],
      },
      'customer-merge:2:1',
    ],
    ['refunds/create', { id: 7, order_id: 1001 }, 'order:1001'],
    ['order_transactions/create', { id: 7, order_id: 1001 }, 'order:1001'],
    ['products/update', { id: 8 }, 'product:8'],
    ['inventory_items/update', { id: 9 }, 'inventory-item:9'],
    [
      'metaobjects/update',
      { id: 'gid://shopify/Metaobject/13', type: 'product_review', updated_at: '2026-11-22' },
      'review:13',
    ],
    // Of a deleted one no more is told.
    [
      'metaobjects/delete',
      { id: 'gid://shopify/Metaobject/13', type: 'product_review' },
      'review:13',
    ],
    ['markets/update', { id: 9 }, 'profile'],
    ['shop/update', {}, 'profile'],
    ['app/scopes_update', { current: [] }, 'scopes'],
    [
      'bulk_operations/finish',
      { admin_graphql_api_id: 'gid://shopify/BulkOperation/12' },
      'bulk-operation:12',
    ],
  ])('%s %j is %s', (topic, payload, key) => {
    const subject = webhookSubject(topic, payload);
    if (subject === null) throw new Error('there is no subject');
    expect(subjectKey(subject)).toBe(key);
    expect(parseSubjectKey(key)).toEqual(subject);
  });

  test.each([
    ['themes/publish', { id: 1 }],
    // A privacy request is answered elsewhere; it must not be taken for news of the shop.
    ['shop/redact', { shop_id: 1 }],
    ['metaobjects/update', { id: 'gid://shopify/Metaobject/13', type: 'size_chart' }],
    ['metaobjects/update', { type: 'product_review' }],
    ['orders/updated', {}],
    ['orders/updated', { id: -5 }],
    ['orders/updated', { id: '5; DROP TABLE' }],
    ['constructor', { id: 1 }],
  ])('%s %j is none', (topic, payload) => {
    expect(webhookSubject(topic, payload)).toBeNull();
  });

  test('is found or not found in whatever comes, without a throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (topic, payload) => {
        webhookSubject(topic, payload);
        webhookSubject('orders/edited', payload);
      }),
    );
  });
});

test.each(['', 'order:', 'order:x', 'supplier:1', 'customer-merge:1', 'order:1:2'])(
  '"%s" is no key',
  (key) => {
    expect(() => parseSubjectKey(key)).toThrow(RangeError);
  },
);
