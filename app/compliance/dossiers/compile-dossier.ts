import type { CalendarDate } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { DOSSIER_SECTIONS, type DossierEntry, type MarketFact, type MarketRule } from './model.ts';

/** What a dossier is made of: the facts and rules of a market, or of 'EU'. */
export interface DossierFacts {
  factsOf: (market: string) => readonly MarketFact[];
  rulesOf: (market: string) => readonly MarketRule[];
}

/**
 * A market's dossier as at a date: what is in force or will be, section by section, the market's own
 * before that of the European Union. A market's own fact stands in the place of the Union's.
 */
export function compileDossier(
  country: CountryCode,
  asOn: CalendarDate,
  { factsOf, rulesOf }: DossierFacts,
): DossierEntry[] {
  const markets = EU_MEMBERS.has(country) ? [country, 'EU'] : [country];
  const own = new Set(factsOf(country).map(({ section, topic }) => `${section}.${topic}`));
  const facts = markets.flatMap((of) =>
    factsOf(of)
      .filter(({ section, topic }) => of === country || !own.has(`${section}.${topic}`))
      .map((fact): DossierEntry => ({
        kind: 'fact',
        fact,
        section: fact.section,
        of,
        isUpcoming: isUpcoming(fact, asOn),
      })),
  );
  const rules = markets.flatMap((of) =>
    rulesOf(of).map((rule): DossierEntry => ({
      kind: 'rule',
      rule,
      section: rule.section,
      of,
      isUpcoming: isUpcoming(rule, asOn),
    })),
  );
  const place = ({ section }: DossierEntry) => DOSSIER_SECTIONS.indexOf(section);
  return [...facts, ...rules]
    .filter((entry) => !isOver(entry.kind === 'fact' ? entry.fact : entry.rule, asOn))
    .sort((a, b) => place(a) - place(b) || Number(a.isUpcoming) - Number(b.isUpcoming));
}

function isUpcoming({ effectiveFrom }: { effectiveFrom: string | null }, asOn: CalendarDate) {
  return effectiveFrom !== null && effectiveFrom > asOn;
}

function isOver({ effectiveTo }: { effectiveTo: string | null }, asOn: CalendarDate): boolean {
  return effectiveTo !== null && effectiveTo < asOn;
}
