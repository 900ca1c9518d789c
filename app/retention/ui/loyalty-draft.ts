import { currencyDigits, formatDecimal, parseMinor } from '../../kernel/money.ts';
import {
  type EarnRate,
  LoyaltySettings,
  type PendingFrom,
  type PointRounding,
  proposeLoyalty,
  type RewardRate,
} from '../index.ts';

/** A market that can earn. */
export interface DraftMarket {
  marketId: string;
  currency: string;
}

/** What a market earns while it is edited: numbers are text, and may be no numbers yet. */
export interface RateDraft {
  marketId: string;
  currency: string;
  earns: boolean;
  points: string;
  amount: string;
  minimum: string;
}

/** What points are worth in a market while it is edited. */
export interface RewardDraft {
  marketId: string;
  currency: string;
  redeems: boolean;
  points: string;
  amount: string;
}

/** The program while it is edited. */
export interface LoyaltyDraft {
  name: string;
  names: Record<string, string>;
  /** One for each market of the shop, in their order. */
  rates: RateDraft[];
  rounding: PointRounding;
  excludedProductTypes: string[];
  pendingDays: string;
  pendingFrom: PendingFrom;
  expires: boolean;
  expiryMonths: string;
  /** One for each market of the shop, as `rates`. */
  rewards: RewardDraft[];
  codeDays: string;
  codesCombine: boolean;
}

/** Reasons why a field is refused; each has a text in every language. */
export const FIELD_PROBLEMS = ['number', 'amount', 'too_fine', 'other'] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** Problems by the path of their field, e.g. 'rates.2.amount'; the index is the draft's. */
export type DraftErrors = Record<string, FieldProblem>;

const USUAL_EXPIRY_MONTHS = '12';

/** How `useSettingsDraft` makes a draft of settings and settings of a draft. */
export function loyaltyDrafts(markets: readonly DraftMarket[]) {
  return { draftOf: (settings: LoyaltySettings) => draftOf(settings, markets), readDraft };
}

/** The form of settings, for the markets that there are now. */
export function draftOf(settings: LoyaltySettings, markets: readonly DraftMarket[]): LoyaltyDraft {
  const { name, names, rounding, excludedProductTypes, pendingDays, expiryMonths } = settings;
  return {
    name,
    names,
    rounding,
    excludedProductTypes,
    rates: markets.map((market) => rateDraftOf(market, settings)),
    pendingDays: String(pendingDays),
    expires: expiryMonths !== null,
    expiryMonths: expiryMonths === null ? USUAL_EXPIRY_MONTHS : String(expiryMonths),
    pendingFrom: settings.pendingFrom,
    rewards: markets.map((market) => rewardDraftOf(market, settings)),
    codeDays: String(settings.codeDays),
    codesCombine: settings.codesCombine,
  };
}

function rateDraftOf({ marketId, currency }: DraftMarket, { rates }: LoyaltySettings): RateDraft {
  const stored = rates.find((rate) => rate.marketId === marketId && rate.currency === currency);
  const rate = stored ?? proposeLoyalty([{ marketId, currency }]).rates[0]!;
  return {
    marketId,
    currency,
    earns: stored !== undefined,
    points: String(rate.points),
    amount: typedAmount(rate.amountMinor, currency),
    minimum: typedAmount(rate.minimumMinor, currency),
  };
}

function rewardDraftOf(
  { marketId, currency }: DraftMarket,
  { rewards }: LoyaltySettings,
): RewardDraft {
  const stored = rewards.find((it) => it.marketId === marketId && it.currency === currency);
  const reward = stored ?? proposeLoyalty([{ marketId, currency }]).rewards[0]!;
  return {
    marketId,
    currency,
    redeems: stored !== undefined,
    points: String(reward.points),
    amount: typedAmount(reward.amountMinor, currency),
  };
}

/** '5' rather than '5.00'. */
function typedAmount(amountMinor: number, currency: string): string {
  return formatDecimal({ amountMinor, currency }).replace(/\.0+$/, '');
}

/**
 * Settings out of a draft, or what is wrong with which field. Rates of markets that are gone are
 * left behind.
 */
export function readDraft(
  draft: LoyaltyDraft,
): { ok: true; settings: LoyaltySettings } | { ok: false; errors: DraftErrors } {
  const earning = draft.rates.flatMap((rate, index) => (rate.earns ? [{ rate, index }] : []));
  const redeeming = draft.rewards.flatMap((reward, index) =>
    reward.redeems ? [{ reward, index }] : [],
  );
  const parsed = LoyaltySettings.safeParse({
    name: draft.name,
    names: Object.fromEntries(Object.entries(draft.names).filter(([, name]) => name.trim() !== '')),
    rates: earning.map(({ rate }) => rateOf(rate)),
    rounding: draft.rounding,
    excludedProductTypes: draft.excludedProductTypes,
    pendingDays: toNumber(draft.pendingDays),
    expiryMonths: draft.expires ? toNumber(draft.expiryMonths) : null,
    pendingFrom: draft.pendingFrom,
    rewards: redeeming.map(({ reward }) => rewardOf(reward)),
    codeDays: toNumber(draft.codeDays),
    codesCombine: draft.codesCombine,
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: DraftErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const [first, at, field] = path;
    const listed = first === 'rates' ? earning : first === 'rewards' ? redeeming : null;
    const place =
      listed !== null && typeof at === 'number'
        ? [first, listed[at]?.index, typedField(field)]
        : path;
    errors[place.join('.')] ??= problemOf(place.at(-1), message);
  }
  return { ok: false, errors };
}

function rateOf({ marketId, currency, points, amount, minimum }: RateDraft): EarnRate {
  return {
    marketId,
    currency,
    points: toNumber(points),
    amountMinor: toMinor(amount, currency),
    minimumMinor: minimum.trim() === '' ? 0 : toMinor(minimum, currency),
  };
}

function rewardOf({ marketId, currency, points, amount }: RewardDraft): RewardRate {
  return {
    marketId,
    currency,
    points: toNumber(points),
    amountMinor: toMinor(amount, currency),
  };
}

const TYPED_FIELDS: Readonly<Record<string, string>> = {
  amountMinor: 'amount',
  minimumMinor: 'minimum',
};

function typedField(field: PropertyKey | undefined): string {
  return TYPED_FIELDS[String(field)] ?? String(field);
}

function problemOf(field: PropertyKey | undefined, message: string): FieldProblem {
  if (message === 'too_fine') return 'too_fine';
  if (field === 'amount' || field === 'minimum') return 'amount';
  return ['points', 'pendingDays', 'expiryMonths', 'codeDays'].includes(String(field))
    ? 'number'
    : 'other';
}

/** Empty text is no number, although JavaScript takes it for 0. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** Minor units of what was typed; NaN where it is no amount of the currency. */
function toMinor(text: string, currency: string): number {
  const [, decimals = ''] = text.trim().split('.');
  if (decimals.length > currencyDigits(currency)) return NaN;
  try {
    return parseMinor(text.trim(), currency);
  } catch {
    return NaN;
  }
}
