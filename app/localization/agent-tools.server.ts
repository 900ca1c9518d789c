import { z } from 'zod';
import {
  type AgentTool,
  type AnyAgentTool,
  type Fact,
  type ToolAnswer,
  ToolCountry,
} from '../kernel/agent-tool.ts';
import {
  saidCount,
  saidCountry,
  saidInstant,
  saidLanguage,
  saidPercent,
  saidWord,
  say,
  type SaidValue,
} from '../kernel/saying.ts';
import { readLanguagesInMarket } from './market-profile.server.ts';
import { completeShare, type LanguageCoverage, sumCoverage } from './texts/coverage-numbers.ts';
import { readCoverage } from './texts/coverage.server.ts';
import { queueAddress } from './texts/text-queue.ts';

const CoverageInput = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional()
    .describe('BCP 47: fr, zh-CN, pt-BR'),
  country: ToolCountry.optional().describe('the language that this country reads first'),
});
type CoverageInput = z.infer<typeof CoverageInput>;

/** How complete a language is, and what has gone stale in it. */
const coverageTool: AgentTool<CoverageInput> = {
  name: 'translation_coverage',
  about:
    'How complete the shop’s translations are, of a language, of the language that a country reads, or of ' +
    'all: the share of fields that are right, texts that are missing or outdated (their source has changed ' +
    'since), fields that are a copy of the source, and whether the language is published.',
  input: CoverageInput,
  read: async (scope, { language, country }): Promise<ToolAnswer> => {
    const { source, languages, reading } = await readCoverage(scope.shopId, scope.now);
    if (reading.finishedAt === null) {
      return { facts: [], missing: [say('insights:fact.coverage.unread')] };
    }
    const asked =
      language ??
      (country === undefined
        ? undefined
        : (await readLanguagesInMarket(scope.shopId, country, scope.now))[0]?.language);
    if (country !== undefined && asked === undefined) {
      return {
        facts: [],
        missing: [say('insights:fact.coverage.unknownIn', { country: saidCountry(country) })],
      };
    }
    if (asked !== undefined && source !== null && isSame(asked, source)) {
      return {
        facts: [],
        missing: [say('insights:fact.coverage.source', { language: saidLanguage(source) })],
      };
    }
    const told =
      asked === undefined ? languages : languages.filter(({ locale }) => isSame(locale, asked));
    if (told.length === 0) {
      const missing =
        asked === undefined
          ? say('insights:fact.coverage.noLanguages')
          : say('insights:fact.coverage.absent', { language: saidLanguage(asked) });
      return { facts: [], missing: [missing] };
    }
    const at = fact(null, 'readAt', saidInstant(reading.finishedAt), '/app/localization');
    return { facts: [...told.slice(0, 20).flatMap(languageFacts), at] };
  },
};

const RankingInput = z.strictObject({
  order: z.enum(['most', 'least']),
  limit: z.int().min(1).max(20).optional().describe('default 3'),
});
type RankingInput = z.infer<typeof RankingInput>;

/** Languages by the share of their fields that are right. */
const coverageRankingTool: AgentTool<RankingInput> = {
  name: 'translation_ranking',
  about: 'The languages whose translations are the most or the least complete.',
  input: RankingInput,
  read: async (scope, { order, limit = 3 }): Promise<ToolAnswer> => {
    const { languages, reading } = await readCoverage(scope.shopId, scope.now);
    if (reading.finishedAt === null) {
      return { facts: [], missing: [say('insights:fact.coverage.unread')] };
    }
    const ranked = languages
      .flatMap((one) => {
        const share = completeShare(sumCoverage(one.kinds));
        return share === null ? [] : [{ ...one, share }];
      })
      .toSorted(
        (a, b) =>
          (order === 'most' ? b.share - a.share : a.share - b.share) ||
          (a.locale < b.locale ? -1 : 1),
      )
      .slice(0, limit);
    return {
      facts: ranked.flatMap(({ locale, share }, index): Fact[] => [
        { ...fact(locale, 'language', saidLanguage(locale)), id: `coverageRank.${index + 1}.name` },
        {
          ...fact(locale, 'share', saidPercent(share, share === 0 || share === 1 ? 0 : 1)),
          id: `coverageRank.${index + 1}.share`,
        },
      ]),
      missing: ranked.length === 0 ? [say('insights:fact.coverage.noLanguages')] : [],
    };
  },
};

function languageFacts({ locale, published, kinds }: LanguageCoverage): Fact[] {
  const sum = sumCoverage(kinds);
  const share = completeShare(sum);
  const queue = (state: string) => queueAddress({ language: locale, state });
  return [
    fact(locale, 'language', saidLanguage(locale)),
    fact(
      locale,
      'published',
      saidWord(`insights:fact.coverage.is.${published ? 'published' : 'draft'}`),
    ),
    ...(share === null
      ? []
      : [fact(locale, 'share', saidPercent(share, share === 0 || share === 1 ? 0 : 1))]),
    fact(locale, 'missingTexts', saidCount(sum.missingTexts), queue('missing')),
    fact(locale, 'outdatedTexts', saidCount(sum.outdatedTexts), queue('outdated')),
    fact(locale, 'missing', saidCount(sum.missing), queue('missing')),
    fact(locale, 'outdated', saidCount(sum.outdated), queue('outdated')),
    fact(locale, 'same', saidCount(sum.same), queue('same')),
    fact(locale, 'texts', saidCount(sum.texts)),
  ];
}

function fact(locale: string | null, name: string, value: SaidValue, address?: string): Fact {
  return {
    id: locale === null ? `coverage.${name}` : `coverage.${name}.${locale}`,
    label: say(`insights:fact.coverage.${name}`),
    value,
    ...{ country: null, period: null },
    address:
      address ?? (locale === null ? '/app/localization' : queueAddress({ language: locale })),
  };
}

/** "French" is any French that the shop has; "pt-BR" is that alone. */
function isSame(locale: string, asked: string): boolean {
  if (locale.toLowerCase() === asked.toLowerCase()) return true;
  return !asked.includes('-') && locale.split('-')[0]?.toLowerCase() === asked.toLowerCase();
}

/** What the agent may ask about translations. */
export const localizationAgentTools = [
  coverageTool,
  coverageRankingTool,
] as unknown as readonly AnyAgentTool[];
