import { describe, expect, it, test } from 'vitest';

import { countryCodes, isCountryCode } from '../kernel/country.ts';
import { CHANNEL_KINDS } from './channels.ts';
import { defaultHours, defaultSupportSettings } from './default-settings.ts';
import { contactHabitsOf, countriesWithHabits } from './facts/contact-habits.ts';
import { SUPPORT_LIMITS, SupportSettings } from './model.ts';
import { orderChannels } from './order-channels.ts';
import { composeSupportDocument, hasChannels } from './publish.ts';
import { WIDGET_LANGUAGES, wordHours } from './word-hours.ts';

const email = { id: 'mail', kind: 'email' as const, handle: 'a@b.com' };
const settings: SupportSettings = {
  accounts: [email, { id: 'chat', kind: 'line', handle: '@shop' }],
  markets: [{ id: 'jp', name: '', countries: ['JP'], accountIds: ['chat'] }],
  elsewhere: true,
  hours: { ...defaultHours('Europe/Berlin'), closedOn: ['2026-12-24'] },
};
const asAt = new Date('2026-11-22T10:00:00Z');

describe('settings', () => {
  it('that are proposed can be saved, and show nothing', () => {
    const proposed = SupportSettings.parse(defaultSupportSettings());
    expect(hasChannels(composeSupportDocument(proposed, { asAt }))).toBe(false);
  });

  test.each<[string, object, string, string]>([
    [
      'an account that is none',
      { accounts: [{ ...email, handle: 'x' }], markets: [] },
      'accounts.0.handle',
      'handle',
    ],
    ['an id twice', { accounts: [email, email], markets: [] }, 'accounts.1.id', 'id_twice'],
    [
      'a country twice',
      { markets: [settings.markets[0], { ...settings.markets[0], id: 'x' }] },
      'markets.1.countries',
      'country_twice',
    ],
    ['an account that is gone', { accounts: [email] }, 'markets.0.accountIds', 'account'],
    [
      'an account twice in a market',
      { markets: [{ ...settings.markets[0], accountIds: ['chat', 'chat'] }] },
      'markets.0.accountIds',
      'account',
    ],
    [
      'hours that end before they begin',
      {
        hours: {
          zone: 'UTC',
          week: [[{ from: '10:00', to: '09:00' }], [], [], [], [], [], []],
          closedOn: [],
        },
      },
      'hours.week.0.0.to',
      'range_reversed',
    ],
    [
      'hours that overlap',
      {
        hours: {
          zone: 'UTC',
          week: [
            [
              { from: '09:00', to: '12:00' },
              { from: '11:00', to: '13:00' },
            ],
            [],
            [],
            [],
            [],
            [],
            [],
          ],
          closedOn: [],
        },
      },
      'hours.week.0.1.from',
      'spans_overlap',
    ],
    [
      'a week without hours',
      { hours: { zone: 'UTC', week: [[], [], [], [], [], [], []], closedOn: [] } },
      'hours.week',
      'never_open',
    ],
    [
      'a zone that is none',
      { hours: { ...settings.hours, zone: 'Mars/Olympus' } },
      'hours.zone',
      'zone',
    ],
    [
      'a date that is none',
      { hours: { ...settings.hours, closedOn: ['2026-02-30'] } },
      'hours.closedOn.0',
      'date',
    ],
  ])('refuse %s, at its field', (_name, change, path, message) => {
    const parsed = SupportSettings.safeParse({ ...settings, ...change });
    expect(
      parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]),
    ).toContainEqual([path, message]);
  });
});

