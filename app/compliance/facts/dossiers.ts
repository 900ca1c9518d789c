import { z } from 'zod';

import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { MarketFact, MarketRule } from '../dossiers/model.ts';
import imports from './dossiers/import.json' with { type: 'json' };
import taxes from './dossiers/indirect-tax.json' with { type: 'json' };
import rules from './dossiers/rules.json' with { type: 'json' };

const FactsByMarket = z.record(z.string().length(2), z.array(MarketFact));

const TAXES = FactsByMarket.parse(taxes);
const IMPORTS = FactsByMarket.parse(imports);
const RULES = z.array(MarketRule).parse(rules);

/** Facts that were taken down of a market itself; 'EU' for those of the European Union. */
export function marketFacts(market: string): MarketFact[] {
  return [...(TAXES[market] ?? []), ...(IMPORTS[market] ?? [])];
}

/** Rules that name a market itself; 'EU' for those of the European Union. */
export function marketRules(market: string): MarketRule[] {
  return RULES.filter(({ markets }) => markets.includes(market));
}

/** Countries with a dossier, in alphabetical order of their codes. */
export function dossierCountries(): CountryCode[] {
  return [...new Set([...Object.keys(TAXES), ...Object.keys(IMPORTS), ...EU_MEMBERS])]
    .filter((market) => market !== 'EU')
    .sort();
}
