import type { FileLayout } from './layout.ts';

/** Shopify's own order export; the order on its first line, one more line for each further item. */
export const shopifyOrders: FileLayout = {
  kind: 'shopify-orders',
  channel: 'shopify',
  signature: ['orderName', 'financialStatus', 'total', 'createdAt', 'lineTitle', 'lineUnitPrice'],
  anchor: 'total',
  columns: {
    orderName: { names: ['Name'], required: true },
    orderId: { names: ['Id'] },
    createdAt: { names: ['Created at'], required: true },
    processedAt: { names: ['Paid at'] },
    cancelledAt: { names: ['Cancelled at', 'Canceled at'] },
    financialStatus: { names: ['Financial Status'], required: true },
    fulfillmentStatus: { names: ['Fulfillment Status'] },
    currency: { names: ['Currency'] },
    country: { names: ['Shipping Country'] },
    billingCountry: { names: ['Billing Country'] },
    customer: { names: ['Email'] },
    total: { names: ['Total'], required: true },
    subtotal: { names: ['Subtotal'], required: true },
    shipping: { names: ['Shipping'] },
    tax: { names: ['Taxes'] },
    discount: { names: ['Discount Amount'] },
    refunded: { names: ['Refunded Amount'] },
    lineTitle: { names: ['Lineitem name'], required: true },
    lineSku: { names: ['Lineitem sku'] },
    lineQuantity: { names: ['Lineitem quantity'], required: true },
    lineUnitPrice: { names: ['Lineitem price'], required: true },
    lineDiscount: { names: ['Lineitem discount'] },
  },
};
