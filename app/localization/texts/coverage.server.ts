import { forShop, queryPrepared } from '../../db/index.server.ts';
import { addDays, dateInZone } from '../../kernel/calendar.ts';
import { type CoverageSum, type LanguageCoverage } from './coverage-numbers.ts';
import type { TextKind } from './model.ts';
import { readShopLanguages } from './shop-languages.server.ts';

export interface Coverage {
  /** null until the shop's languages are known. */
  source: string | null;
  languages: LanguageCoverage[];
  reading: {
    state: 'none' | 'reading' | 'done';
    textsRead: number;
    finishedAt: string | null;
    /** Types that Shopify denies. */
    denied: string[];
  };
}

const TREND_DAYS = 90;

interface Row extends Omit<CoverageSum, 'soldMinor'> {
  locale: string;
  kind: string;
  soldMinor: string;
}

const LATEST = {
  name: 'coverage-latest',
  text: `SELECT locale, kind, texts, complete_texts AS "completeTexts",
      missing_texts AS "missingTexts", outdated_texts AS "outdatedTexts", fields, missing, outdated,
      same, characters, sold_minor AS "soldMinor", sold_texts AS "soldTexts"
    FROM translation_day
    WHERE shop_id = $1 AND day = (SELECT max(day) FROM translation_day WHERE shop_id = $1)`,
};

const TREND = {
  name: 'coverage-trend',
  text: `SELECT locale, to_char(day, 'YYYY-MM-DD') AS on,
      1 - sum(missing + outdated + same)::float8 / greatest(sum(fields), 1) AS share
    FROM translation_day WHERE shop_id = $1 AND day >= $2::date
    GROUP BY locale, day ORDER BY day`,
};

/** How complete each language of a shop is, and how far the reading of texts has come. */
export async function readCoverage(shopId: number, now: Date): Promise<Coverage> {
  const db = forShop(shopId);
  const [shop, { source, targets }, reading] = await Promise.all([
    db.shop.findFirstOrThrow(),
    readShopLanguages(shopId),
    db.translationReading.findFirst(),
  ]);
  const since = addDays(dateInZone(shop.zone, now.getTime()), -TREND_DAYS);
  const [rows, trend] = await Promise.all([
    queryPrepared<Row>(shopId, LATEST),
    queryPrepared<{ locale: string; on: string; share: number }>(shopId, TREND, [since]),
  ]);
  return {
    source,
    languages: targets.map(({ locale, published, countries }) => ({
      ...{ locale, published, countries },
      kinds: rows
        .filter((row) => row.locale === locale)
        .map(({ locale: _locale, kind, soldMinor, ...numbers }) => {
          return { ...numbers, kind: kind as TextKind, soldMinor: Number(soldMinor) };
        }),
      trend: trend.filter((day) => day.locale === locale).map(({ on, share }) => ({ on, share })),
    })),
    reading: {
      state: (reading?.state ?? 'none') as Coverage['reading']['state'],
      textsRead: reading?.textsRead ?? 0,
      finishedAt: reading?.finishedAt?.toISOString() ?? null,
      denied: Object.keys((reading?.denied ?? {}) as object),
    },
  };
}
