/** Synthetic files as marketplaces export them; nobody in them exists. */

const AMAZON = [
  'amazon-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'sales-channel',
  'sku',
  'product-name',
  'asin',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'shipping-price',
  'ship-city',
  'ship-country',
];

export interface AmazonOrder {
  number: number;
  price?: string | undefined;
  currency?: string | undefined;
  marketplace?: string | undefined;
  updated?: string | undefined;
  /** A date of purchase that no reader takes. */
  purchased?: string | undefined;
}

export function amazonId(number: number): string {
  return `028-${String(number).padStart(7, '0')}-0000001`;
}

/** Amazon's "All Orders" report; order `number` was bought on that day of March, over and over. */
export function amazonFile(orders: readonly AmazonOrder[]): Uint8Array {
  const lines = orders.map(({ number, price, currency, marketplace, updated, purchased }) => {
    const day = `2026-03-${String((number % 28) + 1).padStart(2, '0')}`;
    return [
      amazonId(number),
      purchased ?? `${day}T09:30:00+00:00`,
      updated ?? `${day}T12:00:00+00:00`,
      'Shipped',
      marketplace ?? 'Amazon.de',
      `LAMP-${number % 7}`,
      'Camping lamp',
      'B000000001',
      'Shipped',
      '2',
      currency ?? 'EUR',
      price ?? '40.00',
      '6.39',
      '4.90',
      'Nowhere',
      'DE',
    ].join('\t');
  });
  return new TextEncoder().encode([AMAZON.join('\t'), ...lines, ''].join('\r\n'));
}

const TIKTOK = [
  'Order ID',
  'Order Status',
  'Order Substatus',
  'Cancelation/Return Type',
  'SKU ID',
  'Seller SKU',
  'Product Name',
  'Variation',
  'Quantity',
  'Sku Quantity of return',
  'SKU Unit Original Price',
  'SKU Subtotal Before Discount',
  'SKU Platform Discount',
  'SKU Seller Discount',
  'SKU Subtotal After Discount',
  'Shipping Fee After Discount',
  'Taxes',
  'Order Amount',
  'Order Refund Amount',
  'Created Time',
  'Paid Time',
  'Buyer Username',
  'Country',
];

/** TikTok Shop's export: dates that can be read two ways, no currency, no zone. */
export function tiktokFile(count: number): Uint8Array {
  const lines = Array.from({ length: count }, (_, at) => {
    const time = `0${(at % 9) + 1}/04/2026 10:15:00`;
    const row = [
      `5760000000000${String(at).padStart(5, '0')}`,
      'Completed',
      'Delivered',
      '',
      '1729400000001',
      `MUG-${at % 3}`,
      'Travel mug',
      'Blue',
      '1',
      '0',
      '18.00',
      '18.00',
      '0',
      '0',
      '18.00',
      '3.50',
      '1.50',
      '23.00',
      '0',
      time,
      time,
      `nobody${at % 4}`,
      'United States',
    ];
    return row.map((cell) => `"${cell}"`).join(',');
  });
  return new TextEncoder().encode([TIKTOK.join(','), ...lines, ''].join('\r\n'));
}

/** Costs of ads in the app's own layout. */
export function spendFile(rows: readonly { day: string; cost: string }[]): Uint8Array {
  const lines = rows.map(({ day, cost }) => `${day},google,Spring,DE,EUR,${cost},1000,20,1`);
  const header = 'day,platform,campaign,country,currency,cost,impressions,clicks,conversions';
  return new TextEncoder().encode([header, ...lines, ''].join('\n'));
}
