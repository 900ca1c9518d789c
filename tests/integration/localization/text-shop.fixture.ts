import { forShop } from '../../../app/db/index.server.ts';
import { generateShop, type BuiltInShop } from '../../sandbox/shops/index.ts';
import { decimalsOf, minorOf } from '../../sandbox/shops/money.ts';
import { APP_SCOPES, connectShop, type ConnectedShop } from '../sync/sandbox-shop.fixture.ts';

export const TEXT_SCOPES = [...APP_SCOPES, 'write_translations'];

/** A built-in shop whose languages, markets, products and latest orders are stored. */
export async function connectTextShop(
  name: BuiltInShop,
  options: { now: Date; scopes?: string[]; plantTruths?: boolean; orders?: number },
): Promise<ConnectedShop> {
  const truth = generateShop(name, { orders: 1500, ...options });
  const connected = await connectShop(truth, { scopes: options.scopes ?? TEXT_SCOPES });
  const { shopId } = connected;
  const db = forShop(shopId);
  await db.shop.updateMany({ data: { currency: truth.currency, zone: truth.zone } });
  await db.shopLocale.createMany({ data: truth.locales.map((locale) => ({ shopId, ...locale })) });
  await db.market.createMany({
    data: truth.markets.map((market) => ({
      ...{ shopId, marketId: market.id, handle: market.handle, name: market.name },
      ...{ status: market.status, currency: market.currency, countries: market.countries },
    })),
  });
  const syncedAt = new Date(options.now.getTime() - 1000);
  await db.product.createMany({
    data: truth.products.map((product) => ({
      ...{ shopId, productId: product.id, title: product.title, handle: product.handle, syncedAt },
      ...{ status: product.status, productType: product.productType },
      updatedAt: new Date(product.updatedAt),
    })),
  });
  await storeOrders(connected, options.now);
  return connected;
}

const DAYS_MS = 100 * 86_400_000;

async function storeOrders({ shopId, truth }: ConnectedShop, now: Date): Promise<void> {
  const db = forShop(shopId);
  const decimals = decimalsOf(truth.currency);
  const recent = truth.orders.filter(
    ({ processedAt }) => new Date(processedAt).getTime() > now.getTime() - DAYS_MS,
  );
  const orders = recent.map((order) => ({
    ...{ shopId, orderId: order.id, name: order.name, financialStatus: '', fulfillmentStatus: '' },
    ...{ createdAt: new Date(order.processedAt), processedAt: new Date(order.processedAt) },
    ...{ updatedAt: now, syncedAt: now, processedOn: new Date(order.processedAt.slice(0, 10)) },
    ...{ country: order.country ?? 'ZZ', gateways: [] },
    ...{ currency: truth.currency, presentmentCurrency: truth.currency },
    ...{ totalMinor: 0, subtotalMinor: 0, shippingMinor: 0, taxMinor: 0, discountMinor: 0 },
    ...{ presentmentTotalMinor: 0, refundedMinor: 0 },
  }));
  const lines = recent.flatMap((order) =>
    order.lines.map((line) => ({
      ...{ shopId, orderId: order.id, lineId: line.id, productId: line.productId },
      ...{ title: line.title, quantity: line.quantity, discountMinor: 0 },
      unitPriceMinor: minorOf(line.unitPrice.shop, decimals),
    })),
  );
  for (let from = 0; from < orders.length; from += 500) {
    await db.order.createMany({ data: orders.slice(from, from + 500) });
  }
  for (let from = 0; from < lines.length; from += 1000) {
    await db.orderLine.createMany({ data: lines.slice(from, from + 1000) });
  }
}
