/**
 * The support block in every language, country and kind of moment at which hours go wrong. What is
 * expected is said by the oracle, by Intl and by the list of moments; only the words of the
 * shopper's language come from the block's own texts.
 */
import { JSDOM } from 'jsdom';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';

import {
  type ChannelKind,
  composeSupportDocument,
  orderChannels,
} from '../../app/localization/index.ts';
import {
  atInstant,
  fill,
  MATRIX_COUNTRIES,
  type MatrixMoment,
  oneSpace,
  readText,
  renderMatrixBlock,
  scriptOf,
  WIDGET_LANGUAGES,
  wordsIn,
} from './block-matrix.ts';
import { openShopperPage } from './shopper-page.ts';
import { readSupportVectors, stateByOracle } from './support-oracle.ts';

type Words = Record<
  'email' | 'phone' | 'hours' | 'closed' | 'closed_on' | 'open_until' | 'opens' | 'new_tab',
  string
>;

interface Moment extends MatrixMoment {
  /** When the document was published. */
  asAt: string;
  /** Whether anything certain can be said of now. */
  says: 'state' | 'nothing';
  /** Ranges of closed dates that the page tells: those of the 60 days after `asAt`. */
  closed: [string, string][];
}

const CHRISTMAS: [string, string][] = [
  ['2026-12-24', '2026-12-25'],
  ['2026-12-31', '2026-12-31'],
];

/**
 * Hours are Monday to Thursday 9 to 18, Friday 9 to 12 and 13 to 16:30, in Berlin. Old pages and
 * wrong clocks come at a weekend: nothing opens meanwhile, so that only their age can silence them.
 */
const MOMENTS: Moment[] = [
  {
    name: 'clocks go back before the hours begin',
    asAt: '2026-10-24T01:00:00Z',
    renderedAt: '2026-10-24T20:00:00Z',
    at: '2026-10-24T20:30:00Z',
    clock: '2026-10-24T20:30:00Z',
    says: 'state',
    closed: [],
  },
  {
    name: 'the minute in which the hours begin, on the first day after clocks went back',
    asAt: '2026-10-26T01:00:00Z',
    renderedAt: '2026-10-26T08:00:00Z',
    at: '2026-10-26T08:00:00Z',
    clock: '2026-10-26T08:00:00Z',
    says: 'state',
    closed: CHRISTMAS.slice(0, 1),
  },
  {
    name: 'a closed date, and closed days after it',
    asAt: '2026-12-24T01:00:00Z',
    renderedAt: '2026-12-24T10:00:00Z',
    at: '2026-12-24T10:01:00Z',
    clock: '2026-12-24T10:01:00Z',
    says: 'state',
    closed: CHRISTMAS,
  },
  {
    name: 'a weekend',
    asAt: '2026-11-28T01:00:00Z',
    renderedAt: '2026-11-28T09:00:00Z',
    at: '2026-11-28T10:00:00Z',
    clock: '2026-11-28T10:00:00Z',
    says: 'state',
    closed: CHRISTMAS,
  },
  {
    name: 'the minute in which the hours end',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T17:00:00Z',
    at: '2026-11-23T17:00:00Z',
    clock: '2026-11-23T17:00:00Z',
    says: 'state',
    closed: CHRISTMAS,
  },
  {
    name: 'a page cached over the end of the hours',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T16:59:00Z',
    at: '2026-11-23T17:00:00Z',
    clock: '2026-11-23T17:00:00Z',
    says: 'nothing',
    closed: CHRISTMAS,
  },
  {
    name: 'a page cached for 30 hours',
    asAt: '2026-11-27T01:00:00Z',
    renderedAt: '2026-11-27T18:00:00Z',
    at: '2026-11-29T00:00:00Z',
    clock: '2026-11-29T00:00:00Z',
    says: 'nothing',
    closed: CHRISTMAS,
  },
  {
    name: 'a clock that is a day fast',
    asAt: '2026-11-27T01:00:00Z',
    renderedAt: '2026-11-27T18:00:00Z',
    at: '2026-11-27T18:00:20Z',
    clock: '2026-11-28T18:00:20Z',
    says: 'nothing',
    closed: CHRISTMAS,
  },
  {
    name: 'a clock that is a day slow',
    asAt: '2026-11-29T01:00:00Z',
    renderedAt: '2026-11-29T12:00:00Z',
    at: '2026-11-29T12:00:20Z',
    clock: '2026-11-28T12:00:20Z',
    says: 'nothing',
    closed: CHRISTMAS,
  },
];

const ACCOUNTS: { kind: ChannelKind; handle: string; shown: string; name: string | null }[] = [
  {
    kind: 'email',
    handle: 'hallo@nordlicht.example',
    shown: 'hallo@nordlicht.example',
    name: null,
  },
  { kind: 'phone', handle: '+49 30 901820', shown: '+49 30 901820', name: null },
  { kind: 'whatsapp', handle: '+49 170 1234567', shown: '+49 170 1234567', name: 'WhatsApp' },
  { kind: 'line', handle: '@nordlicht', shown: '@nordlicht', name: 'LINE' },
  { kind: 'wechat', handle: 'nordlicht_living', shown: 'nordlicht_living', name: 'WeChat' },
];
const accounts = ACCOUNTS.map(({ kind, handle }) => ({ id: kind, kind, handle }));

const hours = (await readSupportVectors()).hours['berlin office']!;
const asset = scriptOf('support-channels')!;
const steadyClock = `performance.now = () => 0;`;
const BLOCK = 'portolan-support-channels';

