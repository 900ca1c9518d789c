import type { Figure } from '../figure.ts';
import type { Bench } from '../main.ts';
import { measureChanges } from './changes.ts';
import { measureCurrencies } from './currencies.ts';
import { measureFailing } from './failing.ts';
import { measurePages } from './pages.ts';
import { measureRates } from './rates.ts';

const ORDERS = 50_000;

/** Rates, alarms and forecasts against what is promised of them, and what pages and rollup cost. */
export const bench: Bench = async function* ({ orders }): AsyncGenerator<Figure> {
  yield* measureRates();
  yield* measureChanges();
  yield* measureFailing();
  yield* measureCurrencies();
  yield* measurePages(orders ?? ORDERS);
};
