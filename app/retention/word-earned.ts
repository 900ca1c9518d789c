type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;

/** The loyalty blocks' texts in one language, as they stand in its locale file. */
export interface LoyaltyWords {
  loyalty: {
    points: Plural;
    earn_product: Plural;
    earn_rate: string;
    minimum: string;
    pending_days: Plural;
    expiry_months: Plural;
  };
}

/**
 * What the line of a product says in a language; null where nothing is earned.
 * @example wordEarned(120, words, 'en') // 'You earn 120 points with this product'
 */
export function wordEarned(
  points: number,
  words: { loyalty: Pick<LoyaltyWords['loyalty'], 'earn_product'> },
  language: string,
): string | null {
  return points < 1 ? null : counted(words.loyalty.earn_product, points, language);
}

/** The form of a text for a number, with the number, or what stands for it, in it. */
export function counted(
  forms: Plural,
  count: number,
  language: string,
  written = String(count),
): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? '';
  return fill(form, { points: written, count: written });
}

/** Fills in the names of a text; one without a value stays. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
