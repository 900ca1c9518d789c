import type { AnyAction } from '../kernel/action.ts';
import type { Detector } from '../kernel/detector.ts';
import { staleTranslationsDetector } from './texts/stale-translations-detector.server.ts';
import { writeTranslations } from './texts/write-translations.server.ts';

export { supportSettings, type StoredSupportSettings } from './support-settings.server.ts';
export { readSupportMarkets } from './market-countries.server.ts';
export {
  type LanguageInMarket,
  readLanguagesInMarket,
  readLocalizationMarketPanel,
  sellsTo,
} from './market-profile.server.ts';

export { readCoverage, type Coverage } from './texts/coverage.server.ts';
export { planReadings, startReading, textJobs } from './texts/jobs.server.ts';
export { beginReading, followProducts, readTexts, rereadTexts } from './texts/read-texts.server.ts';
export { readQueue } from './texts/text-queue.server.ts';
export { readLastWriting } from './texts/last-change.server.ts';
export { readShopLanguages, type ShopLanguages } from './texts/shop-languages.server.ts';
export { storeOwnTexts } from './texts/store-own-texts.server.ts';
export { readTextInLanguage, type TextInLanguage } from './texts/text-in-language.server.ts';

/** What is watched here, day and night. */
export const localizationDetectors: readonly Detector[] = [staleTranslationsDetector];

/** What can be done here for the merchant. */
export const localizationActions: readonly AnyAction[] = [
  writeTranslations as unknown as AnyAction,
];

export { localizationAgentTools } from './agent-tools.server.ts';
