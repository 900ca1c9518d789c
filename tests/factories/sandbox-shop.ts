import type {
  SandboxCustomer,
  SandboxFulfillment,
  SandboxMoney,
  SandboxOrder,
  SandboxProduct,
  SandboxShop,
  SandboxTransaction,
} from '../sandbox/model.ts';

const DAY_MS = 24 * 3600 * 1000;
const amount = (cents: number): string => (cents / 100).toFixed(2);
const euro = (cents: number): SandboxMoney => ({ shop: amount(cents), presentment: amount(cents) });

function product(number: number): SandboxProduct {
  return {
    id: `2${number}`,
    handle: `lamp-${number}`,
    title: `Lamp ${number}`,
    titles: { en: `Lamp ${number}`, de: `Lampe ${number}` },
    descriptionHtml: `<p>Lamp number ${number}</p>`,
    productType: 'Lamps',
    vendor: 'Nordlicht',
    status: 'ACTIVE',
    createdAt: '2025-01-01T00:00:00.000Z',
    updatedAt: '2025-06-01T00:00:00.000Z',
    imageSvg: '<svg/>',
    variants: ['Small', 'Large'].map((title, index) => ({
      id: `3${number}${index}`,
      title,
      sku: `LAMP-${number}-${title.charAt(0)}`,
      price: amount(1000 * number + 500 * index),
      compareAtPrice: null,
      inventoryItem: {
        id: `4${number}${index}`,
        tracked: true,
        requiresShipping: true,
        unitCost: amount(400 * number),
        harmonizedSystemCode: '940520',
        countryOfOrigin: 'DE',
        weightGrams: 800,
        levels: [{ locationId: '51', available: 10 + number, incoming: 5 }],
      },
    })),
  };
}

const countries = ['DE', 'FR', 'US'] as const;

function customer(number: number): SandboxCustomer {
  return {
    id: `6${number}`,
    locale: number % 2 === 0 ? 'de' : 'en',
    country: countries[number % 3] ?? null,
    createdAt: '2025-02-01T00:00:00.000Z',
    displayName: `Test Customer ${number}`,
    email: `customer-${number}@example.com`,
  };
}

