import type { DraftReading } from '../../ui/use-settings-draft.ts';
import type { MarketHints, MethodChoice, MethodId, PaymentHintsSettings } from '../index.ts';

/** Settings with every country in order and no market that says nothing, so that equals look equal. */
function draftOf(settings: PaymentHintsSettings): PaymentHintsSettings {
  return { ...settings, markets: tidy(settings.markets) };
}

function tidy(markets: readonly MarketHints[]): MarketHints[] {
  return markets
    .filter(({ shown, methods }) => shown || methods.length > 0)
    .map((market) => ({
      ...market,
      methods: market.methods.toSorted((a, b) => (a.method < b.method ? -1 : 1)),
    }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));
}

/** Nothing can be typed that is no setting: the draft is the settings themselves. */
function readDraft(draft: PaymentHintsSettings): DraftReading<PaymentHintsSettings> {
  return { ok: true, settings: draft };
}

/** How `useSettingsDraft` makes a draft of settings and settings of a draft. */
export const hintsDrafts = { draftOf, readDraft };

/** What a draft says of a country; nothing is shown in one that it does not list. */
export function marketOf({ markets }: PaymentHintsSettings, country: string): MarketHints {
  return (
    markets.find((market) => market.country === country) ?? { country, shown: false, methods: [] }
  );
}

/** The markets of a draft with one of them changed. */
export function withMarket(
  { markets }: PaymentHintsSettings,
  market: MarketHints,
): Pick<PaymentHintsSettings, 'markets'> {
  return {
    markets: tidy([...markets.filter(({ country }) => country !== market.country), market]),
  };
}

/** A market with the merchant's say on a method; null leaves the method to the orders. */
export function withChoice(
  market: MarketHints,
  method: MethodId,
  choice: MethodChoice | null,
): MarketHints {
  const others = market.methods.filter((one) => one.method !== method);
  return { ...market, methods: choice === null ? others : [...others, { method, choice }] };
}
