import type { OwnTexts } from './localization/index.ts';
import { missingWidgetLanguages } from './localization/index.ts';
import { loyaltySettings } from './retention/index.server.ts';

/**
 * Texts of our own that shoppers see, in the languages of a shop: what is built in, and what merchants
 * name themselves in the settings of some domain. Here, because no domain may ask all others.
 */
export async function readOwnTexts(
  shopId: number,
  { source, languages }: { source: string | null; languages: readonly string[] },
  now: Date,
): Promise<OwnTexts> {
  const { settings, isDefault } = await loyaltySettings.read(shopId, now);
  const isUsed = !isDefault && settings.name !== '';
  return {
    widgetsLack: missingWidgetLanguages(source === null ? languages : [source, ...languages]),
    loyalty: isUsed
      ? {
          name: settings.name,
          lack: languages.filter((language) => (settings.names[language] ?? '') === ''),
        }
      : null,
  };
}
