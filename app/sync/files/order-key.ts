import type { RowCells } from './cells.ts';
import type { FileKind } from './model.ts';

/**
 * What the lines of one order have in common: its id, for Shopify its name, because only the first
 * line has the id; in plain files with the channel in front. '' for a line without.
 */
export function orderKeyOf(kind: FileKind, cells: RowCells): string {
  if (kind === 'shopify-orders') return cells.get('orderName');
  const id = cells.get('orderId');
  const channel = kind === 'plain-orders' ? cells.get('orderChannel').toLowerCase() : '';
  return id === '' || channel === '' ? id : `${channel}:${id}`;
}