function fulfillment(number: number, lineIds: string[], at: string): SandboxFulfillment {
  const later = (days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString();
  return {
    id: `8${number}`,
    status: 'SUCCESS',
    displayStatus: 'DELIVERED',
    createdAt: later(1),
    updatedAt: later(4),
    inTransitAt: later(2),
    deliveredAt: later(4),
    estimatedDeliveryAt: later(5),
    locationId: '51',
    carrier: 'DHL',
    service: 'Paket',
    trackingNumber: `JJD${number}`,
    lineIds,
    events: (['IN_TRANSIT', 'DELIVERED'] as const).map((status, index) => ({
      id: `81${number}${index}`,
      status,
      happenedAt: later(2 + 2 * index),
      country: 'DE',
    })),
  };
}

/** The order with that number; every third is refunded, every fourth not shipped, every fifth a guest's. */
function order(number: number, createdAt: string): SandboxOrder {
  const lines = [0, 1].slice(0, 1 + (number % 2)).map((index) => ({
    id: `9${number}${index}`,
    productId: `2${1 + (number % 3)}`,
    variantId: `3${1 + (number % 3)}${index}`,
    sku: `LAMP-${1 + (number % 3)}-${index === 0 ? 'S' : 'L'}`,
    title: `Lamp ${1 + (number % 3)}`,
    quantity: 1 + (number % 4),
    unitPrice: euro(1000 + 10 * (number % 100) + index),
    discount: euro(0),
    requiresShipping: true,
  }));
  const subtotalCents = lines.reduce(
    (sum, line) => sum + Math.round(Number(line.unitPrice.shop) * 100) * line.quantity,
    0,
  );
  const totalCents = subtotalCents + 490;
  const refunded = number % 3 === 0;
  const shipped = number % 4 !== 0;
  const lineIds = lines.map(({ id }) => id);
  const payment: SandboxTransaction = {
    id: `7${number}0`,
    kind: 'SALE',
    status: 'SUCCESS',
    gateway: 'shopify_payments',
    formattedGateway: 'Shopify Payments',
    errorCode: null,
    amount: euro(totalCents),
    parentId: null,
    processedAt: createdAt,
    paymentMethodName: number % 2 === 0 ? 'visa' : 'ideal',
    fee: amount(Math.round(totalCents * 0.029)),
  };
  const declined: SandboxTransaction = {
    ...payment,
    id: `7${number}1`,
    status: 'FAILURE',
    errorCode: 'INSUFFICIENT_FUNDS',
    fee: null,
  };
  const firstLine = lines[0] as (typeof lines)[number];
  return {
    id: String(100_000 + number),
    name: `#${1000 + number}`,
    createdAt,
    processedAt: createdAt,
    updatedAt: new Date(Date.parse(createdAt) + (number % 7) * DAY_MS).toISOString(),
    cancelledAt: null,
    cancelReason: null,
    test: false,
    sourceName: 'web',
    currency: 'EUR',
    presentmentCurrency: 'EUR',
    customerId: number % 5 === 0 ? null : `6${number % 3}`,
    customerLocale: 'de',
    country: countries[number % 3] ?? null,
    province: null,
    marketId: '11',
    financialStatus: refunded ? 'PARTIALLY_REFUNDED' : 'PAID',
    fulfillmentStatus: shipped ? 'FULFILLED' : 'UNFULFILLED',
    taxesIncluded: true,
    subtotal: euro(subtotalCents),
    shipping: euro(490),
    tax: euro(Math.round(subtotalCents * 0.15)),
    discounts: euro(0),
    duties: null,
    total: euro(totalCents),
    tags: number % 2 === 0 ? ['even'] : [],
    lines,
    transactions: number % 6 === 0 ? [declined, payment] : [payment],
    fulfillments: shipped ? [fulfillment(number, lineIds, createdAt)] : [],
    refunds: refunded
      ? [
          {
            id: `72${number}`,
            createdAt,
            note: 'broken',
            total: firstLine.unitPrice,
            lines: [
              {
                id: `73${number}`,
                lineId: firstLine.id,
                quantity: 1,
                subtotal: firstLine.unitPrice,
                restockType: 'RETURN',
              },
            ],
          },
        ]
      : [],
    returns: refunded
      ? [
          {
            id: `74${number}`,
            status: 'CLOSED',
            createdAt,
            lines: [
              {
                id: `75${number}`,
                lineId: firstLine.id,
                quantity: 1,
                reasonHandle: 'defective',
                reasonName: 'Defective',
              },
            ],
          },
        ]
      : [],
    riskLevel: 'LOW',
  };
}

export interface SandboxShopOptions {
  domain?: string | undefined;
  orderCount?: number | undefined;
  /** The newest order is this old; the others follow one an hour before each other. */
  newestOrderAt?: string | undefined;
}

/**
 * A small shop in euros with three products, three customers and two markets.
 *
 * The same options give the same shop, to the byte.
 */
export function makeSandboxShop(options: SandboxShopOptions = {}): SandboxShop {
  const count = options.orderCount ?? 12;
  const newest = Date.parse(options.newestOrderAt ?? '2026-11-20T12:00:00.000Z');
  return {
    id: '1',
    domain: options.domain ?? 'tiny-lamps.myshopify.com',
    name: 'Tiny Lamps',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    country: 'DE',
    adminLocale: 'en',
    planName: 'Basic',
    taxesIncluded: true,
    createdAt: '2024-05-01T00:00:00.000Z',
    enabledPresentmentCurrencies: ['EUR', 'USD'],
    enabledPaymentTypes: { '*': ['visa', 'master'] },
    locations: [
      { id: '51', name: 'Hamburg', country: 'DE', active: true },
      { id: '52', name: 'Old store', country: 'DE', active: false },
    ],
    markets: [
      {
        id: '11',
        handle: 'europe',
        name: 'Europe',
        status: 'ACTIVE',
        primary: true,
        currency: 'EUR',
        countries: ['DE', 'FR'],
        exchangeRate: 1,
      },
      {
        id: '12',
        handle: 'us',
        name: 'United States',
        status: 'ACTIVE',
        primary: false,
        currency: 'USD',
        countries: ['US'],
        exchangeRate: 1.1,
      },
    ],
    locales: [
      { locale: 'en', name: 'English', primary: true, published: true },
      { locale: 'de', name: 'German', primary: false, published: true },
    ],
    products: [1, 2, 3].map(product),
    customers: [0, 1, 2].map(customer),
    orders: Array.from({ length: count }, (_, index) =>
      order(index + 1, new Date(newest - (count - 1 - index) * 3600 * 1000).toISOString()),
    ),
  };
}
