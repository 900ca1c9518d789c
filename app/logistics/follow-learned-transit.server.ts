import { recordActivity } from '../activity/index.server.ts';
import { forShop, type ShopTransaction } from '../db/index.server.ts';
import type { Action } from '../kernel/action.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { say, saidCount } from '../kernel/saying.ts';
import { deliverySettings } from './delivery-settings.server.ts';
import {
  followChoices,
  followLearnedTransit,
  type FollowChoice,
} from './follow-learned-transit.ts';
import { readLearnedCountries } from './learned-transit.server.ts';
import { FOLLOWED_ADHERENCES, type DeliverySettings } from './model.ts';
import { changeLines, learnedTransitAction } from './use-learned-transit.server.ts';

const save = deliverySettings.saveAction as unknown as Action<
  { settings: DeliverySettings; version: number },
  ShopTransaction
>;

/** Markets shown to choose from: a shop with more sees those with the most parcels. */
const CHOICES_MOST = 60;

/**
 * Takes into the settings what the parcels of followed markets have taught, publishes it and logs
 * it, in one transaction; it can be undone like any other change. Returns how many markets changed.
 *
 * Nothing is done for settings that nobody has confirmed, nor where the merchant saves at the same
 * moment: then the next night does it.
 */
export async function followParcels(shopId: number, now: Date): Promise<number> {
  const stored = await deliverySettings.read(shopId, now);
  const followed = stored.settings.learnedTransit.map(({ country }) => country);
  if (stored.isDefault || followed.length === 0 || save.run.where !== 'here') return 0;
  const { run } = save;
  const db = forShop(shopId);
  const [learned, { zone, currency }] = await Promise.all([
    readLearnedCountries(shopId, followed),
    db.shop.findFirstOrThrow(),
  ]);
  const todayOn = dateInZone(zone, now.getTime());
  const { settings, changes } = followLearnedTransit(stored.settings, learned, todayOn);
  if (changes.length === 0) return 0;
  return db.$transaction(async (tx) => {
    const input = { settings, version: stored.version };
    const saved = await run.execute(tx, { shopId, currency, zone, now }, input, '');
    if (!saved.ok) return 0;
    await recordActivity(tx, shopId, {
      action: learnedTransitAction.name,
      title: say('logistics:action.followLearned.title', { count: saidCount(changes.length) }),
      changes: changeLines(changes),
      changeCount: changes.length,
      actor: { kind: 'app', id: null },
      undo: saved.value.undo,
      at: now,
    });
    return changes.length;
  });
}

/** What each market would say if it followed its parcels, those with the most parcels first. */
export async function readFollowChoices(shopId: number): Promise<FollowChoice[]> {
  const learned = await readLearnedCountries(shopId);
  return followChoices(learned, FOLLOWED_ADHERENCES)
    .filter(({ country }) => country !== 'ZZ')
    .slice(0, CHOICES_MOST);
}
