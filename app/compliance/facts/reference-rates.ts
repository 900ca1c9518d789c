import type { ReferenceRates } from '../../kernel/exchange.ts';
import facts from './reference-rates.json' with { type: 'json' };

/**
 * Reference rates of the European Central Bank, one day a week. They end with the last day that was
 * brought in: whoever converts says which day's rate it was.
 */
export const REFERENCE_RATES: ReferenceRates = facts;
