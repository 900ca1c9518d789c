import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  missingWidgetLanguages,
  OWN_TYPE,
  ownResourceId,
  type OwnText,
  ownTextOf,
} from './localization/index.ts';
import {
  readShopLanguages,
  storeOwnTexts,
  type TextInLanguage,
} from './localization/index.server.ts';
import { readPublications, widgetExtension } from './publishing/index.server.ts';
import { loyaltySettings } from './retention/index.server.ts';
import { LOYALTY_LIMITS } from './retention/index.ts';

/**
 * Texts of our own that shoppers see, in the languages of a shop: what the blocks bring along, and
 * what merchants name themselves in the settings of some domain. Here, because no domain may ask all
 * others. Nothing for a shop that shows nothing of ours.
 */
export async function readOwnTexts(shopId: number, now: Date): Promise<OwnText[]> {
  const [publications, { source, targets }, { settings, isDefault }] = await Promise.all([
    readPublications(shopId),
    readShopLanguages(shopId),
    loyaltySettings.read(shopId, now),
  ]);
  if (publications.size === 0 || source === null) return [];
  const languages = targets.map(({ locale }) => locale);
  const lacking = new Set(missingWidgetLanguages(languages));
  const words = widgetWords();
  const spoken = languages.filter((language) => !lacking.has(language));
  return [
    {
      ...{ id: 'widgets' as const, title: 'Portolan', key: 'widget_words', source: words },
      translations: Object.fromEntries(spoken.map((language) => [language, words])),
    },
    ...(isDefault || settings.name === ''
      ? []
      : [
          {
            ...{ id: 'loyalty-name' as const, title: settings.name, key: 'name' },
            ...{ source: settings.name, translations: settings.names },
          },
        ]),
  ];
}

/** Brings the rows of our own texts up to date. */
export async function keepOwnTexts(shopId: number, now: Date): Promise<void> {
  await storeOwnTexts(shopId, await readOwnTexts(shopId, now), now);
}

/** How a text of our own is changed. */
export interface OwnEditor {
  /** null: the words come with the app and can't be written here. */
  action: string | null;
  /** Where the text stands among the settings it belongs to, or is seen. */
  settingsPath: string;
  charactersMax: number;
}

const EDITORS: Readonly<Record<OwnText['id'], OwnEditor>> = {
  widgets: { action: null, settingsPath: '/app/storefront', charactersMax: 0 },
  'loyalty-name': {
    action: 'retention.name-program',
    settingsPath: '/app/settings/loyalty',
    charactersMax: LOYALTY_LIMITS.nameCharacters,
  },
};

/** A text of our own beside its translation; null where there is none, or the shop lacks the language. */
export async function readOwnTextInLanguage(
  shopId: number,
  { resourceId, language }: { resourceId: string; language: string },
  now: Date,
): Promise<{ text: TextInLanguage; editor: OwnEditor } | null> {
  const id = ownTextOf(resourceId);
  const [own, languages] = await Promise.all([
    readOwnTexts(shopId, now),
    readShopLanguages(shopId),
  ]);
  const found = own.find((each) => each.id === id);
  const isTarget = languages.targets.some(({ locale }) => locale === language);
  if (found === undefined || !isTarget) return null;
  const translation = found.translations[language] ?? null;
  return {
    editor: EDITORS[found.id],
    text: {
      ...{ resourceId: ownResourceId(found.id), resourceType: OWN_TYPE, title: found.title },
      sourceLanguage: found.id === 'widgets' ? 'en' : (languages.source ?? 'en'),
      language,
      fields: [
        {
          ...{ key: found.key, source: found.source, digest: '', type: 'STRING' },
          // Words that come with the app are not read from here: they are those of its language.
          translation: found.id === 'widgets' ? null : translation,
          outdated: false,
          state: translation === null ? 'missing' : 'complete',
        },
      ],
    },
  };
}

let known: string | undefined;

/** Everything that our blocks say, in English: a line for each text. */
function widgetWords(): string {
  if (known !== undefined) return known;
  const folder = widgetExtension()?.folder;
  if (folder === undefined) return '';
  const file = path.join(folder, 'locales', 'en.default.json');
  return (known = linesOf(JSON.parse(readFileSync(file, 'utf8'))).join('\n'));
}

function linesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return Object.values(words ?? {}).flatMap(linesOf);
}
