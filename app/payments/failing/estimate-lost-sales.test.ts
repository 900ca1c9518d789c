import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estimateLostSales, type FailedTrials } from './estimate-lost-sales.ts';

const usual = { rate: 0.05, low: 0.03, high: 0.08 };
const failures: FailedTrials = {
  days: 30,
  trials: 300,
  failed: 105,
  failedButPaid: 52,
  failedMinor: 105 * 8000,
};

describe('lost sales', () => {
  it('are what fails more than before and is not paid otherwise', () => {
    const lost = estimateLostSales(failures, usual)!;
    // 300 purchases a month × 30 points more × one half unpaid × 80.00 each.
    expect(lost.expectedMinor / (300 * 0.3 * 0.5 * 8000)).toBeCloseTo(1, 1);
    expect(lost.lowMinor).toBeLessThan(lost.expectedMinor);
    expect(lost.highMinor).toBeGreaterThan(lost.expectedMinor);
  });

  it('are less where more shoppers pay another way, and none where nothing fails', () => {
    const all = estimateLostSales({ ...failures, failedButPaid: 0 }, usual)!;
    const few = estimateLostSales({ ...failures, failedButPaid: 100 }, usual)!;
    expect(few.expectedMinor).toBeLessThan(all.expectedMinor);
    expect(estimateLostSales({ ...failures, failed: 0, failedMinor: 0 }, usual)).toBeNull();
    expect(estimateLostSales({ ...failures, failed: 10, failedMinor: 1 }, usual)).toBeNull();
  });

  it('are surer the more was seen', () => {
    const width = (times: number) => {
      const { days, trials, failed, failedButPaid, failedMinor } = failures;
      const lost = estimateLostSales(
        {
          days,
          trials: trials * times,
          failed: failed * times,
          failedButPaid: failedButPaid * times,
          failedMinor: failedMinor * times,
        },
        usual,
      )!;
      return Math.log(lost.highMinor / lost.lowMinor);
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), (times) => {
        expect(width(times)).toBeLessThan(width(1));
      }),
    );
  });
});
