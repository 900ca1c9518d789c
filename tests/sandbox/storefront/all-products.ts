import { Drop } from 'liquidjs';

/** Handles that a page can look up; of others Shopify gives nothing. */
export const ALL_PRODUCTS_HANDLES_MAX = 20;

/**
 * Liquid's `all_products`: a product by its handle, of twenty different handles on a page. What is
 * beyond them, unknown or not for sale is empty, as on Shopify
 * (shopify.dev/docs/api/liquid/objects/all_products).
 */
export class AllProducts extends Drop {
  readonly #productOf: (handle: string) => Record<string, unknown> | null;
  readonly #found = new Map<string, Record<string, unknown> | null>();

  constructor(productOf: (handle: string) => Record<string, unknown> | null) {
    super();
    this.#productOf = productOf;
  }

  override liquidMethodMissing(handle: string | number): Record<string, unknown> | null {
    const key = String(handle);
    if (!this.#found.has(key)) {
      if (this.#found.size === ALL_PRODUCTS_HANDLES_MAX) return null;
      this.#found.set(key, this.#productOf(key));
    }
    return this.#found.get(key) ?? null;
  }
}
