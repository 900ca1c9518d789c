import type { FileLayout } from './layout.ts';

/** Amazon "All Orders" flat file, by order date or by last update; one line an order item. */
export const amazonOrders: FileLayout = {
  kind: 'amazon-orders',
  channel: 'amazon',
  signature: ['orderId', 'createdAt', 'status', 'marketplace', 'lineSku', 'lineAmount'],
  anchor: 'lineAmount',
  columns: {
    orderId: { names: ['amazon-order-id'], required: true },
    createdAt: { names: ['purchase-date'], required: true },
    updatedAt: { names: ['last-updated-date'] },
    status: { names: ['order-status'], required: true },
    marketplace: { names: ['sales-channel'] },
    currency: { names: ['currency'] },
    country: { names: ['ship-country'] },
    lineSku: { names: ['sku'] },
    lineTitle: { names: ['product-name'] },
    lineId: { names: ['order-item-id', 'asin'] },
    lineStatus: { names: ['item-status'] },
    lineQuantity: { names: ['quantity'], required: true },
    lineAmount: { names: ['item-price'], required: true },
    lineTax: { names: ['item-tax'] },
    lineShipping: { names: ['shipping-price'] },
    lineShippingTax: { names: ['shipping-tax'] },
    lineGiftWrap: { names: ['gift-wrap-price'] },
    lineGiftWrapTax: { names: ['gift-wrap-tax'] },
    lineDiscount: { names: ['item-promotion-discount'] },
    lineShippingDiscount: { names: ['ship-promotion-discount'] },
  },
};
