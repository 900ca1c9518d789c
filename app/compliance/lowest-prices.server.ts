import type { PoolClient } from 'pg';
import { z } from 'zod';
import { forShop, Prisma, queryForShop, type ShopTransaction } from '../db/index.server.ts';
import { defineJob, enqueue } from '../jobs/index.server.ts';
import { requestPublication, type StorefrontProjection } from '../publishing/index.server.ts';
import {
  composeLowestPrices,
  LOWEST_PRICES_METAFIELD,
  LOWEST_PRICES_VARIANTS_MAX,
  type LowestPrices,
  type VariantHistory,
} from './lowest-prices.ts';
import { type KnownVersions, recordPrices } from './price-history.server.ts';

/** Changes of prices come in bursts: so long they are collected before the document is made. */
const COLLECT_SECONDS = 5;

/**
 * Writes down the prices of what was just merged and sees to it that the storefront hears of them;
 * see `recordPrices`. `tx` is the transaction of `client`.
 */
export async function notePrices(
  client: PoolClient,
  tx: ShopTransaction,
  shopId: number,
  merged: { variantIds: readonly string[]; known: KnownVersions; watched: boolean },
): Promise<void> {
  const changed = await recordPrices(client, shopId, merged);
  if (changed === 0) return;
  await enqueue(tx, refreshLowestPrices, { shopId }, { delaySeconds: COLLECT_SECONDS });
}

/** Reference prices of reductions, made again at night and soon after prices have changed. */
export const lowestPrices: StorefrontProjection = {
  documentKey: LOWEST_PRICES_METAFIELD.key,
  refresh: async (shopId, now) => {
    await forShop(shopId).$transaction(async (tx) => {
      // Shoppers see them in the compliance notice: without one nobody asks for them.
      const settings = await tx.settingsDocument.findFirst({ where: { domain: 'compliance' } });
      if (settings === null) return;
      const { document } = await readLowestPrices(shopId, tx);
      const ready = Object.keys(document.prices).length > 0;
      await requestPublication(tx, shopId, LOWEST_PRICES_METAFIELD.key, { document, ready }, now);
    });
  },
};

export const refreshLowestPrices = defineJob({
  name: 'refresh-lowest-prices',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: ({ shopId }) => lowestPrices.refresh(shopId, new Date()),
});

/** The reference prices of a shop as of now. */
export async function readLowestPrices(
  shopId: number,
  db: ShopTransaction | ReturnType<typeof forShop> = forShop(shopId),
): Promise<LowestPrices> {
  const { currency } = await db.shop.findFirstOrThrow();
  const rows = await queryForShop<PriceRow>(
    db,
    shopId,
    (shop) => Prisma.sql`
    WITH reduced AS (
      SELECT h.variant_id, h.from_at FROM price_history AS h
      JOIN product_variant AS v ON v.shop_id = h.shop_id AND v.variant_id = h.variant_id
      JOIN product AS p ON p.shop_id = v.shop_id AND p.product_id = v.product_id
      WHERE h.shop_id = ${shop} AND h.until_at IS NULL
        AND h.compare_at_minor > h.price_minor AND p.status = 'ACTIVE'
      ORDER BY h.from_at DESC LIMIT ${LOWEST_PRICES_VARIANTS_MAX * 2}
    )
    SELECT h.variant_id, h.from_at, h.until_at, h.currency, h.price_minor, h.compare_at_minor,
      h.preceded_by
    FROM price_history AS h JOIN reduced USING (variant_id)
    WHERE h.shop_id = ${shop} ORDER BY h.variant_id, h.from_at`,
  );
  return composeLowestPrices(historiesOf(rows), currency);
}

interface PriceRow {
  variant_id: string;
  from_at: Date;
  until_at: Date | null;
  currency: string;
  price_minor: bigint;
  compare_at_minor: bigint | null;
  preceded_by: string;
}

function historiesOf(rows: readonly PriceRow[]): VariantHistory[] {
  const histories = new Map<string, VariantHistory>();
  for (const row of rows) {
    const history = histories.get(row.variant_id) ?? { variantId: row.variant_id, spans: [] };
    histories.set(row.variant_id, history);
    history.spans.push({
      fromAt: row.from_at,
      untilAt: row.until_at,
      currency: row.currency,
      priceMinor: Number(row.price_minor),
      compareAtMinor: row.compare_at_minor === null ? null : Number(row.compare_at_minor),
      precededBy: row.preceded_by as VariantHistory['spans'][number]['precededBy'],
    });
  }
  return [...histories.values()];
}
