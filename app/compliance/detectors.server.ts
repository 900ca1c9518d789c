import type { AnyAction } from '../kernel/action.ts';
import type { Detector } from '../kernel/detector.ts';
import { recordRegistration } from './thresholds/registrations.server.ts';
import { thresholdDetector } from './thresholds/threshold-detector.server.ts';

/** What the monitor asks of this domain. */
export const complianceDetectors: readonly Detector[] = [thresholdDetector];

/** What this domain can do for the merchant. */
export const complianceActions: readonly AnyAction[] = [recordRegistration as unknown as AnyAction];
