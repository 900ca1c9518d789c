export { bookPoints, type LoyaltyEntry, readLoyaltyAccount } from './loyalty-ledger.server.ts';
export {
  hasLoyaltyProgram,
  listLoyaltyMarkets,
  type LoyaltyMarket,
  loyaltySettings,
  type StoredLoyaltySettings,
} from './loyalty-settings.server.ts';
