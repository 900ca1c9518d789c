export { bookPoints, type LoyaltyEntry, readLoyaltyAccount } from './loyalty-ledger.server.ts';
export {
  hasLoyaltyProgram,
  listLoyaltyMarkets,
  listProductTypes,
  listShopLanguages,
  type LoyaltyMarket,
  loyaltySettings,
  type StoredLoyaltySettings,
} from './loyalty-settings.server.ts';
