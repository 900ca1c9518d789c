import { dateInZone } from '../kernel/calendar.ts';
import { definePublishedSettings, type StoredSettings } from '../publishing/index.server.ts';
import { defaultComplianceSettings } from './default-settings.ts';
import { ComplianceSettings } from './model.ts';
import { COMPLIANCE_METAFIELD, composeComplianceDocument, hasNotices } from './publish.ts';

export type StoredComplianceSettings = StoredSettings<ComplianceSettings>;

/** What the shop tells by law, and the document that the compliance block reads. */
export const complianceSettings = definePublishedSettings({
  domain: 'compliance',
  schema: ComplianceSettings,
  documentKey: COMPLIANCE_METAFIELD.key,
  settingsPath: '/app/settings/compliance',
  propose: () => Promise.resolve(defaultComplianceSettings()),
  compose: async ({ settings, now, tx }) => {
    const { zone } = await tx.shop.findFirstOrThrow();
    const asOn = dateInZone(zone, now.getTime());
    const document = composeComplianceDocument(settings, { asOn });
    return { document, ready: hasNotices(document) };
  },
});
