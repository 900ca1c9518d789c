import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';

import { countryCodes } from '../kernel/country.ts';
import { LOYALTY_LIMITS, LoyaltyDocument, LoyaltySettings } from './model.ts';
import { proposeLoyalty } from './propose-loyalty.ts';
import { APP_PROXY_PATH, composeLoyaltyDocument } from './publish.ts';

/** Largest JSON metafield that Shopify takes. */
const MAX_BYTES = 128 * 1024;

const EUROPE = { marketId: '2', currency: 'EUR', countries: ['DE', 'FR', 'NL'] };
const GERMANY = { marketId: '10', currency: 'EUR', countries: ['DE'] };
const SWISS = { marketId: '3', currency: 'CHF', countries: ['CH'] };

describe('a document', () => {
  it('names the rule of each country and currency, equal rules once', () => {
    const document = composeLoyaltyDocument(proposeLoyalty([EUROPE, SWISS]), [EUROPE, SWISS]);
    expect(document.rules).toHaveLength(2);
    const ruleAt = (key: string) => document.rules[document.earn[key]!]?.currency;
    expect(['DE:EUR', 'FR:EUR', 'NL:EUR', 'CH:CHF'].map(ruleAt)).toEqual([
      'EUR',
      'EUR',
      'EUR',
      'CHF',
    ]);
    expect(document.earn['CH:EUR']).toBeUndefined();
  });

  it('lets the market with fewer countries speak for a country that two have', () => {
    const settings = proposeLoyalty([EUROPE, GERMANY]);
    const rates = settings.rates.map((rate) => ({ ...rate, points: Number(rate.marketId) }));
    for (const markets of [
      [EUROPE, GERMANY],
      [GERMANY, EUROPE],
    ]) {
      const { rules, earn } = composeLoyaltyDocument({ ...settings, rates }, markets);
      expect([rules[earn['DE:EUR']!]?.points, rules[earn['FR:EUR']!]?.points]).toEqual([10, 2]);
    }
  });

  it('leaves out markets that are gone and names that are empty', () => {
    const settings = { ...proposeLoyalty([EUROPE]), name: '', names: { ja: 'クラブ', fr: '' } };
    expect(composeLoyaltyDocument(settings, [])).toMatchObject({
      rules: [],
      earn: {},
      names: { ja: 'クラブ' },
    });
  });

  it('with every limit reached stays below the size that Shopify takes', () => {
    const text = '€'.repeat(LOYALTY_LIMITS.productTypeCharacters);
    const countries = countryCodes();
    const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'KWD', 'AUD'];
    const settings = LoyaltySettings.parse({
      ...proposeLoyalty([]),
      names: Object.fromEntries(
        Array.from({ length: LOYALTY_LIMITS.languages }, (_, index) => [
          `a${String.fromCharCode(97 + (index % 26))}-${index < 26 ? 'AA' : 'BB'}`,
          '€'.repeat(LOYALTY_LIMITS.nameCharacters),
        ]),
      ),
      excludedProductTypes: Array.from({ length: LOYALTY_LIMITS.excludedProductTypes }, () => text),
      rates: Array.from({ length: LOYALTY_LIMITS.rates }, (_, index) => ({
        marketId: String(Math.floor(index / currencies.length)),
        currency: currencies[index % currencies.length],
        points: LOYALTY_LIMITS.points - index,
        amountMinor: LOYALTY_LIMITS.amountMinor,
        minimumMinor: LOYALTY_LIMITS.minimumMinor,
      })),
    });
    const markets = Array.from({ length: 40 }, (_, index) => ({
      marketId: String(index),
      countries: index === 0 ? countries : countries.slice(index),
    }));
    const document = LoyaltyDocument.parse(composeLoyaltyDocument(settings, markets));
    expect(Object.keys(document.earn).length).toBe(countries.length * currencies.length);
    expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThan(MAX_BYTES);
  });

  it('names the path at which shopify.app.toml mounts the app proxy', () => {
    const toml = parse(readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8'));
    const { prefix, subpath } = toml['app_proxy'] as { prefix: string; subpath: string };
    expect(APP_PROXY_PATH).toBe(`/${prefix}/${subpath}`);
  });
});

describe('settings', () => {
  const settings = proposeLoyalty([EUROPE, SWISS, { marketId: '4', currency: 'JPY' }]);

  it('that we propose are sound', () => {
    expect(LoyaltySettings.parse(settings)).toEqual(settings);
    expect(settings.rates.map(({ amountMinor }) => amountMinor)).toEqual([100, 100, 100]);
  });

  it('with two rates for one market and currency are refused', () => {
    const twice = { ...settings, rates: [...settings.rates, settings.rates[0]] };
    const { error } = LoyaltySettings.safeParse(twice);
    expect(error?.issues.map(({ message }) => message)).toEqual(['rate_twice']);
  });
});
