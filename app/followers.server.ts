import { followPromises } from './logistics/index.server.ts';
import { taxRollup } from './compliance/index.server.ts';
import { paymentRollup } from './payments/index.server.ts';
import { followOrdersForPoints } from './retention/index.server.ts';
import type { DayRollup, OrderFollower } from './sync/index.server.ts';

/** Sums that domains keep per day: the one list in which they are named for it. */
export const dayRollups: readonly DayRollup[] = [paymentRollup, taxRollup];

/** Domains that follow every change of an order. */
export const orderFollowers: readonly OrderFollower[] = [followOrdersForPoints, followPromises];
