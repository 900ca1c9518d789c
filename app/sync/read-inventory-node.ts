import { isCountryCode } from '../kernel/country.ts';
import type { CountryCodeNode, InventoryLevelNode } from '../shopify/operations/products.ts';
import type { InventoryRows } from './model.ts';
import { numericId } from './shopify-id.ts';

/** Adds what lies of an item at one location. @throws RangeError for a foreign id. */
export function readLevelNode(
  rows: InventoryRows,
  node: InventoryLevelNode,
  inventoryItemId: string,
): void {
  const quantities = new Map(node.quantities.map(({ name, quantity }) => [name, quantity]));
  const pieces = (name: string) => quantities.get(name) ?? 0;
  rows.levels.push({
    inventoryItemId,
    locationId: numericId(node.location.id),
    available: pieces('available'),
    onHand: pieces('on_hand'),
    committed: pieces('committed'),
    incoming: pieces('incoming'),
  });
}

/** Adds the customs code of an item for one country. @throws RangeError for no country. */
export function readCountryCodeNode(
  rows: InventoryRows,
  node: CountryCodeNode,
  inventoryItemId: string,
): void {
  const country = node.countryCode;
  if (!isCountryCode(country)) throw new RangeError(`"${country}" is no country`);
  rows.codes.push({ inventoryItemId, country, hsCode: node.harmonizedSystemCode });
}