describe('the order of channels', () => {
  const accounts = CHANNEL_KINDS.map((kind) => ({ kind }));
  const kindsIn = (country: string | null) =>
    orderChannels(accounts, country).map(({ kind }) => kind);

  test.each([
    ['JP', ['email', 'line', 'phone']],
    ['KR', ['kakaotalk', 'phone', 'email']],
    ['BR', ['whatsapp', 'email', 'phone']],
    ['VN', ['zalo', 'messenger', 'phone', 'email']],
  ])('in %s is that of its habits, then what needs no app', (country, kinds) => {
    expect(kindsIn(country)).toEqual(kinds);
  });

  it('is one for all where no habits are known', () => {
    expect(kindsIn('XK')).toEqual(kindsIn(null));
  });

  it('keeps accounts of one kind in the merchant’s order', () => {
    const two = [
      { kind: 'phone' as const, n: 1 },
      { kind: 'phone' as const, n: 2 },
    ];
    expect(orderChannels(two, 'DE').map(({ n }) => n)).toEqual([1, 2]);
  });

  it('rests on facts with a source, a date and a confidence', () => {
    expect(countriesWithHabits().length).toBeGreaterThan(55);
    for (const country of countriesWithHabits()) {
      const habits = contactHabitsOf(country)!;
      expect(isCountryCode(country)).toBe(true);
      expect(CHANNEL_KINDS).toEqual(expect.arrayContaining(habits.kinds));
      for (const { source, asOf, confidence } of habits.sources) {
        expect([source, asOf].every((text) => text.length > 3)).toBe(true);
        expect(['seen', 'likely']).toContain(confidence);
      }
    }
  });
});

describe('the document', () => {
  it('has a market’s own list there and the usual one elsewhere', () => {
    const document = composeSupportDocument(settings, { asAt });
    expect(document.countries['JP']).toEqual([1]);
    expect(document.countries['TW']).toEqual([1, 0]);
    expect(document.rest).toEqual([0]);
    expect(document.countries['FR']).toBeUndefined();
  });

  it('has nothing elsewhere where the merchant wants that', () => {
    const document = composeSupportDocument({ ...settings, elsewhere: false }, { asAt });
    expect([document.rest, Object.keys(document.countries)]).toEqual([[], ['JP']]);
  });

  it('is the same for the same settings all day', () => {
    const late = composeSupportDocument(settings, { asAt: new Date('2026-11-22T20:00:00Z') });
    expect(late).toEqual(composeSupportDocument(settings, { asAt }));
  });

  it('keeps well within 128 kB with every limit reached', () => {
    const accounts = Array.from({ length: SUPPORT_LIMITS.accounts }, (_, index) => ({
      id: `a-${index}`,
      kind: 'email' as const,
      handle: `${'x'.repeat(60)}@${'y'.repeat(50)}${index}.com`,
    }));
    const accountIds = accounts.map(({ id }) => id);
    const codes = countryCodes();
    const span = (from: number) => ({ from: `0${from}:00`, to: `0${from}:30` });
    const full = SupportSettings.parse({
      accounts,
      markets: [{ id: 'all', name: '', countries: codes, accountIds }],
      elsewhere: false,
      hours: {
        zone: 'America/Argentina/ComodRivadavia',
        week: Array.from({ length: 7 }, (_, day) =>
          [span(1), span(2), { from: `0${day + 3}:00`, to: '24:00' }].slice(0, day < 5 ? 3 : 2),
        ),
        closedOn: Array.from({ length: SUPPORT_LIMITS.closedDates }, (_, day) =>
          new Date(Date.UTC(2026, 10, 23 + day * 2)).toISOString().slice(0, 10),
        ),
      },
    });
    const bytes = Buffer.byteLength(JSON.stringify(composeSupportDocument(full, { asAt })));
    expect(bytes).toBeLessThan(100 * 1024);
  });
});

describe('hours in words', () => {
  const hours = settings.hours!;

  test.each(WIDGET_LANGUAGES)('in %s name zone, days and times', (language) => {
    const words = wordHours(hours, { language, asOn: '2026-11-22' });
    expect(words.days).toHaveLength(2);
    expect(words.days[0]![1]).toMatch(/9.*[–].*(18|6)/);
    expect(words.days[1]![1]).toBe('');
    expect(words.zone).not.toMatch(/GMT|Berlin/);
    expect(words.closed).toMatch(/24/);
  });

  test.each([
    ['2026-10-20', ''],
    ['2026-10-25', 'Dec 24'],
    ['2026-12-24', 'Dec 24'],
    ['2026-12-25', ''],
  ])('say closed dates of the coming weeks, as of %s: %j', (asOn, closed) => {
    expect(wordHours(hours, { language: 'en', asOn }).closed).toBe(closed);
  });

  it('put closed dates that follow each other in one range', () => {
    const closedOn = ['2026-12-26', '2026-12-24', '2026-12-25', '2027-01-01'];
    const words = wordHours({ ...hours, closedOn }, { language: 'de', asOn: '2026-12-01' });
    expect(words.closed.replace(/\s/g, ' ')).toBe('24.–26. Dez. und 1. Jan.');
  });
});
