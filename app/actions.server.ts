import { openActionDesk } from './activity/index.server.ts';
import type { AnyAction } from './kernel/action.ts';

/** Everything that can be done for the merchant: the one list in which domains are named for it. */
const actions: readonly AnyAction[] = [];

export const actionDesk = openActionDesk(actions);
