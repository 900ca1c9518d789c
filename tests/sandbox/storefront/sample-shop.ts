import type { SandboxProduct, SandboxShop } from '../model.ts';

const zero = { available: 12, incoming: 0 };

function product(id: number, handle: string, title: string, price: string): SandboxProduct {
  return {
    id: String(id),
    handle,
    title,
    titles: { en: title, de: `${title} (de)` },
    descriptionHtml: `<p>${title}, made to be used every day.</p>`,
    productType: 'Mug',
    vendor: 'Sample',
    status: 'ACTIVE',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    imageSvg:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="#dde5e3"/><circle cx="100" cy="100" r="56" fill="#5a7d7c"/></svg>',
    variants: ['Small', 'Large'].map((size, index) => ({
      id: `${id}${index}`,
      title: size,
      sku: `${handle}-${index}`,
      price: (Number(price) + index * 5).toFixed(2),
      compareAtPrice: null,
      inventoryItem: {
        id: `9${id}${index}`,
        tracked: true,
        requiresShipping: true,
        unitCost: '4.00',
        harmonizedSystemCode: '691110',
        countryOfOrigin: 'DE',
        weightGrams: 300,
        levels: [{ locationId: '1', ...zero }],
      },
    })),
  };
}

/** A small shop for the tests of pages: four markets, three languages, two products. */
export function sampleShop(): SandboxShop {
  return {
    id: '77',
    domain: 'sample-shop.myshopify.com',
    name: 'Sample Shop',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    country: 'DE',
    adminLocale: 'en',
    planName: 'Basic',
    taxesIncluded: true,
    createdAt: '2026-01-01T00:00:00Z',
    enabledPresentmentCurrencies: ['EUR', 'USD', 'JPY'],
    enabledPaymentTypes: { '*': ['visa', 'master'], NL: ['ideal', 'visa'] },
    locations: [{ id: '1', name: 'Hamburg', country: 'DE', active: true }],
    markets: [
      market('1', 'germany', 'Germany', 'EUR', ['DE'], 1, true),
      market('2', 'netherlands', 'Netherlands', 'EUR', ['NL'], 1),
      market('3', 'united-states', 'United States', 'USD', ['US'], 1.1),
      market('4', 'japan', 'Japan', 'JPY', ['JP'], 160),
    ],
    locales: [
      { locale: 'en', name: 'English', primary: true, published: true },
      { locale: 'de', name: 'Deutsch', primary: false, published: true },
      { locale: 'ja', name: '日本語', primary: false, published: true },
    ],
    products: [product(1, 'mug', 'Mug', '20.00'), product(2, 'bowl', 'Bowl', '30.00')],
    customers: [
      {
        id: '501',
        locale: 'de',
        country: 'DE',
        createdAt: '2026-01-02T00:00:00Z',
        displayName: 'Test Customer',
        email: 'customer@example.com',
      },
    ],
    orders: [],
  };
}

function market(
  id: string,
  handle: string,
  name: string,
  currency: string,
  countries: string[],
  exchangeRate: number,
  primary = false,
) {
  return {
    id,
    handle,
    name,
    status: 'ACTIVE' as const,
    primary,
    currency,
    countries,
    exchangeRate,
  };
}
