/** The made-up shops of the local Shopify: the only door to this folder. */
export {
  BUILT_IN_SHOPS,
  generateShop,
  truthsOf,
  type BuiltInShop,
  type GenerateShopOptions,
} from './generate-shop.ts';
