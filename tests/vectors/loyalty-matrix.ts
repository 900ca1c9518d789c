/** What the matrices of the loyalty blocks share: a program in twelve countries, and its words. */
import { currencyDigits } from '../../app/kernel/money.ts';
import { composeLoyaltyDocument, proposeLoyalty } from '../../app/retention/index.ts';
import {
  fill,
  MATRIX_COUNTRIES,
  moneyText,
  oneSpace,
  pluralOf,
  type PluralForms,
  renderMatrixBlock,
  scriptOf,
  WIDGET_LANGUAGES,
  wordsIn,
} from './block-matrix.ts';
import { openShopperPage, type ShopperPage } from './shopper-page.ts';

type Forms = 'points' | 'earn_product' | 'pending_days' | 'expiry_months';
type Words = Record<Forms, PluralForms> & Record<string, string & PluralForms>;

const PENDING_DAYS = 14;
const EXPIRY_MONTHS = 24;
const LEAST_UNITS = 5;
const POINTS_PER_UNIT = 3;
/** Prices of the two variants, in units of the currency. */
export const PRICES = [7, 1284];

const markets = MATRIX_COUNTRIES.map(({ country, currency }, index) => ({
  ...{ marketId: String(index + 1), countries: [country], currency },
}));
export const loyalty = composeLoyaltyDocument(
  {
    ...proposeLoyalty([]),
    pendingDays: PENDING_DAYS,
    expiryMonths: EXPIRY_MONTHS,
    rates: markets.map(({ marketId, currency }) => ({
      ...{ marketId, currency, points: POINTS_PER_UNIT },
      amountMinor: 10 ** currencyDigits(currency),
      minimumMinor: LEAST_UNITS * 10 ** currencyDigits(currency),
    })),
  },
  markets,
);
export const product = {
  ...{ available: true, type: 'Lamp', 'gift_card?': false },
  variants: PRICES.map((units, index) => ({ id: 101 + index, price: units * 100 })),
  selected_or_first_available_variant: { id: 101 },
};

export const wordsOf = (language: string) => wordsIn<{ loyalty: Words }>(language).loyalty;
export const points = (words: Words, count: number, language: string) =>
  fill(pluralOf(words.points, count, language), { points: count });

export function programLines(language: string, currency: string): string[] {
  const words = wordsOf(language);
  const money = (units: number) => moneyText(units * 100, currency, language);
  const counted = (forms: PluralForms, count: number) =>
    fill(pluralOf(forms, count, language), { count });
  return [
    fill(words['earn_rate']!, {
      points: points(words, POINTS_PER_UNIT, language),
      amount: money(1),
    }),
    fill(words['minimum']!, { amount: money(LEAST_UNITS) }),
    counted(words.pending_days, PENDING_DAYS),
    counted(words.expiry_months, EXPIRY_MONTHS),
  ].map(oneSpace);
}

export const earned = (language: string, units: number) => {
  const count = units * POINTS_PER_UNIT;
  const form = pluralOf(wordsOf(language).earn_product, count, language);
  return oneSpace(fill(form, { points: count }));
};

export const everywhere = WIDGET_LANGUAGES.flatMap((language) =>
  MATRIX_COUNTRIES.map((place) => ({ language, ...place })),
);

/**
 * The block in every language and country, as it is served: that the moment does not change it, the
 * tests of what is served prove.
 */
export async function serveAll(
  handle: string,
  scope: Record<string, unknown>,
): Promise<readonly string[]> {
  const blocks: string[] = [];
  for (const [index, { language, country, currency }] of everywhere.entries()) {
    const page = { handle, language, country, currency, scope, blockId: String(index) };
    blocks.push(await renderMatrixBlock({ ...page, documents: { loyalty } }));
  }
  return blocks;
}

/** One page with all these blocks, looked at from another place at each turn, the west first. */
export function openAll(
  blocks: readonly string[],
  { clock, scriptFor, turn }: { clock: string; scriptFor: string; turn: number },
): Promise<ShopperPage> {
  const west = MATRIX_COUNTRIES.findIndex(({ country }) => country === 'US');
  const { zone } = MATRIX_COUNTRIES[(west + turn) % MATRIX_COUNTRIES.length]!;
  const html = blocks.join('');
  return openShopperPage({ html, scripts: [scriptOf(scriptFor)!], now: clock, zone });
}
