import { openActionDesk } from './activity/index.server.ts';
import { complianceActions } from './compliance/index.server.ts';
import { insightsActions } from './insights/index.server.ts';
import type { AnyAction } from './kernel/action.ts';
import { localizationActions } from './localization/index.server.ts';
import { logisticsActions } from './logistics/index.server.ts';
import { paymentActions } from './payments/index.server.ts';
import { retentionActions } from './retention/index.server.ts';
import { projections } from './projections.server.ts';

/** Everything that can be done for the merchant: the one list in which domains are named for it. */
const actions: readonly AnyAction[] = [
  ...complianceActions,
  ...insightsActions,
  ...localizationActions,
  ...logisticsActions,
  ...paymentActions,
  ...retentionActions,
  ...projections.flatMap(({ saveAction }) => saveAction ?? []),
];

export const actionDesk = openActionDesk(actions);
