import { parseMinor } from '../kernel/money.ts';
import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_FIXED_PRICES,
  READ_PRICE_LISTS,
  type FixedPriceNode,
  type MarketPriceListsNode,
  type PriceListNode,
  type ReadFixedPricesData,
  type ReadPriceListsData,
} from '../shopify/operations/markets.ts';
import { BEFORE_FIRST_PAGE, followPages } from './follow-pages.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { numericId, shopifyId } from './shopify-id.ts';

/** Rows that one statement inserts: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 5_000;

/**
 * Reads the price lists of all markets with the prices that were set by hand, and replaces the
 * stored ones. Shopify sends no webhook when a price in a list changes. @throws AdminApiError
 */
export async function readPriceLists(admin: AdminClient): Promise<void> {
  const { shopId } = admin;
  await whereAllowed(shopId, 'price-lists', async () => {
    const markets = await followPages<MarketPriceListsNode>(
      { ...BEFORE_FIRST_PAGE },
      async (after) => {
        const { data, denied } = await admin.query<ReadPriceListsData>(READ_PRICE_LISTS, {
          after,
        });
        refuseDenied(data.markets, denied);
        return data.markets;
      },
    );
    const lists = listRows(shopId, markets);
    const prices: ReturnType<typeof priceRow>[] = [];
    for (const { priceListId } of lists) {
      for (const node of await fixedPrices(admin, priceListId)) {
        prices.push(priceRow(shopId, priceListId, node));
      }
    }
    await forShop(shopId).$transaction(async (tx) => {
      await tx.priceListPrice.deleteMany();
      await tx.priceList.deleteMany();
      await tx.priceList.createMany({ data: lists });
      for (let from = 0; from < prices.length; from += ROWS_AT_ONCE) {
        await tx.priceListPrice.createMany({ data: prices.slice(from, from + ROWS_AT_ONCE) });
      }
    });
  });
}

function fixedPrices(admin: AdminClient, priceListId: string): Promise<FixedPriceNode[]> {
  const id = shopifyId('PriceList', priceListId);
  return followPages<FixedPriceNode>({ ...BEFORE_FIRST_PAGE }, async (after) => {
    const { data } = await admin.query<ReadFixedPricesData>(READ_FIXED_PRICES, { id, after });
    return data.priceList?.prices;
  });
}

/** A list may be that of several markets. */
function listRows(shopId: number, markets: readonly MarketPriceListsNode[]) {
  const rows = new Map<string, ReturnType<typeof listRow>>();
  for (const market of markets) {
    for (const { status, priceList } of market.catalogs?.nodes ?? []) {
      if (priceList === null) continue;
      const row = rows.get(priceList.id) ?? listRow(shopId, status, priceList);
      row.marketIds.push(numericId(market.id));
      rows.set(priceList.id, row);
    }
  }
  return [...rows.values()];
}

function listRow(shopId: number, status: string, node: PriceListNode) {
  const marketIds: string[] = [];
  return {
    shopId,
    priceListId: numericId(node.id),
    marketIds,
    name: node.name,
    status,
    currency: node.currency,
    adjustmentPercent: adjustmentOf(node),
  };
}

function adjustmentOf({ parent }: PriceListNode): number | null {
  if (parent === null) return null;
  const { type, value } = parent.adjustment;
  return type === 'PERCENTAGE_DECREASE' ? -value : value;
}

function priceRow(shopId: number, priceListId: string, node: FixedPriceNode) {
  const { price, compareAtPrice } = node;
  return {
    shopId,
    priceListId,
    variantId: numericId(node.variant.id),
    priceMinor: BigInt(parseMinor(price.amount, price.currencyCode)),
    compareAtMinor:
      compareAtPrice === null
        ? null
        : BigInt(parseMinor(compareAtPrice.amount, compareAtPrice.currencyCode)),
  };
}
