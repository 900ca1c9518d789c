import { isCountryCode } from '../kernel/country.ts';
import { parseMinor } from '../kernel/money.ts';
import type {
  InventoryItemNode,
  ProductNode,
  VariantNode,
} from '../shopify/operations/products.ts';
import type { ProductRows } from './model.ts';
import { instant } from './instant.ts';
import { numericId } from './shopify-id.ts';

/** Adds a product to `rows`; its variants come apart. @throws RangeError for a foreign id. */
export function readProductNode(rows: ProductRows, node: ProductNode, syncedAt: string): void {
  rows.products.push({
    productId: numericId(node.id),
    title: node.title,
    handle: node.handle,
    status: node.status,
    productType: node.productType ?? '',
    updatedAt: node.updatedAt,
    syncedAt,
  });
}

/** Adds a variant and its inventory item; `currency` is the shop's. @throws RangeError as above. */
export function readVariantNode(
  rows: ProductRows,
  node: VariantNode,
  productId: string,
  { currency, syncedAt }: { currency: string; syncedAt: string },
): void {
  const item = node.inventoryItem;
  rows.variants.push({
    variantId: numericId(node.id),
    productId,
    title: node.title,
    sku: node.sku || null,
    priceMinor: parseMinor(node.price, currency),
    compareAtMinor: node.compareAtPrice === null ? null : parseMinor(node.compareAtPrice, currency),
    createdAt: node.createdAt,
    inventoryItemId: item === null ? null : numericId(item.id),
  });
  if (item !== null) readInventoryItemNode(rows, item, syncedAt);
}

/** Adds an inventory item. @throws RangeError as above. */
export function readInventoryItemNode(
  rows: ProductRows,
  node: InventoryItemNode,
  syncedAt: string,
): void {
  const cost = node.unitCost;
  const origin = node.countryCodeOfOrigin;
  rows.inventoryItems.push({
    inventoryItemId: numericId(node.id),
    tracked: node.tracked,
    requiresShipping: node.requiresShipping,
    unitCostMinor: cost === null ? null : parseMinor(cost.amount, cost.currencyCode),
    unitCostCurrency: cost === null ? null : cost.currencyCode,
    hsCode: node.harmonizedSystemCode || null,
    originCountry: origin !== null && isCountryCode(origin) ? origin : null,
    originProvince: node.provinceCodeOfOrigin || null,
    weightGrams: gramsOf(node.measurement?.weight ?? null),
    updatedAt: instant(node.updatedAt),
    syncedAt,
  });
}

/** International avoirdupois: 1 lb is exactly 453.59237 g, an ounce a sixteenth of it. */
const GRAMS: Readonly<Record<string, number>> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: 28.349523125,
  POUNDS: 453.59237,
};

/** Shopify writes 0 where nobody has entered a weight. */
function gramsOf(weight: { value: number; unit: string } | null): number | null {
  const grams = weight === null ? undefined : GRAMS[weight.unit];
  if (weight === null || grams === undefined || weight.value <= 0) return null;
  return Math.round(weight.value * grams * 1000) / 1000;
}
