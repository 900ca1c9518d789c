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
export { adjustPoints } from './adjust-points-action.server.ts';
export { countPastOrders } from './count-past-orders-action.server.ts';
export { readRetentionMarketPanel } from './market-panel.server.ts';
export {
  listLoyaltyCustomers,
  readLedger,
  readLoyaltyOverview,
  type LoyaltyOverview,
} from './read-liability.server.ts';
export { retentionActions, retentionDetectors } from './watch.server.ts';

export { retentionAgentTools } from './agent-tools.server.ts';
