import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { isCalendarDate } from '../kernel/calendar.ts';
import { countryCodes, EU_MEMBERS } from '../kernel/country.ts';
import { NUMBER_SCHEMES } from './check-number.ts';
import { defaultComplianceSettings } from './default-settings.ts';
import { countriesWithRules, NOTICE_FIELDS, rulesAsAt, rulesOf } from './facts/notice-rules.ts';
import { composeLowestPrices, LOWEST_PRICES_VARIANTS_MAX } from './lowest-prices.ts';
import { COMPLIANCE_LIMITS, ComplianceSettings, isSafeLink } from './model.ts';
import { composeComplianceDocument, hasNotices } from './publish.ts';
import { reviewNotice } from './review-notice.ts';

const person = { name: 'Example GmbH', address: 'Street 1\n10115 Berlin', email: 'a@example.com' };
const empty = defaultComplianceSettings();
const asOn = '2026-11-22';

describe('links', () => {
  test.each([
    '/pages/imprint',
    '/policies/legal-notice?x=1#y',
    'https://example.com/a',
    'https://example.com',
  ])('%s is taken', (link) => expect(isSafeLink(link)).toBe(true));
  test.each([
    '//evil.example',
    'http://example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'pages/imprint',
    '/a b',
    '/"onclick=',
    '/{{ shop.name }}',
    'https://',
    'https://user@evil.example',
    '\\\\evil.example',
  ])('%s is refused', (link) => expect(isSafeLink(link)).toBe(false));

  it('that are taken lead to the shop itself or to https', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ size: 'small' }), fc.webPath({ size: 'small' })),
        (text) => {
          if (!isSafeLink(text)) return;
          const url = new URL(text, 'https://shop.example');
          expect(url.protocol).toBe('https:');
          if (text.startsWith('/')) expect(url.host).toBe('shop.example');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('settings', () => {
  it('that are proposed can be saved', () => {
    expect(ComplianceSettings.parse(empty)).toEqual(empty);
  });

  test.each<[string, object, string, string]>([
    [
      'a person without an address',
      { producer: { ...person, address: ' ' } },
      'producer.address',
      'missing',
    ],
    [
      'an address of many lines',
      { producer: { ...person, address: 'x\n'.repeat(6) + 'x' } },
      'producer.address',
      'too_many_lines',
    ],
    ['an e-mail that is none', { producer: { ...person, email: 'x' } }, 'producer.email', 'email'],
    [
      'a number of another form',
      { registrations: [{ scheme: 'de-lucid', number: '1', shown: true }] },
      'registrations.0.number',
      'number',
    ],
    [
      'a register twice',
      {
        registrations: ['1', '2'].map(() => ({
          scheme: 'pl-bdo',
          number: '000123456',
          shown: true,
        })),
      },
      'registrations.1',
      'twice',
    ],
    [
      'a VAT number of another country',
      { vatNumbers: [{ country: 'DE', number: 'FR12345678901' }] },
      'vatNumbers.0.number',
      'number',
    ],
    [
      'a link with a scheme',
      { links: { ...empty.links, imprint: 'javascript:1' } },
      'links.imprint',
      'link',
    ],
  ])('refuse %s, at its field', (_name, change, path, message) => {
    const parsed = ComplianceSettings.safeParse({ ...empty, ...change });
    expect(
      parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]),
    ).toContainEqual([path, message]);
  });
});

describe('the rules', () => {
  const everyRule = rulesAsAt('2030-01-01');

  it('each have a field, dates, a source and a confidence', () => {
    expect(new Set(everyRule.map(({ id }) => id)).size).toBe(everyRule.length);
    for (const rule of everyRule) {
      expect(NOTICE_FIELDS).toContain(rule.asks);
      expect(['must', 'may']).toContain(rule.shows);
      expect(['seen', 'likely', 'unverified']).toContain(rule.confidence);
      expect(rule.source.length).toBeGreaterThan(5);
      expect(isCalendarDate(rule.lastVerifiedOn)).toBe(true);
      for (const on of [rule.effectiveFrom, rule.effectiveTo]) {
        if (on !== null) expect(isCalendarDate(on)).toBe(true);
      }
      if (rule.asks === 'registration') expect(NUMBER_SCHEMES).toContain(rule.scheme);
      for (const market of rule.markets) {
        expect(market === 'EU' || countryCodes().includes(market)).toBe(true);
      }
    }
  });

  test.each([
    ['2026-06-18', false],
    ['2026-06-19', true],
  ])('ask for the withdrawal function as at %s: %s', (date, expected) => {
    const asked = rulesOf(rulesAsAt(date), 'FR').some(({ asks }) => asks === 'withdrawal');
    expect(asked).toBe(expected);
  });

  it('of the EU hold in its members and nowhere else', () => {
    const european = everyRule.filter(({ markets }) => markets.includes('EU'));
    for (const country of countryCodes()) {
      const found = rulesOf(european, country).length;
      expect(found).toBe(EU_MEMBERS.has(country) ? european.length : 0);
    }
  });

  it('that are not verified never make the block speak', () => {
    const everything: ComplianceSettings = {
      ...empty,
      registrations: [{ scheme: 'pl-bdo', number: '000123456', shown: true }],
    };
    const item = reviewNotice(everything, 'PL', everyRule).find(({ rule }) => rule.id === 'pl-bdo');
    expect(item?.state).toBe('unverified');
    const document = composeComplianceDocument(everything, { asOn });
    expect(JSON.stringify(document)).not.toContain('000123456');
  });
});

