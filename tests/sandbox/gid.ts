/** `gid('Order', '1001')` is `'gid://shopify/Order/1001'`. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** Type and numeric part of a GID; null for any other text. */
export function parseGid(text: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(text);
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null;
}
