import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { LOYALTY_LIMITS } from '../index.ts';
import type { FieldProblem, LoyaltyDraft } from './loyalty-draft.ts';

/** What the cards of the loyalty form share. */
export interface LoyaltyForm {
  draft: LoyaltyDraft;
  change: (change: Partial<LoyaltyDraft>) => void;
  /** The problem of a field, where it may be shown. */
  errorOf: (path: string) => FieldProblem | undefined;
  touch: (path: string) => void;
}

export const LoyaltyFormContext = createContext<LoyaltyForm | null>(null);

export function useLoyaltyForm(): LoyaltyForm {
  const form = useContext(LoyaltyFormContext);
  if (form === null) throw new Error('A card of the loyalty form is outside of it');
  return form;
}

/** Least and most of each number field. */
const NUMBERS = {
  points: { least: 1, most: LOYALTY_LIMITS.points },
  pendingDays: { least: 0, most: LOYALTY_LIMITS.pendingDays },
  expiryMonths: { least: 1, most: LOYALTY_LIMITS.expiryMonths },
  codeDays: { least: 1, most: LOYALTY_LIMITS.codeDays },
} as const;

/** Properties of a field: its problem in words, and how to say that it was left. */
export function useLoyaltyField(path: string): { onBlur: () => void; error?: string } {
  const { t } = useTranslation('retention');
  const { errorOf, touch } = useLoyaltyForm();
  const problem = errorOf(path);
  const field = path.split('.').pop() as keyof typeof NUMBERS;
  return {
    onBlur: () => touch(path),
    ...(problem === undefined ? {} : { error: t(`problem.${problem}`, NUMBERS[field] ?? {}) }),
  };
}
