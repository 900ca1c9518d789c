import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/*
 * A made-up orders export in the shape of ORDERS_EXPORT, the same on every run. Two and a half
 * lines, one and a half transactions and one fulfillment an order, every twentieth refunded.
 */

const COUNTRIES = ['DE', 'FR', 'NL', 'AT', 'CH', 'GB', 'US', 'PL', 'SE', 'DK', 'ES', 'IT'];
const CURRENCIES: Record<string, string> = { CH: 'CHF', GB: 'GBP', US: 'USD', PL: 'PLN' };
const FIRST_ORDER_MS = Date.UTC(2025, 5, 1);
const PERIOD_MS = 540 * 86_400_000;

export interface ExportFileFacts {
  path: string;
  bytes: number;
  orders: number;
  lines: number;
}

/** Writes the export of `orders` orders; a kibibyte per line of memory, whatever the size. */
export async function writeExportFile(path: string, orders: number): Promise<ExportFileFacts> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  let lines = 0;
  let text = '';
  for (let index = 0; index < orders; index++) {
    for (const record of orderRecords(index, orders)) {
      text += JSON.stringify(record) + '\n';
      lines++;
    }
    if (text.length < 1 << 20) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
  return { path, bytes: (await stat(path)).size, orders, lines };
}

function* orderRecords(index: number, orders: number) {
  const pick = (span: number, salt: number) => ((index + 1) * 2_654_435_761 + salt * 97_787) % span;
  const id = `gid://shopify/Order/${5_000_000_000 + index}`;
  const country = COUNTRIES[pick(COUNTRIES.length, 1)] ?? 'DE';
  const at = (hours: number) =>
    new Date(FIRST_ORDER_MS + Math.floor((index / orders) * PERIOD_MS) + hours * 3_600_000)
      .toISOString()
      .replace('.000', '');
  const lineCount = 1 + pick(4, 2);
  const total = (lineCount * 2_450 + pick(900, 3)) / 100;
  const amount = (value: number) => ({ shopMoney: { amount: value.toFixed(2) } });
  const refunded = index % 20 === 7;
  yield {
    id,
    name: `#${1001 + index}`,
    createdAt: at(0),
    processedAt: at(0),
    updatedAt: at(90),
    cancelledAt: null,
    test: false,
    displayFinancialStatus: refunded ? 'REFUNDED' : 'PAID',
    displayFulfillmentStatus: 'FULFILLED',
    paymentGatewayNames: ['shopify_payments'],
    sourceName: 'web',
    customerLocale: 'de-DE',
    currencyCode: 'EUR',
    presentmentCurrencyCode: CURRENCIES[country] ?? 'EUR',
    customer: { id: `gid://shopify/Customer/${7_000_000_000 + pick(orders, 4)}` },
    taxesIncluded: true,
    discountCodes: index % 9 === 0 ? ['WELCOME10'] : [],
    returnStatus: refunded ? 'RETURNED' : 'NO_RETURN',
    shippingAddress: { countryCodeV2: country, provinceCode: null },
    billingAddress: { countryCodeV2: country },
    totalPriceSet: { ...amount(total), presentmentMoney: { amount: (total * 1.07).toFixed(2) } },
    subtotalPriceSet: amount(total - 4.9),
    totalShippingPriceSet: amount(4.9),
    totalTaxSet: amount(total * 0.19),
    totalDiscountsSet: amount(0),
    totalRefundedSet: amount(refunded ? total : 0),
    originalTotalDutiesSet: null,
    taxLines: [
      {
        title: 'MwSt',
        ratePercentage: 19,
        channelLiable: false,
        priceSet: amount(total * 0.19),
      },
    ],
    risk: { recommendation: 'ACCEPT', assessments: [{ riskLevel: 'LOW' }] },
    transactions: [...transactions(index, at(0), total)],
    fulfillments: [
      {
        id: `gid://shopify/Fulfillment/${6_000_000_000 + index}`,
        status: 'SUCCESS',
        displayStatus: 'DELIVERED',
        createdAt: at(20),
        inTransitAt: at(28),
        deliveredAt: at(72 + pick(60, 5)),
        estimatedDeliveryAt: at(110),
        location: { id: 'gid://shopify/Location/71000000001' },
        trackingInfo: [{ company: 'DHL', number: `JD${index}` }],
      },
    ],
    refunds: refunded
      ? [
          {
            id: `gid://shopify/Refund/${index + 1}`,
            createdAt: at(200),
            totalRefundedSet: amount(total),
          },
        ]
      : [],
  };
  for (let line = 0; line < lineCount; line++) {
    const shopMoney = { amount: '24.50', currencyCode: 'EUR' };
    const product = pick(400, 6 + line);
    yield {
      id: `gid://shopify/LineItem/${index * 4 + line + 1}`,
      title: `Linen cushion cover, model ${product}`,
      quantity: 1 + (line % 2),
      currentQuantity: 1 + (line % 2),
      refundableQuantity: 1 + (line % 2),
      sku: `NL-${product}-${line}`,
      product: { id: `gid://shopify/Product/${8_000_000 + product}` },
      variant: { id: `gid://shopify/ProductVariant/${9_000_000 + product * 3 + line}` },
      originalUnitPriceSet: { shopMoney },
      totalDiscountSet: { shopMoney: { amount: '0.0', currencyCode: 'EUR' } },
      __parentId: id,
    };
  }
  yield {
    id: `gid://shopify/ShippingLine/${index + 1}`,
    title: 'Standard',
    code: 'standard',
    originalPriceSet: { shopMoney: { amount: '4.90', currencyCode: 'EUR' } },
    __parentId: id,
  };
}

function* transactions(index: number, processedAt: string, total: number) {
  const base = {
    kind: 'SALE',
    gateway: 'shopify_payments',
    formattedGateway: 'Shopify Payments',
    processedAt,
    test: false,
    amountSet: { shopMoney: { amount: total.toFixed(2) } },
    parentTransaction: null,
    paymentDetails: {
      __typename: 'CardPaymentDetails',
      company: 'Visa',
      wallet: null,
      paymentMethodName: 'visa',
    },
  };
  const id = `gid://shopify/OrderTransaction/${index * 2 + 1}`;
  if (index % 2 === 1) {
    yield { ...base, id: `${id}`, status: 'FAILURE', errorCode: 'CARD_DECLINED', fees: [] };
  }
  yield {
    ...base,
    id: `gid://shopify/OrderTransaction/${index * 2 + 2}`,
    status: 'SUCCESS',
    errorCode: null,
    fees: [{ amount: { amount: (total * 0.018 + 0.25).toFixed(2), currencyCode: 'EUR' } }],
  };
}