const utc = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { calendar: 'gregory', timeZone: 'UTC', ...options });

function channelLines(language: string, country: string, words: Words): string[] {
  return orderChannels(accounts, country).map(({ kind }) => {
    const { name, shown } = ACCOUNTS.find((account) => account.kind === kind)!;
    const label = name ?? words[kind as 'email' | 'phone'];
    const newTab = kind === 'whatsapp' || kind === 'line' ? words.new_tab : '';
    return oneSpace(`${label} ${shown}${newTab}`);
  });
}

/** Days, times, zone and closed dates, worded by Intl from what stands in the vectors. */
function hoursLines(language: string, words: Words, closed: Moment['closed']): string[] {
  const monday = Date.parse('2026-11-23');
  const day = (index: number) => monday + index * 86_400_000;
  const weekday = utc(language, { weekday: 'short' });
  const clockFace = utc(language, { hour: 'numeric', minute: '2-digit' });
  const time = (text: string) => clockFace.format(Date.parse(`2026-11-23T${text}:00Z`));
  const span = (from: string, to: string) => `${time(from)} – ${time(to)}`;
  const zone = new Intl.DateTimeFormat(language, {
    timeZone: hours.zone,
    timeZoneName: 'longGeneric',
  })
    .formatToParts(monday)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const dates = closed.map(([first, last]) =>
    utc(language, { month: 'short', day: 'numeric' }).formatRange(
      Date.parse(first),
      Date.parse(last),
    ),
  );
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(dates);
  return [
    fill(words.hours, { zone }),
    ...[weekday.formatRange(day(0), day(3)), span('09:00', '18:00')],
    ...[weekday.format(day(4)), `${span('09:00', '12:00')}, ${span('13:00', '16:30')}`],
    ...[weekday.formatRange(day(5), day(6)), words.closed],
    ...(dates.length > 0 ? [fill(words.closed_on, { dates: list })] : []),
  ].map(oneSpace);
}

/** The sentence of now, in the shopper's zone: the oracle knows the state and luxon the calendar. */
function stateLine(
  state: { open: boolean; until: string },
  now: string,
  { language, zone, words }: { language: string; zone: string; words: Words },
): string {
  const until = DateTime.fromISO(state.until, { zone });
  const days = until
    .startOf('day')
    .diff(DateTime.fromISO(now, { zone }).startOf('day'), 'days').days;
  const far =
    days < 7 ? ({ weekday: 'short' } as const) : ({ month: 'short', day: 'numeric' } as const);
  const text = new Intl.DateTimeFormat(language, {
    ...(days < 2 ? {} : far),
    ...({ timeZone: zone, hour: 'numeric', minute: '2-digit' } as const),
  }).format(until.toMillis());
  const tomorrow = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day');
  const time = days === 1 ? `${tomorrow} ${text}` : text;
  return oneSpace(fill(state.open ? words.open_until : words.opens, { time }));
}

function shownIn(block: Element): string[] {
  return [...block.querySelectorAll('li, p, dt, dd')].map(readText).filter((line) => line !== '');
}

/** The oracle looks at every minute: each moment is asked once. */
const states = new Map(MOMENTS.map((moment) => [moment, stateByOracle(hours, moment.clock)!]));

test('the moments are of both kinds, and of 24 languages and 12 countries', () => {
  const said = MOMENTS.filter(({ says }) => says === 'state');
  expect(new Set(said.map((moment) => states.get(moment)!.open)).size).toBe(2);
  expect(said.length).toBeGreaterThan(3);
  expect(WIDGET_LANGUAGES.length).toBeGreaterThanOrEqual(24);
  expect(MATRIX_COUNTRIES).toHaveLength(12);
});

test.each(MOMENTS)('$name', async (moment) => {
  const { asAt, renderedAt, clock, says, closed } = moment;
  const settings = { accounts, markets: [], elsewhere: true, hours };
  const support = composeSupportDocument(settings, { asAt: new Date(asAt) });
  const languages = WIDGET_LANGUAGES.map((language) => {
    const words = wordsIn<{ support_channels: Words }>(language).support_channels;
    return { language, words, rest: hoursLines(language, words, closed) };
  });
  for (const { country, currency, zone } of MATRIX_COUNTRIES) {
    const blocks = await atInstant(renderedAt, () =>
      Promise.all(
        WIDGET_LANGUAGES.map((language) =>
          renderMatrixBlock({
            ...{ handle: 'support-channels', language, country, currency },
            documents: { support },
          }),
        ),
      ),
    );
    const html = blocks.join('');
    const plain = [...JSDOM.fragment(html).querySelectorAll(BLOCK)].map(shownIn);
    const expected = languages.map(({ language, words, rest }) => {
      const channels = channelLines(language, country, words);
      const state = stateLine(states.get(moment)!, clock, { language, zone, words });
      const now = says === 'state' ? [state] : [];
      return { plain: [...channels, ...rest], sharp: [...channels, ...now, ...rest] };
    });
    expect(plain, country).toEqual(expected.map((lines) => lines.plain));

    const page = await openShopperPage({ html, scripts: [steadyClock, asset], now: clock, zone });
    const sharp = [...page.document.querySelectorAll(BLOCK)].map(shownIn);
    expect(sharp, country).toEqual(expected.map((lines) => lines.sharp));
    expect(page.errors).toEqual([]);
    page.close();
  }
});
