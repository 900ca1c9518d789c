import type { TextKind } from './model.ts';

/** How complete a language is in one kind of text. */
export interface KindCoverage {
  kind: TextKind;
  texts: number;
  completeTexts: number;
  missingTexts: number;
  outdatedTexts: number;
  fields: number;
  missing: number;
  outdated: number;
  same: number;
  characters: number;
  soldMinor: number;
  soldTexts: number;
}

export interface LanguageCoverage {
  locale: string;
  published: boolean;
  /** Countries whose shoppers read it. */
  countries: string[];
  kinds: KindCoverage[];
  /** Share of fields that are right, on the days of the past months, oldest first. */
  trend: { on: string; share: number }[];
}

export type CoverageSum = Omit<KindCoverage, 'kind'>;

/** All kinds of a language in one. */
export function sumCoverage(kinds: readonly KindCoverage[]): CoverageSum {
  const sum = (key: keyof CoverageSum) => kinds.reduce((total, kind) => total + kind[key], 0);
  return {
    texts: sum('texts'),
    completeTexts: sum('completeTexts'),
    missingTexts: sum('missingTexts'),
    outdatedTexts: sum('outdatedTexts'),
    fields: sum('fields'),
    missing: sum('missing'),
    outdated: sum('outdated'),
    same: sum('same'),
    characters: sum('characters'),
    soldMinor: sum('soldMinor'),
    soldTexts: sum('soldTexts'),
  };
}

/**
 * Share of fields that are right; null where there are none. Rounded down to a tenth of a percent
 * where anything is left to do, so that 100 % means all.
 */
export function completeShare(
  sum: Pick<CoverageSum, 'fields' | 'missing' | 'outdated' | 'same'>,
): number | null {
  if (sum.fields === 0) return null;
  const open = sum.missing + sum.outdated + sum.same;
  return open === 0 ? 1 : Math.floor(((sum.fields - open) / sum.fields) * 1000) / 1000;
}
