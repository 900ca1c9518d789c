import { z } from 'zod';
import type { ShopTransaction } from '../db/index.server.ts';
import type { Action, ActionScope, Change } from '../kernel/action.ts';
import { isCountryCode } from '../kernel/country.ts';
import { ok, refuse } from '../kernel/result.ts';
import { say, saidCount, saidCountry, saidPercent, type Saying } from '../kernel/saying.ts';
import { deliverySettings, type StoredDeliverySettings } from './delivery-settings.server.ts';
import { USUAL_ADHERENCE } from './lanes/lane-shares.ts';
import { readLearnedTransit } from './learned-transit.server.ts';
import type { DeliverySettings } from './model.ts';
import { withLearnedTransit, type TransitChange } from './use-learned-transit.ts';

const Input = z.strictObject({
  countries: z.array(z.string().refine(isCountryCode)).min(1).max(60),
  /** Share of parcels that should keep what is said. */
  adherence: z.number().min(0.5).max(0.99).default(USUAL_ADHERENCE),
});
type Input = z.infer<typeof Input>;

/** Saving delivery settings, which logs nothing by itself inside an action and can be undone. */
const save = deliverySettings.saveAction as unknown as Action<
  { settings: DeliverySettings; version: number },
  ShopTransaction
>;

/**
 * Takes the transit that parcels have taught into the delivery settings of some markets, in the place
 * of what the merchant stated. What shoppers read follows with the next publication.
 */
export const learnedTransitAction: Action<Input, ShopTransaction> = {
  name: 'logistics.use-learned-transit',
  input: Input,
  preview: async (scope, input) => {
    const planned = await plan(scope, input);
    const { changes, stored } = planned;
    // A proposal that nobody has confirmed must not be published along with it.
    if (changes.length === 0 || stored.isDefault) return refuse('nothing-to-do');
    return ok({
      title: say('logistics:action.useLearnedTransit.title', {
        count: saidCount(changes.length),
        share: saidPercent(input.adherence, 0),
      }),
      changes: changeLines(changes.slice(0, 200)),
      changeCount: changes.length,
      irreversible: [] as Saying[],
      basis: basisOf(planned),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, scope, input, basis) => {
      const planned = await plan(scope, input);
      if (planned.stored.isDefault || basisOf(planned) !== basis) return refuse('stale-preview');
      if (save.run.where !== 'here') throw new Error('Settings are saved here');
      const { settings, stored } = planned;
      return save.run.execute(tx, scope, { settings, version: stored.version }, '');
    },
    undo: (tx, scope, undo) => {
      if (save.run.where !== 'here') throw new Error('Settings are saved here');
      return save.run.undo(tx, scope, undo);
    },
  },
};

/** Markets with their days before and after, as the activity log shows them. */
export function changeLines(changes: readonly TransitChange[]): Change[] {
  return changes.map((change) => ({
    object: saidCountry(change.country),
    field: { type: 'word', key: 'logistics:action.useLearnedTransit.field' },
    before: change.before === null ? null : { type: 'name', text: rangeText(change.before) },
    after: { type: 'name', text: rangeText(change.after) },
  }));
}

interface Plan {
  stored: StoredDeliverySettings;
  settings: DeliverySettings;
  changes: TransitChange[];
}

async function plan({ shopId, now }: ActionScope, input: Input): Promise<Plan> {
  const [stored, learned] = await Promise.all([
    deliverySettings.read(shopId, now),
    readLearnedTransit(shopId, input.countries, input.adherence),
  ]);
  return { stored, ...withLearnedTransit(stored.settings, learned) };
}

/** Version of the settings and what would become of them: both must be as they were approved. */
function basisOf({ stored, changes }: Plan): string {
  return `${stored.version}:${JSON.stringify(changes.map(({ country, after }) => [country, after]))}`;
}

/** Days with customs, as digits: the field's name says what they are. */
function rangeText(range: { min: number; max: number; customsMax?: number }): string {
  const max = range.max + (range.customsMax ?? 0);
  return range.min === max ? String(max) : `${range.min}–${max}`;
}
