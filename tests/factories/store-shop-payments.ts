import { connectionPool } from '../../app/db/index.server.ts';
import { dateInZone } from '../../app/kernel/calendar.ts';
import { parseMinor } from '../../app/kernel/money.ts';
import type { SandboxOrder, SandboxShop } from '../sandbox/model.ts';

/** Rows that one statement takes as JSON. */
const ROWS_AT_ONCE = 5000;

/**
 * Stores a sandbox shop's orders, payments, disputes, lines, products with their costs, markets and
 * fixed prices under a shop that is registered already: what an import would store of them, without
 * the import. Rollups are left to the caller.
 */
export async function storeShopPayments(shopId: number, shop: SandboxShop): Promise<void> {
  await connectionPool().query(
    'UPDATE shop SET currency = $2, zone = $3, country = $4 WHERE shop_id = $1',
    [shopId, shop.currency, shop.zone, shop.country],
  );
  for (let from = 0; from < shop.orders.length; from += ROWS_AT_ONCE) {
    await storeOrders(shopId, shop, shop.orders.slice(from, from + ROWS_AT_ONCE));
  }
  await storeCatalog(shopId, shop);
  await connectionPool().query('ANALYZE');
}

async function insert(table: string, shopId: number, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  await connectionPool().query(
    `INSERT INTO "${table}" (shop_id, ${names})
     SELECT $1, ${names} FROM jsonb_populate_recordset(null::"${table}", $2::jsonb)`,
    [shopId, JSON.stringify(rows)],
  );
}

async function storeOrders(
  shopId: number,
  shop: SandboxShop,
  orders: readonly SandboxOrder[],
): Promise<void> {
  const inShop = (amount: string) => parseMinor(amount, shop.currency);
  await insert(
    'order',
    shopId,
    orders.map((order) => ({
      order_id: order.id,
      channel: 'shopify',
      name: order.name,
      created_at: order.createdAt,
      processed_at: order.processedAt,
      updated_at: order.updatedAt,
      synced_at: order.updatedAt,
      cancelled_at: order.cancelledAt,
      test: order.test,
      processed_on: dateInZone(shop.zone, Date.parse(order.processedAt)),
      financial_status: order.financialStatus,
      fulfillment_status: order.fulfillmentStatus,
      customer_id: order.customerId,
      country: order.country ?? 'ZZ',
      currency: order.currency,
      presentment_currency: order.presentmentCurrency,
      total_minor: inShop(order.total.shop),
      subtotal_minor: inShop(order.subtotal.shop),
      shipping_minor: inShop(order.shipping.shop),
      tax_minor: inShop(order.tax.shop),
      discount_minor: inShop(order.discounts.shop),
      presentment_total_minor: parseMinor(order.total.presentment, order.presentmentCurrency),
      refunded_minor: order.refunds.reduce((sum, refund) => sum + inShop(refund.total.shop), 0),
      gateways: [...new Set(order.transactions.map(({ gateway }) => gateway))],
      source_name: order.sourceName,
      taxes_included: order.taxesIncluded,
      discount_codes: [],
      failed_attempts: 0,
    })),
  );
  await insert(
    'order_transaction',
    shopId,
    orders.flatMap((order) =>
      order.transactions.map((payment) => ({
        order_id: order.id,
        transaction_id: payment.id,
        kind: payment.kind,
        status: payment.status,
        gateway: payment.gateway,
        gateway_name: payment.formattedGateway,
        payment_method: payment.paymentMethodName,
        error_code: payment.errorCode,
        amount_minor: inShop(payment.amount.shop),
        fee_minor: payment.fee === null ? null : inShop(payment.fee),
        processed_at: payment.processedAt,
        test: order.test,
      })),
    ),
  );
  await insert(
    'dispute',
    shopId,
    orders.flatMap((order) =>
      (order.disputes ?? []).map((dispute) => ({
        dispute_id: dispute.id,
        order_id: order.id,
        type: dispute.initiatedAs,
        status: dispute.status,
        reason: dispute.reason,
        amount_minor: inShop(dispute.amount.shop),
        currency: shop.currency,
        initiated_at: dispute.initiatedAt,
        synced_at: dispute.initiatedAt,
      })),
    ),
  );
  await insert(
    'order_line',
    shopId,
    orders.flatMap((order) =>
      order.lines.map((line) => ({
        order_id: order.id,
        line_id: line.id,
        product_id: line.productId,
        variant_id: line.variantId,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        unit_price_minor: inShop(line.unitPrice.shop),
        discount_minor: inShop(line.discount.shop),
      })),
    ),
  );
}

async function storeCatalog(shopId: number, shop: SandboxShop): Promise<void> {
  const variants = shop.products.flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  );
  await insert(
    'product_variant',
    shopId,
    variants.map(({ product, variant }) => ({
      variant_id: variant.id,
      product_id: product.id,
      title: variant.title,
      sku: variant.sku,
      price_minor: parseMinor(variant.price, shop.currency),
      inventory_item_id: variant.inventoryItem.id,
    })),
  );
  await insert(
    'inventory_item',
    shopId,
    variants.map(({ product, variant: { inventoryItem } }) => ({
      inventory_item_id: inventoryItem.id,
      tracked: inventoryItem.tracked,
      requires_shipping: inventoryItem.requiresShipping,
      unit_cost_minor:
        inventoryItem.unitCost === null ? null : parseMinor(inventoryItem.unitCost, shop.currency),
      unit_cost_currency: inventoryItem.unitCost === null ? null : shop.currency,
      updated_at: product.updatedAt,
      synced_at: product.updatedAt,
    })),
  );
  await insert(
    'market',
    shopId,
    shop.markets.map((market) => ({
      market_id: market.id,
      handle: market.handle,
      name: market.name,
      status: market.status,
      currency: market.currency,
      countries: market.countries,
    })),
  );
  const fixed = shop.markets.filter(({ fixedPrices }) => fixedPrices !== undefined);
  await insert(
    'price_list',
    shopId,
    fixed.map((market) => ({
      price_list_id: market.id,
      market_ids: [market.id],
      name: market.name,
      status: 'ACTIVE',
      currency: market.currency,
    })),
  );
  await insert(
    'price_list_price',
    shopId,
    fixed.flatMap((market) =>
      Object.entries(market.fixedPrices ?? {}).map(([variantId, price]) => ({
        price_list_id: market.id,
        variant_id: variantId,
        price_minor: parseMinor(price, market.currency),
      })),
    ),
  );
}
