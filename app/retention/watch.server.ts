import type { AnyAction } from '../kernel/action.ts';
import type { Detector } from '../kernel/detector.ts';
import { adjustPoints } from './adjust-points-action.server.ts';
import { countPastOrders } from './count-past-orders-action.server.ts';
import { nameProgram } from './name-program-action.server.ts';
import { pointsExpiring } from './points-expiring-detector.server.ts';

/** What retention watches. */
export const retentionDetectors: readonly Detector[] = [pointsExpiring];

/** What retention does for the merchant. */
export const retentionActions = [
  adjustPoints,
  countPastOrders,
  nameProgram,
] as unknown as readonly AnyAction[];
