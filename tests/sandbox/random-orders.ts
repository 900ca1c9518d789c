import type { SandboxOrder } from './model.ts';
import { createRandom, seedOf } from './shops/random.ts';
import type { SandboxStore } from './store.ts';

const MAX_ORDERS = 500;
const MAX_LINES = 3;

/**
 * Places orders of changing size from the shop's markets, through the same door as the checkout,
 * so every one sends its webhooks. The same shop with the same history gets the same orders.
 */
export function placeRandomOrders(
  store: SandboxStore,
  domain: string,
  count: number,
): SandboxOrder[] {
  const state = store.shop(domain);
  const random = createRandom(seedOf(`${domain}:${state.shop.orders.length}`));
  const variants = state
    .variants()
    .filter(({ product }) => product.status === 'ACTIVE')
    .map(({ variant }) => variant);
  const countries = state.shop.markets
    .filter((market) => market.status === 'ACTIVE')
    .flatMap((market) => market.countries);
  if (variants.length === 0) throw new Error(`${domain} has no product to order.`);
  return Array.from({ length: Math.min(count, MAX_ORDERS) }, () => {
    const lines = new Map<string, number>();
    for (let line = random.integer(1, MAX_LINES); line > 0; line--) {
      const variant = variants[random.integer(0, variants.length - 1)];
      if (variant) lines.set(variant.id, random.integer(1, 2));
    }
    return store.placeOrder(domain, {
      lines: [...lines].map(([variantId, quantity]) => ({ variantId, quantity })),
      country: countries[random.integer(0, countries.length - 1)] ?? state.shop.country,
      payment: { gateway: 'bogus', methodName: 'visa', outcome: 'success' },
    });
  });
}
