import { complianceDetectors } from './compliance/index.server.ts';
import { startMonitor, weakMarketDetector } from './insights/index.server.ts';
import type { Detector } from './kernel/detector.ts';
import { localizationDetectors } from './localization/index.server.ts';
import { logisticsDetectors } from './logistics/index.server.ts';
import { paymentDetectors } from './payments/index.server.ts';
import { retentionDetectors } from './retention/index.server.ts';

/** Everything that is watched: the one list in which domains are named for it. */
const detectors: readonly Detector[] = [
  weakMarketDetector,
  ...complianceDetectors,
  ...localizationDetectors,
  ...logisticsDetectors,
  ...paymentDetectors,
  ...retentionDetectors,
];

export const monitor = startMonitor(detectors);
