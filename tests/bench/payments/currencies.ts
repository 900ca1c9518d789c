import { broughtRates } from '../../../app/payments/facts/ecb-rates.server.ts';
import { filterReturns, fitsPromise, foreseeChange } from '../../../app/payments/index.ts';
import { atLeast, type Figure, told } from '../figure.ts';

/** Days that are foretold, each from what was known the day before: the newest four years. */
const DAYS = 1000;

/** Whether quantiles of tomorrow's rate are undercut as often as promised (Kupiec's test at 5 %). */
export function* measureCurrencies(): Generator<Figure> {
  const days = broughtRates();
  const currencies = Object.keys(days.at(-1)?.rates ?? {});
  for (const promised of [0.05, 0.01]) {
    let passed = 0;
    let [breaches, foretold] = [0, 0];
    for (const currency of currencies) {
      const worth = days.flatMap(({ rates }) => {
        const rate = rates[currency];
        return rate === undefined ? [] : [1 / rate];
      });
      const own = { breaches: 0, days: 0 };
      for (let day = worth.length - DAYS; day < worth.length; day++) {
        const past = filterReturns(worth.slice(Math.max(0, day - 1100), day));
        if (past === null) continue;
        own.days += 1;
        const change = Math.log(worth[day]! / worth[day - 1]!);
        if (change < foreseeChange(past, 1, promised)) own.breaches += 1;
      }
      if (fitsPromise(own.breaches, own.days, promised)) passed += 1;
      breaches += own.breaches;
      foretold += own.days;
    }
    const name = `ecb-quantile-${promised * 100}-percent`;
    yield atLeast(
      'payments',
      `${name}-currencies-that-pass`,
      passed,
      `of ${currencies.length}`,
      // "Nearly all": a true promise fails the test once in twenty times.
      Math.floor(currencies.length * 0.9),
    );
    yield told('payments', `${name}-undercut`, breaches / foretold, 'share');
  }
}
