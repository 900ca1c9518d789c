import type { DraftReading } from '../../ui/use-settings-draft.ts';
import { orderChannels, SupportSettings } from '../index.ts';

/** Support settings while they are edited: everything in them is text, so a draft has their form. */
export type SupportDraft = SupportSettings;

/** Reasons why a field is refused; each has a text in every language. */
const PROBLEMS = [
  'handle',
  'time',
  'range_reversed',
  'spans_overlap',
  'never_open',
  'date',
  'zone',
] as const;
export type SupportProblem = (typeof PROBLEMS)[number] | 'other';

/** The problem behind a message of the schema. */
export function problemOf(message: string): SupportProblem {
  return PROBLEMS.find((problem) => problem === message) ?? 'other';
}

/** How `useSettingsDraft` makes a draft of settings and settings of a draft. */
export const supportDrafts = {
  draftOf: (settings: SupportSettings): SupportDraft => settings,
  readDraft: (draft: SupportDraft): DraftReading<SupportSettings> => {
    const parsed = SupportSettings.safeParse(draft);
    if (parsed.success) return { ok: true, settings: parsed.data };
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message;
    return { ok: false, errors };
  },
};

/** The id of a new account: the first free number. */
export function newAccountId(accounts: readonly { id: string }[]): string {
  const taken = new Set(accounts.map(({ id }) => id));
  let number = accounts.length + 1;
  while (taken.has(`account-${number}`)) number++;
  return `account-${number}`;
}

/** Accounts without one of them, which then is in no market's list either. */
export function withoutAccount(draft: SupportDraft, id: string): Partial<SupportDraft> {
  return {
    accounts: draft.accounts.filter((account) => account.id !== id),
    markets: draft.markets.map((market) => ({
      ...market,
      accountIds: market.accountIds.filter((each) => each !== id),
    })),
  };
}

/** The accounts that shoppers of a country see, and whether the merchant chose them. */
export function shownIn(
  draft: SupportDraft,
  country: string,
): { own: boolean; accountIds: string[] } {
  const market = draft.markets.find(({ countries }) => countries.includes(country));
  if (market !== undefined) return { own: true, accountIds: market.accountIds };
  const usual = draft.elsewhere ? orderChannels(draft.accounts, country) : [];
  return { own: false, accountIds: usual.map(({ id }) => id) };
}

/** Gives a country a list of its own, or with null what is usual there. */
export function withList(
  draft: SupportDraft,
  country: string,
  accountIds: string[] | null,
): Partial<SupportDraft> {
  const others = draft.markets
    .map((market) => ({
      ...market,
      countries: market.countries.filter((each) => each !== country),
    }))
    .filter(({ countries }) => countries.length > 0);
  if (accountIds === null) return { markets: others };
  const own = { id: country.toLowerCase(), name: '', countries: [country], accountIds };
  return { markets: [...others, own].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
