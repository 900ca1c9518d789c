import type { FileLayout } from './layout.ts';

/**
 * Our own plain CSV, see the README; its names also serve as guesses for unknown files.
 * One line an order, or one line an item with the values of the order on each or on the first.
 */
export const plainOrders: FileLayout = {
  kind: 'plain-orders',
  channel: 'csv',
  signature: ['orderId', 'createdAt', 'total'],
  anchor: 'total',
  columns: {
    orderId: { names: ['order_id', '订单号'], required: true },
    orderName: { names: ['order_name', '订单名称'] },
    orderChannel: { names: ['channel', 'sales_channel', '渠道', '销售渠道', '销售平台'] },
    createdAt: { names: ['created_at', '下单时间'], required: true },
    processedAt: { names: ['paid_at', '付款时间'] },
    updatedAt: { names: ['updated_at', '更新时间'] },
    cancelledAt: { names: ['cancelled_at', '取消时间'] },
    status: { names: ['status', '订单状态'] },
    currency: { names: ['currency', '币种'] },
    country: { names: ['country', '国家'] },
    customer: { names: ['customer_id', '客户编号'] },
    total: { names: ['total', '订单总额'], required: true },
    shipping: { names: ['shipping', '运费'] },
    tax: { names: ['tax', '税费'] },
    taxIncluded: { names: ['tax_included', '含税'] },
    discount: { names: ['discount', '优惠金额'] },
    refunded: { names: ['refunded', '退款金额'] },
    lineId: { names: ['line_id', '明细编号'] },
    lineSku: { names: ['line_sku', 'SKU'] },
    lineTitle: { names: ['line_title', '商品名称'] },
    lineQuantity: { names: ['line_quantity', '数量'] },
    lineReturnedQuantity: { names: ['line_returned_quantity', '退货数量'] },
    lineUnitPrice: { names: ['line_unit_price', '单价'] },
    lineDiscount: { names: ['line_discount', '商品优惠'] },
  },
};
