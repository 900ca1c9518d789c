import { useMemo, useState } from 'react';

import type { MarketHints, MethodChoice, MethodId, PaymentHintsSettings } from '../index.ts';

/** Settings with every country in order and no market that says nothing, so that equals look equal. */
function tidy(settings: PaymentHintsSettings): PaymentHintsSettings {
  const markets = settings.markets
    .filter(({ shown, methods }) => shown || methods.length > 0)
    .map((market) => ({
      ...market,
      methods: market.methods.toSorted((a, b) => (a.method < b.method ? -1 : 1)),
    }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));
  return { ...settings, markets };
}

/**
 * The settings while they are edited. They start from what is stored, follow it while nothing is
 * edited, and keep the edits when somebody else saves meanwhile.
 */
export function useHintsForm(stored: { settings: PaymentHintsSettings; version: number }) {
  const storedSettings = useMemo(() => tidy(stored.settings), [stored.settings]);
  const [base, setBase] = useState({ version: stored.version, settings: storedSettings });
  const [settings, setSettings] = useState(storedSettings);
  const dirty = !isSame(settings, base.settings);

  if (stored.version !== base.version && (!dirty || isSame(settings, storedSettings))) {
    setBase({ version: stored.version, settings: storedSettings });
    setSettings(storedSettings);
  }

  const marketOf = (country: string): MarketHints =>
    settings.markets.find((market) => market.country === country) ?? {
      country,
      shown: false,
      methods: [],
    };
  const putMarket = (market: MarketHints) =>
    setSettings((last) =>
      tidy({
        ...last,
        markets: [...last.markets.filter(({ country }) => country !== market.country), market],
      }),
    );

  return {
    settings,
    dirty,
    version: base.version,
    marketOf,
    setShown: (country: string, shown: boolean) => putMarket({ ...marketOf(country), shown }),
    /** null leaves a method to the orders. */
    choose: (country: string, method: MethodId, choice: MethodChoice | null) => {
      const market = marketOf(country);
      const others = market.methods.filter((one) => one.method !== method);
      putMarket({
        ...market,
        methods: choice === null ? others : [...others, { method, choice }],
      });
    },
    setMentionsInstalments: (mentionsInstalments: boolean) =>
      setSettings((last) => ({ ...last, mentionsInstalments })),
    discard: () => {
      setBase({ version: stored.version, settings: storedSettings });
      setSettings(storedSettings);
    },
  };
}

export type HintsForm = ReturnType<typeof useHintsForm>;

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
