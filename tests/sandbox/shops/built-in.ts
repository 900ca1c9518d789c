import type { PlantedTruth } from '../model.ts';
import { nordlichtLiving } from './nordlicht-living.ts';
import { plantedTruths, shopWindow } from './planted-truths.ts';
import type { ShopProfile } from './profile.ts';
import { yunfanOutdoor } from './yunfan-outdoor.ts';

export const BUILT_IN_SHOPS = ['nordlicht-living', 'yunfan-outdoor'] as const;
export type BuiltInShop = (typeof BUILT_IN_SHOPS)[number];

const PROFILES: Record<BuiltInShop, ShopProfile> = {
  'nordlicht-living': nordlichtLiving,
  'yunfan-outdoor': yunfanOutdoor,
};

export function profileOf(name: BuiltInShop): ShopProfile {
  return PROFILES[name];
}

export function marketIdOf(profile: ShopProfile, index: number): string {
  return String(profile.idBase + 900 + index);
}

/** Lists the truths that `generateShop` plants for the same `now`. */
export function truthsOf(name: BuiltInShop, now: Date): PlantedTruth[] {
  const profile = profileOf(name);
  return plantedTruths(name, shopWindow(profile.zone, profile.months, now));
}
