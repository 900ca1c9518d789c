import { forShop } from '../../db/index.server.ts';
import type { Detection, Detector, Unjudged, Watched } from '../../kernel/detector.ts';
import type { Evidence, Finding } from '../../kernel/insight.ts';
import { say, saidCount, saidLanguage, saidMoney } from '../../kernel/saying.ts';
import { type LanguageCoverage, sumCoverage } from './coverage-numbers.ts';
import { readCoverage } from './coverage.server.ts';
import { KINDS_FOR_ALL } from './model.ts';
import { SALES_DAYS } from './store-texts.server.ts';
import { queueAddress } from './text-queue.ts';

/**
 * Names languages in which shoppers read texts that are missing or older than their source. Said of
 * published languages alone, and only where something of it was sold to readers of the language
 * lately, or stands where all of them pass by: what nobody sees waits in the queue without an alarm.
 */
export const staleTranslationsDetector: Detector = {
  name: 'localization.stale-translations',
  minimumSample: say('localization:insight.staleTranslations.sample'),
  // A text is there or not, and Shopify itself says whether it is older than its source.
  falseAlarmsPerYear: 0,
  detect,
};

async function detect(watched: Watched): Promise<Detection> {
  const { shopId, now } = watched;
  const coverage = await readCoverage(shopId, now);
  const published = coverage.languages.filter((language) => language.published);
  const { finishedAt, denied } = coverage.reading;
  if (finishedAt === null || denied.includes('PRODUCT')) {
    return { judged: 0, findings: [], unjudged: published.map(unread) };
  }
  const findings = await Promise.all(published.map((language) => findingOf(watched, language)));
  return {
    judged: published.length,
    findings: findings.filter((one) => one !== null),
    unjudged: [],
  };
}

const unread = ({ locale, countries }: LanguageCoverage): Unjudged => ({
  subject: locale,
  country: onlyOne(countries),
  missing: say('localization:insight.staleTranslations.unread', {
    language: saidLanguage(locale),
  }),
});

/** Our own texts wait in the queue: shoppers read them in English, and that alone is no alarm. */
const SEEN_BY_ALL = [...KINDS_FOR_ALL].filter((kind) => kind !== 'widgets');

const onlyOne = (countries: readonly string[]): string | null =>
  countries.length === 1 ? countries[0]! : null;

async function findingOf(
  { shopId, currency }: Watched,
  language: LanguageCoverage,
): Promise<Finding | null> {
  const { locale, countries } = language;
  const sum = sumCoverage(language.kinds);
  const stale = sum.missingTexts + sum.outdatedTexts;
  const seen = await readSeen(shopId, locale);
  if (stale === 0 || seen.products + seen.passedByAll === 0) return null;
  const said = { language: saidLanguage(locale) };
  const evidence: Evidence[] = [
    ...(sum.missingTexts > 0
      ? [
          {
            saying: say('localization:insight.staleTranslations.missing', {
              ...said,
              count: saidCount(sum.missingTexts),
            }),
            address: queueAddress({ language: locale, state: 'missing' }),
          },
        ]
      : []),
    ...(sum.outdatedTexts > 0
      ? [
          {
            saying: say('localization:insight.staleTranslations.outdated', {
              ...said,
              count: saidCount(sum.outdatedTexts),
            }),
            address: queueAddress({ language: locale, state: 'outdated' }),
          },
        ]
      : []),
    ...(seen.products > 0
      ? [
          {
            saying: say('localization:insight.staleTranslations.sold', {
              ...said,
              count: saidCount(seen.products),
              money: saidMoney(seen.soldMinor, currency),
              days: saidCount(SALES_DAYS),
            }),
            address: queueAddress({ language: locale, sold: 'true' }),
          },
        ]
      : []),
  ];
  const country = onlyOne(countries);
  return {
    subject: locale,
    country,
    topic: `localization:${locale}`,
    sentence: say(`localization:insight.staleTranslations.${sentenceOf(sum)}`, {
      ...said,
      missing: saidCount(sum.missingTexts),
      outdated: saidCount(sum.outdatedTexts),
    }),
    evidence,
    // Nobody has measured what a translation adds; the sales it stands beside are evidence, not gain.
    money: null,
    confidence: 1,
    sinceOn: null,
    dueOn: null,
    urgency: 'should',
    next: {
      kind: 'open',
      label: say('localization:insight.staleTranslations.open'),
      address: queueAddress({ language: locale }),
    },
  };
}

function sentenceOf({
  missingTexts,
  outdatedTexts,
}: {
  missingTexts: number;
  outdatedTexts: number;
}) {
  if (outdatedTexts === 0) return 'onlyMissing';
  return missingTexts === 0 ? 'onlyOutdated' : 'both';
}

/** Of what is missing or outdated: products that were sold, and texts that every reader passes by. */
async function readSeen(
  shopId: number,
  locale: string,
): Promise<{ products: number; soldMinor: number; passedByAll: number }> {
  const stale = {
    locale,
    OR: [{ missing: { isEmpty: false } }, { outdated: { isEmpty: false } }],
  };
  const db = forShop(shopId);
  const sold = { ...stale, kind: 'products', soldMinor: { gt: 0 } };
  const [products, passedByAll] = await Promise.all([
    db.translationGap.aggregate({ where: sold, _count: true, _sum: { soldMinor: true } }),
    db.translationGap.count({ where: { ...stale, kind: { in: SEEN_BY_ALL } } }),
  ]);
  return {
    products: products._count,
    soldMinor: Number(products._sum.soldMinor ?? 0),
    passedByAll,
  };
}
