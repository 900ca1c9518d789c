import type { CountryCode } from '../kernel/country.ts';
import type { MethodWord, PaymentHintsDocument, PublishedMethod } from './model.ts';

/** The block's texts in one language, as they stand in its locale file. */
export interface HintWords {
  payment_hints: Record<MethodWord, string> & {
    heading: string;
    card: string;
    pay_in: string;
    credit: string;
    empty: string;
  };
}

/** One way to pay, or all card brands together. */
export interface HintItem {
  text: string;
  /** Names of icons in Shopify's list; none where the method has no icon. */
  types: string[];
}

/** The lines of the block; a line that is not shown is null. */
export interface HintLines {
  heading: string;
  items: HintItem[];
  credit: string | null;
  payIn: string | null;
}

const BETWEEN = ' · ';

/**
 * What the storefront block says in a country; null where it shows nothing.
 *
 * The block itself is Liquid: this is the same rule for storefronts without it, and tests compare
 * both in every language.
 * @example
 *   wordHints(document, { country: 'NL', language: 'nl', enabledTypes: ['ideal'], currency: 'EUR', words })
 *   // { heading: 'Hier geaccepteerd', items: [{ text: 'iDEAL', types: ['ideal'] }], credit: null, payIn: … }
 */
export function wordHints(
  document: PaymentHintsDocument,
  asked: {
    country: CountryCode;
    language: string;
    /** As `shop.enabled_payment_types` lists them; 'all' stands for every one that is named. */
    enabledTypes: readonly string[] | 'all';
    currency: string | null;
    words: HintWords;
  },
): HintLines | null {
  const words = asked.words.payment_hints;
  const here = document.countries[asked.country];
  if (here === undefined) return null;
  const found = here.methods.flatMap((position) => {
    const method = document.methods[position];
    if (method === undefined) return [];
    const type = method.types.find(
      (name) => asked.enabledTypes === 'all' || asked.enabledTypes.includes(name),
    );
    if (type === undefined && method.manual !== true) return [];
    const text = methodName(method, asked.language, words);
    return [{ method, text, type, isCredit: here.credit?.includes(position) === true }];
  });
  const cards = found.filter(({ method }) => method.card === true);
  const items: HintItem[] = [];
  const credit: string[] = [];
  for (const one of found) {
    if (one.method.card === true) {
      if (one === cards[0]) items.push(cardItem(cards, words.card));
    } else if (!items.some(({ text }) => text === one.text)) {
      items.push({ text: one.text, types: one.type === undefined ? [] : [one.type] });
      if (one.isCredit) credit.push(one.text);
    }
  }
  if (items.length === 0) return null;
  return {
    heading: words.heading,
    items,
    credit: credit.length === 0 ? null : fill(words.credit, { methods: credit.join(BETWEEN) }),
    payIn: asked.currency === null ? null : fill(words.pay_in, { currency: asked.currency }),
  };
}

function cardItem(cards: { text: string; type: string | undefined }[], pattern: string): HintItem {
  return {
    text: fill(pattern, { brands: cards.map(({ text }) => text).join(BETWEEN) }),
    types: cards.flatMap(({ type }) => (type === undefined ? [] : [type])),
  };
}

function methodName(
  method: PublishedMethod,
  language: string,
  words: HintWords['payment_hints'],
): string {
  const brand = method.names?.[language] ?? method.names?.[language.split('-')[0]!] ?? method.name;
  const word = method.word === undefined ? undefined : words[method.word];
  return [brand, word].filter((part) => part !== undefined).join(' – ');
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
