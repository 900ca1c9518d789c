export { awardOrders, noteOrders } from './award-orders.server.ts';
export { followMerges } from './follow-merges.server.ts';
export { lockAccount, settleAccount, type LedgerKey } from './ledger/ledger.server.ts';
export {
  hasLoyaltyProgram,
  listLoyaltyMarkets,
  listProductTypes,
  listShopLanguages,
  loyaltySettings,
  type LoyaltyMarket,
} from './loyalty-settings.server.ts';
export {
  askForAward,
  awardPointsJob,
  followOrdersForPoints,
  retentionJobs,
  tendPoints,
} from './points-jobs.server.ts';
export { readLoyaltyAccount } from './read-account.server.ts';
export { readProgram } from './read-program.server.ts';
export { askToClose, closeCode, makeCode, releasePoints } from './redemption/codes.server.ts';
export { redeemPoints } from './redemption/redeem.server.ts';
