import type { WordKey } from './words.ts';

/** What the page that frames the app is told by the server. */
export interface HostBoot {
  frameUrl: string;
  appOrigin: string;
  /** Path of the app in the admin, e.g. `/store/nordlicht-living/apps/portolan`. */
  appPath: string;
  /** Path of the shop in the admin, e.g. `/store/nordlicht-living`. */
  shopPath: string;
  shopDomain: string;
  appName: string;
  homePath: string;
  words: Record<WordKey, string>;
}
