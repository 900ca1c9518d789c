import { addDays, dateInZone } from '../kernel/calendar.ts';
import { countryCodes } from '../kernel/country.ts';
import { readHandle, shownHandle } from './channels.ts';
import { SUPPORT_DOCUMENT_VERSION, SupportDocument, type SupportSettings } from './model.ts';
import { orderChannels } from './order-channels.ts';
import { minuteOf, WIDGET_LANGUAGES, wordHours } from './word-hours.ts';

/** App-data metafield that holds the document (type json); `support_ready` tells the theme editor. */
export const SUPPORT_METAFIELD = { namespace: 'portolan', key: 'support' } as const;

/**
 * Projects a merchant's settings into the document that the storefront reads.
 *
 * A country that a market names has that market's accounts; every other one those that are usual
 * there. Countries with the same list as the rest of the world are not written down.
 */
export function composeSupportDocument(
  settings: SupportSettings,
  { asAt }: { asAt: Date },
): SupportDocument {
  const indexOf = new Map(settings.accounts.map(({ id }, index) => [id, index]));
  const usual = (country: string | null) =>
    orderChannels(settings.accounts, country).map(({ id }) => indexOf.get(id)!);
  const rest = settings.elsewhere ? usual(null) : [];
  const countries: Record<string, number[]> = {};
  if (settings.elsewhere) for (const country of countryCodes()) countries[country] = usual(country);
  for (const market of settings.markets) {
    const list = market.accountIds.map((id) => indexOf.get(id)!);
    for (const country of market.countries) countries[country] = list;
  }
  const own = Object.entries(countries).filter(([, list]) => list.join() !== rest.join());
  return SupportDocument.parse({
    version: SUPPORT_DOCUMENT_VERSION,
    accounts: settings.accounts.map(({ kind, handle }) => ({
      kind,
      to: readHandle(kind, handle) ?? '',
      text: shownHandle(kind, handle),
    })),
    countries: Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1))),
    rest,
    ...hoursOf(settings, asAt),
  });
}

function hoursOf({ hours }: SupportSettings, asAt: Date): Pick<SupportDocument, 'hours' | 'words'> {
  if (hours === null) return { hours: null, words: {} };
  const asOn = dateInZone(hours.zone, asAt.getTime());
  const words = WIDGET_LANGUAGES.map((language) => [
    language,
    wordHours(hours, { language, asOn }),
  ]);
  return {
    hours: {
      zone: hours.zone,
      week: hours.week.map((spans) =>
        spans.map(({ from, to }): [number, number] => [minuteOf(from), minuteOf(to)]),
      ),
      // A page that was cached yesterday still has to know yesterday.
      closed: [...new Set(hours.closedOn)].filter((on) => on >= addDays(asOn, -1)).sort(),
    },
    words: Object.fromEntries(words) as SupportDocument['words'],
  };
}

/** Whether any shopper would see a channel. */
export function hasChannels(document: SupportDocument): boolean {
  return [document.rest, ...Object.values(document.countries)].some((list) => list.length > 0);
}
