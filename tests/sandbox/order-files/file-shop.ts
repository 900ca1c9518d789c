import type {
  SandboxCustomer,
  SandboxMarket,
  SandboxOrder,
  SandboxProduct,
  SandboxShop,
} from '../model.ts';
import { countryNameOf } from './countries.ts';
import {
  createMoneyCache,
  fileLocationId,
  fileMarketId,
  type FileIds,
  type WriteContext,
} from './order-writer.ts';

/** Countries with fewer orders share the market "Rest of world". */
const MARKET_MIN_ORDERS = 50;

/** What the shop needs to know of an order before it is written. */
export interface Draft {
  at: string;
  /** Key of the customer within the file. */
  customer: string | null;
  country: string | null;
}

export interface FileShopParts<T extends Draft> {
  currency: string;
  zone: string;
  country: string;
  ids: FileIds;
  money: ReturnType<typeof createMoneyCache>;
  products: SandboxProduct[];
  /** By time. */
  drafts: T[];
  write(draft: T, context: WriteContext): SandboxOrder;
}

/** One market per country with fifty orders or more, the home country first, and one for the rest. */
function marketsOf(parts: FileShopParts<Draft>): SandboxMarket[] {
  const orders = new Map<string, number>();
  for (const { country } of parts.drafts) {
    if (country !== null) orders.set(country, (orders.get(country) ?? 0) + 1);
  }
  const own = [...orders]
    .filter(([code, count]) => code !== parts.country && count >= MARKET_MIN_ORDERS)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([code]) => code);
  const rest = [...orders.keys()]
    .filter((code) => code !== parts.country && !own.includes(code))
    .sort();
  const groups: [handle: string, name: string, countries: string[]][] = [parts.country, ...own].map(
    (code) => [code.toLowerCase(), countryNameOf(code), [code]],
  );
  if (rest.length > 0) groups.push(['rest-of-world', 'Rest of world', rest]);
  return groups.map(([handle, name, countries], index) => ({
    id: fileMarketId(index),
    handle,
    name,
    status: 'ACTIVE',
    primary: index === 0,
    currency: parts.currency,
    countries,
    exchangeRate: 1,
  }));
}

function customersOf(parts: FileShopParts<Draft>): Map<string, SandboxCustomer> {
  const customers = new Map<string, SandboxCustomer>();
  for (const draft of parts.drafts) {
    if (draft.customer === null) continue;
    const known = customers.get(draft.customer);
    if (known) {
      known.country = draft.country ?? known.country;
      continue;
    }
    const number = customers.size + 1;
    customers.set(draft.customer, {
      id: parts.ids.next('customer'),
      locale: 'en',
      country: draft.country,
      createdAt: draft.at,
      displayName: `Customer ${number}`,
      email: `customer-${number}@example.com`,
    });
  }
  return customers;
}

/** Puts the shop of an order file together: `order-file.myshopify.com`. */
export function fileShop<T extends Draft>(parts: FileShopParts<T>): SandboxShop {
  const markets = marketsOf(parts);
  const customers = customersOf(parts);
  const marketByCountry = new Map(
    markets.flatMap((market) => market.countries.map((code) => [code, market.id] as const)),
  );
  const context: WriteContext = {
    ids: parts.ids,
    money: parts.money,
    currency: parts.currency,
    customerIdOf: (customer) => customers.get(customer)?.id ?? null,
    marketIdOf: (country) => marketByCountry.get(country) ?? null,
  };
  const orders: SandboxOrder[] = parts.drafts.map((draft) => parts.write(draft, context));
  return {
    id: '5900000000000',
    domain: 'order-file.myshopify.com',
    name: 'Order file',
    currency: parts.currency,
    zone: parts.zone,
    country: parts.country,
    adminLocale: 'en',
    planName: 'Shopify',
    taxesIncluded: false,
    createdAt: orders[0]?.createdAt ?? new Date(0).toISOString(),
    enabledPresentmentCurrencies: [parts.currency],
    enabledPaymentTypes: { '*': [] },
    locations: [{ id: fileLocationId, name: 'Warehouse', country: parts.country, active: true }],
    markets,
    locales: [{ locale: 'en', name: 'English', primary: true, published: true }],
    products: parts.products,
    customers: [...customers.values()],
    orders,
  };
}
