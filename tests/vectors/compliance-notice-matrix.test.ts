/**
 * The compliance notice in every language, country and kind of moment: what is in force is read off
 * the facts by the published document's date, and the lowest price off a calendar of prices that is
 * looked at every ten minutes. Nothing in the page knows the time, so no clock can change it.
 */
import { readFileSync } from 'node:fs';

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import facts from '../../app/compliance/facts/notice-rules.json' with { type: 'json' };
import {
  type ComplianceSettings,
  composeComplianceDocument,
  composeLowestPrices,
  NUMBER_FORMS,
  type NumberScheme,
  type PriceSpan,
} from '../../app/compliance/index.ts';
import { EU_MEMBERS } from '../../app/kernel/country.ts';
import {
  fill,
  MATRIX_COUNTRIES,
  MATRIX_MOMENTS,
  moneyText,
  oneSpace,
  readText,
  renderAtMoments,
  scriptOf,
  WIDGET_LANGUAGES,
  wordsIn,
} from './block-matrix.ts';

const vectors = JSON.parse(
  readFileSync(new URL('compliance-notice.json', import.meta.url), 'utf8'),
) as { settings: Record<string, ComplianceSettings> };
const settings = vectors.settings['nordlicht']!;

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 1440 * MS_PER_MINUTE;
const SHOP_CURRENCY = 'EUR';
const VARIANT = 11;

/** From when on a variant costs how much; the first entry is when it was created. */
type Prices = readonly (readonly [fromAt: string, price: number, compareAt: number | null])[];

interface Moment {
  name: string;
  /** When the notice was published. */
  asOn: string;
  prices: Prices;
  /** Price in the page, where it is another than the latest that was published. */
  pagePrice?: number;
}

const REDUCED_AT = '2026-11-27T08:00:00.000Z';
const daysBefore = (days: number, minutes = 0) =>
  new Date(Date.parse(REDUCED_AT) - days * MS_PER_DAY - minutes * MS_PER_MINUTE).toISOString();

const MOMENTS: Moment[] = [
  {
    name: 'the first day of a reduction',
    asOn: '2026-11-27',
    prices: [
      [daysBefore(90), 2000, null],
      [REDUCED_AT, 1500, 2500],
    ],
  },
  {
    name: 'a lower price that ended when the 30 days began',
    asOn: '2026-11-28',
    prices: [
      [daysBefore(90), 1700, null],
      [daysBefore(30), 2000, null],
      [REDUCED_AT, 1500, 2500],
    ],
  },
  {
    name: 'a lower price that ended ten minutes later',
    asOn: '2026-11-28',
    prices: [
      [daysBefore(90), 1700, null],
      [daysBefore(30, -10), 2000, null],
      [REDUCED_AT, 1500, 2500],
    ],
  },
  {
    name: 'a product that is younger than 30 days, and reduced again',
    asOn: '2026-12-01',
    prices: [
      [daysBefore(20), 2400, null],
      [daysBefore(10), 1900, 2400],
      [REDUCED_AT, 1500, 2400],
    ],
  },
  {
    name: 'a document from the day before a rule comes into force',
    asOn: '2026-06-18',
    prices: [[daysBefore(90), 2000, null]],
  },
  {
    name: 'the day on which it does',
    asOn: '2026-06-19',
    prices: [[daysBefore(90), 2000, null]],
  },
  {
    name: 'a price that was changed after the document was published',
    asOn: '2026-11-27',
    pagePrice: 1400,
    prices: [
      [daysBefore(90), 2000, null],
      [REDUCED_AT, 1500, 2500],
    ],
  },
];

function spansOf(prices: Prices): PriceSpan[] {
  return prices.map(([fromAt, priceMinor, compareAtMinor], index) => ({
    ...{ fromAt: new Date(fromAt), priceMinor, compareAtMinor, currency: SHOP_CURRENCY },
    untilAt: prices[index + 1] === undefined ? null : new Date(prices[index + 1]![0]),
    precededBy: index === 0 ? 'nothing' : 'price',
  }));
}

/** The lowest price of the 30 days before the latest change of the price, where that reduced it. */
function lowestByOracle(prices: Prices): number | null {
  const [reducedAt, price, compareAt] = prices.at(-1)!;
  if (compareAt === null || compareAt <= price || prices.length === 1) return null;
  const end = Date.parse(reducedAt);
  let lowest = Infinity;
  for (let ms = end - 30 * MS_PER_DAY; ms < end; ms += 10 * MS_PER_MINUTE) {
    const then = prices.findLast(([fromAt]) => Date.parse(fromAt) <= ms);
    lowest = Math.min(lowest, then?.[1] ?? Infinity);
  }
  return lowest;
}

/** What the facts ask for in a country on a date, as far as they are sure. */
function askedFor(country: string, on: string) {
  return facts.rules.filter(
    ({ markets, effectiveFrom, effectiveTo, confidence }) =>
      (markets.includes(country) || (markets.includes('EU') && EU_MEMBERS.has(country))) &&
      (effectiveFrom ?? '') <= on &&
      on <= (effectiveTo ?? '9999') &&
      confidence !== 'unverified',
  );
}

