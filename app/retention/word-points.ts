/** A number for which a plural form stands, and the form with `{points}` in it. */
export type PointForm = readonly [sample: number, text: string];

/**
 * A number of points in words, in the plural form of the language.
 *
 * The page renders one form for each of a few sample numbers; the form is that of a sample in the
 * same plural category (CLDR, by Intl). In a language that the browser has no rules for, the form of
 * many.
 * @example wordPoints([[1, '{points} point'], [2, '{points} points']], 120, 'en') // '120 points'
 */
export function wordPoints(forms: readonly PointForm[], points: number, locale: string): string {
  const [known] = Intl.PluralRules.supportedLocalesOf(locale);
  const categoryOf = (count: number) => known && new Intl.PluralRules(known).select(count);
  const form =
    forms.findLast(([sample]) => categoryOf(sample) === categoryOf(points)) ?? forms.at(-1);
  return form ? form[1].replace('{points}', `${points}`) : '';
}
