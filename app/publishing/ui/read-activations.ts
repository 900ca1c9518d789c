/** How a block stands in the shop's themes. */
export interface Activation {
  status: 'active' | 'available' | 'unavailable';
  /** Templates on which it is placed, without those that only vary one: 'product', 'cart'. */
  pages: string[];
}

/**
 * Reads what `shopify.app.extensions()` says of theme blocks, by handle. Anything that has not the
 * shape that App Bridge documents is left out, because a guess would be told as a fact.
 * @example
 *   readActivations(await shopify.app.extensions()).get('delivery-estimate')
 *   // { status: 'active', pages: ['product', 'cart'] }
 */
export function readActivations(extensions: unknown): Map<string, Activation> {
  const found = new Map<string, Activation>();
  for (const extension of listOf(extensions)) {
    if (extension['type'] !== 'theme_app_extension') continue;
    for (const block of listOf(extension['activations'])) {
      const { handle, status } = block;
      if (typeof handle !== 'string' || !isStatus(status)) continue;
      const pages = listOf(block['activations']).flatMap(({ target }) => pageOf(target) ?? []);
      found.set(handle, { status, pages: [...new Set(pages)] });
    }
  }
  return found;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((each): each is Record<string, unknown> => typeof each === 'object' && !!each)
    : [];
}

function isStatus(value: unknown): value is Activation['status'] {
  return value === 'active' || value === 'available' || value === 'unavailable';
}

/** `template--product.alternate/main/app_block_1` stands on the product page. */
function pageOf(target: unknown): string | null {
  return typeof target === 'string' ? (/^template--([a-z_]+)/.exec(target)?.[1] ?? null) : null;
}
