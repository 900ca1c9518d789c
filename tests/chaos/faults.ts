import { expireAccessTokens, revokeTokens } from '../sandbox/oauth/token-custody.ts';
import type { Random } from '../sandbox/shops/random.ts';
import type { ShopState } from '../sandbox/shop-state.ts';
import type { WebhookSender } from '../sandbox/webhooks/webhook-sender.ts';
import type { ChaosDatabase } from './database.ts';
import type { Fleet } from './fleet.ts';
import { pick } from './pick.ts';

export interface FaultTargets {
  state: ShopState;
  webhooks: WebhookSender;
  fleet: Fleet;
  database: ChaosDatabase;
  random: Random;
  /** The merchant opens the app again, which is how access comes back. */
  visit: () => Promise<void>;
}

type Fault = (targets: FaultTargets) => Promise<void> | void;

const disturb =
  (kind: Parameters<WebhookSender['disturb']>[0]['kind'], times: number): Fault =>
  ({ webhooks }) =>
    webhooks.disturb({ kind, times });

/** Everything that goes wrong, and how often beside the others. */
const FAULTS: Record<string, { weight: number; inject: Fault }> = {
  'web process killed': {
    weight: 2,
    inject: ({ fleet, random }) => fleet.kill('web', random.integer(0, 9)),
  },
  'worker killed': {
    weight: 4,
    inject: ({ fleet, random }) => fleet.kill('worker', random.integer(0, 9)),
  },
  'database crashed': { weight: 1, inject: ({ database }) => database.restart('SIGQUIT') },
  'database restarted': { weight: 1, inject: ({ database }) => database.restart('SIGINT') },
  'webhooks lost': { weight: 4, inject: disturb('drop', 6) },
  'webhooks sent twice': { weight: 4, inject: disturb('duplicate', 6) },
  'webhooks turned round': { weight: 3, inject: disturb('reorder', 5) },
  'webhooks late': {
    weight: 3,
    inject: ({ webhooks }) => webhooks.disturb({ kind: 'delay', times: 5, delayMs: 1_500 }),
  },
  'webhooks with a forged signature': { weight: 1, inject: disturb('corrupt-signature', 2) },
  'webhooks cut off': { weight: 1, inject: disturb('corrupt-body', 2) },
  'API throttled': { weight: 3, inject: failApi('throttled', 5) },
  'API failing': { weight: 3, inject: failApi('status', 4) },
  'API answers cut off': { weight: 2, inject: failApi('cut', 3) },
  'access tokens expired': {
    weight: 2,
    inject: ({ state }) => {
      if (state.installation) expireAccessTokens(state.installation);
    },
  },
  'all tokens dead until the merchant came': {
    weight: 1,
    inject: async ({ state, visit }) => {
      if (state.installation) revokeTokens(state.installation);
      await visit();
    },
  },
};

function failApi(kind: 'throttled' | 'status' | 'cut', times: number): Fault {
  return ({ state }) => {
    state.faults.push({ kind, times, ...(kind === 'status' ? { status: 502 } : {}) });
  };
}

const DRAWN = Object.entries(FAULTS).flatMap(([name, { weight }]) =>
  Array.from({ length: weight }, () => name),
);

export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

/**
 * Lets one thing go wrong; its name. So that a short week has every kind, one that has not come up
 * yet is taken half of the time.
 */
export async function injectFault(
  targets: FaultTargets,
  counts: ReadonlyMap<string, number>,
): Promise<string> {
  const { random } = targets;
  const untried = FAULT_NAMES.filter((name) => !counts.has(name));
  const name =
    untried.length > 0 && random.chance(0.5) ? pick(random, untried) : pick(random, DRAWN);
  await FAULTS[name]?.inject(targets);
  return name;
}
