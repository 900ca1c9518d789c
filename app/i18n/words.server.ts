import englishPolaris from '@shopify/polaris/locales/en.json' with { type: 'json' };
import chinesePolaris from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };

import commonEn from './locales/en.json' with { type: 'json' };
import commonZh from './locales/zh-CN.json' with { type: 'json' };
import activityEn from '../activity/locales/en.json' with { type: 'json' };
import activityZh from '../activity/locales/zh-CN.json' with { type: 'json' };
import complianceEn from '../compliance/locales/en.json' with { type: 'json' };
import complianceZh from '../compliance/locales/zh-CN.json' with { type: 'json' };
import insightsEn from '../insights/locales/en.json' with { type: 'json' };
import insightsZh from '../insights/locales/zh-CN.json' with { type: 'json' };
import localizationEn from '../localization/locales/en.json' with { type: 'json' };
import localizationZh from '../localization/locales/zh-CN.json' with { type: 'json' };
import logisticsEn from '../logistics/locales/en.json' with { type: 'json' };
import logisticsZh from '../logistics/locales/zh-CN.json' with { type: 'json' };
import paymentsEn from '../payments/locales/en.json' with { type: 'json' };
import paymentsZh from '../payments/locales/zh-CN.json' with { type: 'json' };
import publishingEn from '../publishing/locales/en.json' with { type: 'json' };
import publishingZh from '../publishing/locales/zh-CN.json' with { type: 'json' };
import retentionEn from '../retention/locales/en.json' with { type: 'json' };
import retentionZh from '../retention/locales/zh-CN.json' with { type: 'json' };
import syncEn from '../sync/locales/en.json' with { type: 'json' };
import syncZh from '../sync/locales/zh-CN.json' with { type: 'json' };
import type { AdminLocale } from './locale.ts';
import type { Namespace, Words, WordTree } from './namespaces.ts';

const WORDS: Record<AdminLocale, Required<Words>> = {
  en: {
    activity: activityEn,
    common: commonEn,
    compliance: complianceEn,
    insights: insightsEn,
    localization: localizationEn,
    logistics: logisticsEn,
    payments: paymentsEn,
    publishing: publishingEn,
    retention: retentionEn,
    sync: syncEn,
  },
  'zh-CN': {
    activity: activityZh,
    common: commonZh,
    compliance: complianceZh,
    insights: insightsZh,
    localization: localizationZh,
    logistics: logisticsZh,
    payments: paymentsZh,
    publishing: publishingZh,
    retention: retentionZh,
    sync: syncZh,
  },
};

/** The words of some namespaces, as they travel with a document. */
export function wordsOf(locale: AdminLocale, namespaces: readonly Namespace[]): Words {
  return Object.fromEntries(namespaces.map((name) => [name, WORDS[locale][name]]));
}

/** Polaris' own texts (“Cancel”, “Loading”, …) in the admin's language. */
export function polarisWordsOf(locale: AdminLocale): WordTree {
  return locale === 'zh-CN' ? chinesePolaris : englishPolaris;
}
