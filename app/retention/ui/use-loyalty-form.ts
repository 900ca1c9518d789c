import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LOYALTY_LIMITS, type LoyaltySettings } from '../index.ts';
import {
  type DraftErrors,
  type DraftMarket,
  draftOf,
  type LoyaltyDraft,
  type RateDraft,
  readDraft,
} from './loyalty-draft.ts';

/**
 * The draft of the form. It starts from what is stored, follows it while nothing is edited, and
 * keeps what was typed when somebody else saves meanwhile.
 */
export function useLoyaltyForm(
  stored: { settings: LoyaltySettings; version: number },
  markets: readonly DraftMarket[],
) {
  const storedDraft = useMemo(() => draftOf(stored.settings, markets), [stored.settings, markets]);
  const [base, setBase] = useState({ version: stored.version, draft: storedDraft });
  const [draft, setDraft] = useState(storedDraft);
  const [lastSound, setLastSound] = useState(stored.settings);
  const [attempts, setAttempts] = useState(0);
  const read = useMemo(() => readDraft(draft), [draft]);
  const dirty = !isSame(draft, base.draft);

  useEffect(() => {
    if (attempts > 0) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const takeStored = () => {
    setBase({ version: stored.version, draft: storedDraft });
    setDraft(storedDraft);
    setAttempts(0);
  };
  if (stored.version !== base.version && (!dirty || isSame(draft, storedDraft))) takeStored();
  else if (read.ok && !isSame(read.settings, lastSound)) setLastSound(read.settings);

  return {
    draft,
    dirty,
    version: base.version,
    /** The last settings without a mistake, for the preview. */
    lastSound,
    /** Shown from the first attempt to save. */
    errors: read.ok || attempts === 0 ? {} : read.errors,
    change: (change: Partial<LoyaltyDraft>) => setDraft((last) => ({ ...last, ...change })),
    changeRate: (marketId: string, change: Partial<RateDraft>) =>
      setDraft((last) => ({
        ...last,
        rates: last.rates.map((rate) =>
          rate.marketId === marketId ? { ...rate, ...change } : rate,
        ),
      })),
    discard: takeStored,
    /** Settings to be saved; null where something is wrong, which is shown from then on. */
    attempt: (): LoyaltySettings | null => {
      if (read.ok) return read.settings;
      setAttempts((count) => count + 1);
      return null;
    },
  };
}

export type LoyaltyForm = ReturnType<typeof useLoyaltyForm>;

export const LoyaltyErrors = createContext<DraftErrors>({});

/** Least and most of each number field. */
const NUMBERS = {
  points: { least: 1, most: LOYALTY_LIMITS.points },
  pendingDays: { least: 0, most: LOYALTY_LIMITS.pendingDays },
  expiryMonths: { least: 1, most: LOYALTY_LIMITS.expiryMonths },
} as const;

/** The problem of a field in words. */
export function useProblem(path: string): { error?: string } {
  const { t } = useTranslation('retention');
  const problem = useContext(LoyaltyErrors)[path];
  if (problem === undefined) return {};
  const field = path.split('.').pop() as keyof typeof NUMBERS;
  return { error: t(`problem.${problem}`, NUMBERS[field] ?? {}) };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
