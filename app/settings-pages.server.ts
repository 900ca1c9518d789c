import { complianceSettings } from './compliance/index.server.ts';
import type { Namespace } from './i18n/namespaces.ts';
import { supportSettings } from './localization/index.server.ts';
import { deliverySettings } from './logistics/index.server.ts';
import { paymentHints } from './payments/index.server.ts';
import type { StorefrontProjection } from './publishing/index.server.ts';
import { loyaltySettings } from './retention/index.server.ts';

/** A page of settings as the list of all of them names it. */
export interface SettingsPageEntry {
  path: string;
  /** Keys of its name and of one sentence about it, in the pillar's words. */
  titleKey: string;
  aboutKey: string;
  /** The document that a save publishes; null where shoppers see nothing of the settings. */
  projection: StorefrontProjection | null;
}

/** Settings of one part of the app; its words have a name under `pillar`, or under `nameKey`. */
export interface SettingsPillar {
  namespace: Namespace;
  nameKey?: string | undefined;
  pages: readonly SettingsPageEntry[];
}

/** The page that a projection names as its own, under the domain's `title` and `about`. */
function pageOf(projection: StorefrontProjection): SettingsPageEntry {
  const { settingsPath } = projection;
  if (settingsPath === undefined) {
    throw new Error(`The document ${projection.documentKey} has no settings page.`);
  }
  return { path: settingsPath, titleKey: 'title', aboutKey: 'about', projection };
}

/** All settings, as the page "Settings" lists them: the one list in which domains are named for it. */
export const settingsPillars: readonly SettingsPillar[] = [
  { namespace: 'logistics', pages: [pageOf(deliverySettings)] },
  { namespace: 'payments', pages: [pageOf(paymentHints)] },
  { namespace: 'localization', pages: [pageOf(supportSettings)] },
  { namespace: 'compliance', pages: [pageOf(complianceSettings)] },
  { namespace: 'retention', pages: [pageOf(loyaltySettings)] },
  {
    namespace: 'insights',
    pages: [
      {
        path: '/app/settings/agent',
        titleKey: 'agentSettings.title',
        aboutKey: 'agentSettings.about',
        projection: null,
      },
    ],
  },
  {
    namespace: 'common',
    nameKey: 'settings.shop.name',
    pages: (['storefront', 'data', 'activity'] as const).map((page) => ({
      path: `/app/${page}`,
      titleKey: `nav.${page}`,
      aboutKey: `settings.shop.${page}`,
      projection: null,
    })),
  },
];