describe('the review', () => {
  const states = (settings: ComplianceSettings, country: string) =>
    Object.fromEntries(
      reviewNotice(settings, country, rulesAsAt(asOn)).map(({ rule, state }) => [rule.id, state]),
    );

  it('tells what is missing, what may be said and what is left out', () => {
    expect(states({ ...empty, without: ['producer'] }, 'DE')).toMatchObject({
      'gpsr-responsible-person': 'missing',
      'gpsr-producer': 'left-out',
      'de-lucid': 'own-choice',
      'de-weee': 'depends',
      'omnibus-lowest-price': 'said',
    });
  });

  it('shows a number by choice only where it is wanted', () => {
    const lucid = (shown: boolean): ComplianceSettings => ({
      ...empty,
      registrations: [{ scheme: 'de-lucid', number: 'DE1234567890123', shown }],
    });
    expect(states(lucid(false), 'DE')['de-lucid']).toBe('own-choice');
    expect(states(lucid(true), 'DE')['de-lucid']).toBe('said');
  });
});

describe('the documents', () => {
  it('speak only in countries of which a rule is known', () => {
    const document = composeComplianceDocument({ ...empty, producer: person }, { asOn });
    expect(hasNotices(document)).toBe(true);
    expect(countriesWithRules()).toEqual(expect.arrayContaining(Object.keys(document.countries)));
  });

  it('keep within 128 kB with every limit reached', () => {
    const long = (characters: number) => '漢'.repeat(characters);
    const full: ComplianceSettings = {
      ...empty,
      responsiblePerson: {
        ...person,
        name: long(COMPLIANCE_LIMITS.nameCharacters),
        address: long(COMPLIANCE_LIMITS.addressCharacters),
      },
      producer: person,
      sorting: long(COMPLIANCE_LIMITS.sortingCharacters),
      links: { withdrawal: '/a', imprint: '/b', salesLaw: '/c' },
      duties: countryCodes().map((country) => ({ country, statement: 'on-delivery' })),
    };
    const bytes = (document: object) => Buffer.byteLength(JSON.stringify(document));
    expect(bytes(composeComplianceDocument(full, { asOn }))).toBeLessThan(32 * 1024);

    const histories = Array.from({ length: LOWEST_PRICES_VARIANTS_MAX + 500 }, (_, index) => ({
      variantId: String(49_000_000_000_000 + index),
      spans: [
        {
          fromAt: new Date(0),
          untilAt: new Date(1e11 + index),
          currency: 'EUR',
          priceMinor: 99_999_999,
          compareAtMinor: null,
          precededBy: 'unknown' as const,
        },
        {
          fromAt: new Date(1e11 + index),
          untilAt: null,
          currency: 'EUR',
          priceMinor: 88_888_888,
          compareAtMinor: 99_999_999,
          precededBy: 'price' as const,
        },
      ],
    }));
    const lowest = composeLowestPrices(histories, 'EUR');
    expect(Object.keys(lowest.document.prices)).toHaveLength(LOWEST_PRICES_VARIANTS_MAX);
    // The latest reductions are those that stay.
    expect(lowest.document.prices[histories.at(-1)!.variantId]).toBeDefined();
    expect(bytes(lowest.document)).toBeLessThan(128 * 1024);
    expect(composeLowestPrices(histories, 'USD').known).toBe(0);
  });

  it('leave out prices that have no whole hundredths', () => {
    const span = (
      from: number,
      until: number | null,
      priceMinor: number,
      compareAtMinor: number | null,
    ) => ({
      fromAt: new Date(from),
      untilAt: until === null ? null : new Date(until),
      currency: 'KWD',
      priceMinor,
      compareAtMinor,
      precededBy: from === 0 ? ('unknown' as const) : ('price' as const),
    });
    const history = (priceMinor: number) => [
      {
        variantId: '1',
        spans: [span(0, 1e11, 12_340, null), span(1e11, null, priceMinor, 12_340)],
      },
    ];
    expect(composeLowestPrices(history(10_000), 'KWD').document.prices).toEqual({
      1: [1000, 1234],
    });
    expect(composeLowestPrices(history(10_001), 'KWD').document.prices).toEqual({});
  });
});
