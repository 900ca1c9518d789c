import { forShop, queryPrepared } from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';
import type { MarketPanel } from '../kernel/market-panel.ts';
import { say, saidCount, saidLanguage, saidPercent } from '../kernel/saying.ts';
import { languagesOfCountry } from './facts/market-profiles.ts';
import { completeShare, sumCoverage } from './texts/coverage-numbers.ts';
import { readCoverage } from './texts/coverage.server.ts';
import { queueAddress } from './texts/text-queue.ts';

/** How a language that a country reads stands in a shop. */
export interface LanguageInMarket {
  language: string;
  /** source: the shop's own; offered: published; draft: not yet; absent: the shop lacks it. */
  state: 'source' | 'offered' | 'draft' | 'absent';
  /** Share of fields that are right; null where nothing can be said. */
  share: number | null;
  /** Fields that wait. */
  open: number;
}

/** Whether a shop sells to a country, or has a market there. */
export async function sellsTo(shopId: number, country: CountryCode): Promise<boolean> {
  const [row] = await queryPrepared<{ sells: boolean }>(
    shopId,
    {
      name: 'sells-to',
      text: `SELECT EXISTS (SELECT 1 FROM market WHERE shop_id = $1 AND status = 'ACTIVE'
          AND $2 = ANY(countries))
        OR EXISTS (SELECT 1 FROM daily_rollup WHERE shop_id = $1 AND country = $2) AS sells`,
    },
    [country],
  );
  return row?.sells === true;
}

/** The languages of a country as the shop has them, the most usual first. */
export async function readLanguagesInMarket(
  shopId: number,
  country: CountryCode,
  now: Date,
): Promise<LanguageInMarket[]> {
  const { source, languages } = await readCoverage(shopId, now);
  const isSame = (tag: string, spoken: string) =>
    new Intl.Locale(tag).language === new Intl.Locale(spoken).language;
  return languagesOfCountry(country).map((spoken): LanguageInMarket => {
    const none = { language: spoken, share: null, open: 0 };
    if (source !== null && isSame(source, spoken))
      return { ...none, language: source, state: 'source' };
    const candidates = languages.filter(({ locale }) => isSame(locale, spoken));
    const found = candidates.find(({ countries }) => countries.includes(country)) ?? candidates[0];
    if (found === undefined) return { ...none, state: 'absent' };
    const sum = sumCoverage(found.kinds);
    return {
      language: found.locale,
      state: found.published ? 'offered' : 'draft',
      share: completeShare(sum),
      open: sum.missing + sum.outdated + sum.same,
    };
  });
}

/** What localization says of one market: how complete its first language is, and what to fix. */
export async function readLocalizationMarketPanel(
  shopId: number,
  country: string,
  now: Date,
): Promise<MarketPanel> {
  const sells = await sellsTo(shopId, country);
  const [first] = sells ? await readLanguagesInMarket(shopId, country, now) : [];
  const known = (await forShop(shopId).translationReading.findFirst())?.finishedAt ?? null;
  const base = { title: say('localization:panel.title'), trend: null };
  const open = (address: string, key: string): MarketPanel['next'] => ({
    kind: 'open',
    label: say(`localization:panel.${key}`),
    address,
  });
  const profile = open(`/app/localization/markets/${country}`, 'profile');
  if (!sells) {
    const standing = say('localization:panel.notSold');
    return { ...base, figure: null, standing, tone: 'neutral', next: null };
  }
  if (first === undefined) {
    return {
      ...base,
      figure: null,
      standing: say('localization:panel.unknown'),
      tone: 'neutral',
      next: profile,
    };
  }
  const language = saidLanguage(first.language);
  if (first.state === 'source') {
    const standing = say('localization:panel.source', { language });
    return { ...base, figure: null, standing, tone: 'good', next: profile };
  }
  if (first.state === 'absent' || first.state === 'draft') {
    const standing = say(`localization:panel.${first.state}`, { language });
    return { ...base, figure: null, standing, tone: 'attention', next: profile };
  }
  if (first.share === null || known === null) {
    const standing = say('localization:panel.unread', { language });
    return { ...base, figure: null, standing, tone: 'neutral', next: profile };
  }
  return {
    ...base,
    figure: {
      label: say('localization:panel.share', { language }),
      value: saidPercent(first.share, first.share === 1 ? 0 : 1),
    },
    standing:
      first.open === 0
        ? say('localization:panel.complete', { language })
        : say('localization:panel.open', { language, count: saidCount(first.open) }),
    tone: first.open === 0 ? 'good' : 'attention',
    next: first.open === 0 ? profile : open(queueAddress({ language: first.language }), 'fix'),
  };
}
