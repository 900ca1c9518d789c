import type { Detector } from '../../kernel/detector.ts';
import { say } from '../../kernel/saying.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { findThresholds } from './find-thresholds.ts';
import { readThresholdsNow } from './thresholds.server.ts';

/** Registration thresholds that are passed without a registration, or soon will be. */
export const thresholdDetector: Detector = {
  name: 'compliance.threshold',
  minimumSample: say('compliance:detector.threshold.sample'),
  // A passed limit is arithmetic. That one will be passed within 60 days is said at even odds: of
  // the rules of a usual shop that come so near, one a year may take longer.
  falseAlarmsPerYear: 1,
  detect: async ({ shopId, currency, now }) => {
    const { asOn, reviewed, registrations, shopCountry } = await readThresholdsNow(shopId, now);
    return findThresholds(thresholdRulesAsAt(asOn), reviewed, registrations, {
      country: shopCountry,
      currency,
    });
  },
};
