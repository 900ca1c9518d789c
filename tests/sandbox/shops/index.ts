/** The made-up shops of the local Shopify: the only door to this folder. */
export { BUILT_IN_SHOPS, truthsOf, type BuiltInShop } from './built-in.ts';
export { generateShop, type GenerateShopOptions } from './generate-shop.ts';
export { streamOrders, type StreamOrdersOptions } from './stream-orders.ts';
export { createRandom, mixSeed, seedOf, type Random } from './random.ts';
