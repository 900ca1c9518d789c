import type { AnyAction } from '../kernel/action.ts';
import type { Detector } from '../kernel/detector.ts';
import {
  silentCarrierDetector,
  slowHandoverDetector,
  slowLaneDetector,
} from './lane-detectors.server.ts';
import { learnedTransitAction } from './use-learned-transit.server.ts';

export { deliverySettings, type StoredDeliverySettings } from './delivery-settings.server.ts';
export { askForLearning, logisticsJobs } from './jobs.server.ts';
export {
  readLane,
  readLanes,
  readPromises,
  type LaneDetail,
  type LanesView,
  type PromisesView,
} from './lanes-page.server.ts';
export { followParcels, readFollowChoices } from './follow-learned-transit.server.ts';
export { learnShopLanes } from './learn-lanes.server.ts';
export { logisticsMarketPanel, readLogisticsMarketPanel } from './market-panel.server.ts';
export { followPromises, judgeDuePromises, judgeWaitingOrders } from './promises.server.ts';

/** What is watched here, day and night. */
export const logisticsDetectors: readonly Detector[] = [
  slowLaneDetector,
  slowHandoverDetector,
  silentCarrierDetector,
];

/** What can be done here for the merchant. */
export const logisticsActions: readonly AnyAction[] = [
  learnedTransitAction as unknown as AnyAction,
];

export { logisticsAgentTools } from './agent-tools.server.ts';
