/**
 * The numeric part of a GID, by which our tables know a record.
 * @throws RangeError for text that is no GID of Shopify.
 * @example numericId('gid://shopify/Order/1001') // '1001'
 */
export function numericId(gid: string): string {
  const start = gid.lastIndexOf('/') + 1;
  const query = gid.indexOf('?', start);
  const id = query === -1 ? gid.slice(start) : gid.slice(start, query);
  if (!gid.startsWith('gid://shopify/') || !isDigits(id)) {
    throw new RangeError(`"${gid}" is not the id of a Shopify record`);
  }
  return id;
}

/**
 * The kind of record that a GID names.
 * @example kindOfId('gid://shopify/LineItem/5') // 'LineItem'
 */
export function kindOfId(gid: string): string {
  return gid.slice('gid://shopify/'.length, gid.lastIndexOf('/'));
}

/**
 * The GID of a record.
 * @example shopifyId('Order', '1001') // 'gid://shopify/Order/1001'
 */
export function shopifyId(kind: string, id: string): string {
  return `gid://shopify/${kind}/${id}`;
}

function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 20) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
