import { expect, it } from 'vitest';

import { fitRates } from './fit-rates.ts';
import { rememberedFits } from './remember-fits.ts';

const counted = (successes: number) => [
  { row: 'visa', column: 'DE', successes, trials: 100 },
  { row: 'visa', column: 'FR', successes: 90, trials: 100 },
];

it('fits are the same object for the same counts, and those of others for other counts', () => {
  const first = rememberedFits(counted(80));
  expect(rememberedFits(counted(80))).toBe(first);
  const other = rememberedFits(counted(81));
  expect(other.rateOf('visa', 'DE')).toEqual(fitRates(counted(81)).rateOf('visa', 'DE'));
  expect(other.rateOf('visa', 'DE')).not.toEqual(first.rateOf('visa', 'DE'));
});

it('only so many are kept', () => {
  const first = rememberedFits(counted(1));
  for (let successes = 2; successes < 60; successes++) rememberedFits(counted(successes));
  expect(rememberedFits(counted(1))).not.toBe(first);
});
