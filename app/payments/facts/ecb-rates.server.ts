import { z } from 'zod';
import { parseEcbCsv, type RateDay } from '../fx/parse-ecb-rates.ts';
import file from './ecb-reference-rates.json' with { type: 'json' };

const RatesFile = z.object({
  source: z.string(),
  url: z.url(),
  lastVerifiedOn: z.iso.date(),
  confidence: z.literal('seen'),
  csv: z.string(),
});

export const ecbFacts = RatesFile.parse(file);

let parsed: RateDay[] | null = null;

/** The rates that the app brings along, oldest first; they end on `ecbFacts.lastVerifiedOn`. */
export function broughtRates(): readonly RateDay[] {
  parsed ??= parseEcbCsv(ecbFacts.csv);
  return parsed;
}