type Words = Record<string, string>;

function contactLines(label: string, contact: ComplianceSettings['producer']): string[] {
  const { name, address, email } = contact!;
  return [label, [name, ...address.split('\n')].join(', '), email];
}

function expectedLines(
  { asOn, lowest }: { asOn: string; lowest: number | null },
  { language, country, currency }: { language: string; country: string; currency: string },
  words: Words,
): string[] {
  const rules = askedFor(country, asOn);
  const asks = (field: string) => rules.some((rule) => rule.asks === field);
  const lines: string[] = [];
  if (asks('lowest-price') && lowest !== null && currency === SHOP_CURRENCY) {
    lines.push(fill(words['lowest']!, { price: moneyText(lowest, currency, language) }));
  }
  const duties = settings.duties.find((duty) => duty.country === country)?.statement;
  if (asks('duties') && duties !== undefined) {
    lines.push(words[duties === 'included' ? 'duties_included' : 'duties_on_delivery']!);
  }
  if (asks('responsible-person')) {
    lines.push(...contactLines(words['responsible']!, settings.responsiblePerson));
  }
  if (asks('producer')) lines.push(...contactLines(words['producer']!, settings.producer));
  for (const { scheme, shows } of rules.filter((rule) => rule.asks === 'registration')) {
    const found = settings.registrations.find((each) => each.scheme === scheme);
    if (!found || (shows === 'may' && !found.shown)) continue;
    const label = `${words['number']} (${NUMBER_FORMS[scheme as NumberScheme].name})`;
    lines.push(label, found.number.replace(/\s/g, '').toUpperCase());
  }
  const vat = settings.vatNumbers.find((each) => each.country === country);
  if (asks('vat-number') && vat) {
    lines.push(words['vat']!, vat.number.replace(/\s/g, '').toUpperCase());
  }
  if (asks('sorting')) lines.push(words['sorting']!, settings.sorting);
  if (asks('withdrawal')) lines.push(words['withdraw']!);
  if (asks('imprint')) lines.push(words['imprint']!);
  if (asks('sales-law')) lines.push(words['sales_law']!);
  return lines.map(oneSpace);
}

test('the moments differ, and nothing runs in the page', () => {
  expect(scriptOf('compliance-notice')).toBeNull();
  expect(new Set(MOMENTS.map(({ prices }) => lowestByOracle(prices)))).toEqual(
    new Set([2000, 1700, 1900, null]),
  );
  const asked = (asOn: string) => askedFor('DE', asOn).length;
  expect(asked('2026-06-19')).toBe(asked('2026-06-18') + 1);
  expect(WIDGET_LANGUAGES.length).toBeGreaterThanOrEqual(24);
  expect(MATRIX_COUNTRIES).toHaveLength(12);
});

test.each(MOMENTS)('$name', async (moment) => {
  const { asOn, prices, pagePrice } = moment;
  const [, price, compareAt] = prices.at(-1)!;
  const compliance = composeComplianceDocument(settings, { asOn });
  const history = { variantId: String(VARIANT), spans: spansOf(prices) };
  const { document: lowest_prices } = composeLowestPrices([history], SHOP_CURRENCY);
  const variant = {
    ...{ id: VARIANT, title: 'Default Title' },
    ...{ price: pagePrice ?? price, compare_at_price: compareAt },
  };
  // Of another price than that of the page nothing is said.
  const lowest = pagePrice === undefined ? lowestByOracle(prices) : null;
  for (const language of WIDGET_LANGUAGES) {
    const words = wordsIn<{ compliance_notice: Words }>(language).compliance_notice;
    for (const { country, currency } of MATRIX_COUNTRIES) {
      const versions = await renderAtMoments(
        {
          ...{ handle: 'compliance-notice', language, country, currency },
          documents: { compliance, lowest_prices },
          scope: { product: { variants: [variant] }, shop: { currency: SHOP_CURRENCY } },
        },
        [{ ...MATRIX_MOMENTS[0]!, renderedAt: `${asOn}T09:00:00Z` }],
      );
      const block = JSDOM.fragment(versions[0]!);
      const said = [...block.querySelectorAll('p, dt, dd, li')].map(readText);
      const expected = expectedLines({ asOn, lowest }, { language, country, currency }, words);
      expect(said, `${language}, ${country}`).toEqual(expected);
    }
  }
});

test.each(WIDGET_LANGUAGES)('in %s is the same whenever the page is rendered', async (language) => {
  const compliance = composeComplianceDocument(settings, { asOn: '2026-11-27' });
  for (const { country, currency } of MATRIX_COUNTRIES) {
    const versions = await renderAtMoments({
      ...{ handle: 'compliance-notice', language, country, currency },
      documents: { compliance },
    });
    expect(versions).toHaveLength(1);
  }
});
