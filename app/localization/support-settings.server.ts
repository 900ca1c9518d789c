import { definePublishedSettings, type StoredSettings } from '../publishing/index.server.ts';
import { defaultSupportSettings } from './default-settings.ts';
import { SupportSettings } from './model.ts';
import { composeSupportDocument, hasChannels, SUPPORT_METAFIELD } from './publish.ts';

export type StoredSupportSettings = StoredSettings<SupportSettings>;

/** Where and when shoppers reach the shop, and the document that the support block reads. */
export const supportSettings = definePublishedSettings({
  domain: 'localization',
  schema: SupportSettings,
  documentKey: SUPPORT_METAFIELD.key,
  settingsPath: '/app/settings/support',
  propose: () => Promise.resolve(defaultSupportSettings()),
  compose: ({ settings, now }) => {
    const document = composeSupportDocument(settings, { asAt: now });
    return { document, ready: hasChannels(document) };
  },
});
