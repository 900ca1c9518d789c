import type { FileLayout } from './layout.ts';

/**
 * TikTok Shop order export; one line a SKU of an order, amounts of the order on each of them.
 * The Chinese names follow Seller Center's labels and were not seen in a file.
 */
export const tiktokOrders: FileLayout = {
  kind: 'tiktok-orders',
  channel: 'tiktok',
  signature: ['orderId', 'status', 'lineId', 'lineQuantity', 'lineAmount', 'total'],
  anchor: 'total',
  columns: {
    orderId: { names: ['Order ID', '订单 ID', '订单ID', '订单号', '订单编号'], required: true },
    status: { names: ['Order Status', '订单状态'], required: true },
    fulfillmentStatus: { names: ['Order Substatus', '订单子状态'] },
    cancelType: {
      names: [
        'Cancelation/Return Type',
        'Cancellation/Return Type',
        '取消/退货类型',
        '取消/退款类型',
      ],
    },
    lineId: { names: ['SKU ID'] },
    lineSku: {
      names: [
        'Seller SKU',
        'Seller sku input by the seller',
        '商家 SKU',
        '卖家 SKU',
        '商家SKU',
        '卖家SKU',
      ],
    },
    lineTitle: { names: ['Product Name', '商品名称', '产品名称'] },
    lineVariation: { names: ['Variation', '规格', '变体', '商品规格'] },
    lineQuantity: { names: ['Quantity', '数量', '商品数量'], required: true },
    lineReturnedQuantity: { names: ['Sku Quantity of return', 'SKU 退货数量', '退货数量'] },
    lineUnitPrice: { names: ['SKU Unit Original Price', 'SKU 单价', 'SKU 原价', 'SKU 商品原价'] },
    linePlatformDiscount: { names: ['SKU Platform Discount', 'SKU 平台折扣', 'SKU 平台优惠'] },
    lineDiscount: {
      names: ['SKU Seller Discount', 'SKU 商家折扣', 'SKU 卖家折扣', 'SKU 商家优惠'],
    },
    lineAmount: {
      names: ['SKU Subtotal After Discount', 'SKU 折后小计', 'SKU 折扣后小计', 'SKU 优惠后小计'],
      required: true,
    },
    shipping: {
      names: ['Shipping Fee After Discount', '折后运费', '运费(折后)', '优惠后运费', '折扣后运费'],
    },
    paymentDiscount: { names: ['Payment platform discount', '支付平台折扣', '支付平台优惠'] },
    tax: { names: ['Taxes', '税费'] },
    total: { names: ['Order Amount', '订单金额'], required: true },
    refunded: { names: ['Order Refund Amount', '订单退款金额'] },
    createdAt: { names: ['Created Time', '创建时间', '下单时间'], required: true },
    processedAt: { names: ['Paid Time', '支付时间', '付款时间'] },
    cancelledAt: { names: ['Cancelled Time', 'Canceled Time', '取消时间'] },
    currency: { names: ['Currency', '币种', '货币'] },
    country: { names: ['Country', '国家', '国家/地区'] },
    customer: { names: ['Buyer Username', 'Buyer Nickname', '买家用户名', '买家昵称'] },
  },
};
