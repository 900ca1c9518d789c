import { isCountryCode } from '../kernel/country.ts';
import type { CustomerNode } from '../shopify/operations/customers.ts';
import { instant } from './instant.ts';
import type { CustomerRow } from './model.ts';
import { numericId } from './shopify-id.ts';

/** A customer as stored. @throws RangeError naming the value that is not what Shopify promises. */
export function readCustomerNode(node: CustomerNode, syncedAt: string): CustomerRow {
  const country = node.defaultAddress?.countryCodeV2;
  const orders = Number(node.numberOfOrders);
  if (!Number.isSafeInteger(orders)) throw new RangeError(`${node.id}: "${orders}" is no count`);
  return {
    customerId: numericId(node.id),
    country: country && isCountryCode(country) ? country : null,
    locale: node.locale || null,
    createdAt: instant(node.createdAt),
    updatedAt: instant(node.updatedAt),
    syncedAt,
    orders,
  };
}
