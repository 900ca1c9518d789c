import { startMonitor } from './insights/index.server.ts';
import type { Detector } from './kernel/detector.ts';

/** Everything that is watched: the one list in which domains are named for it. */
const detectors: readonly Detector[] = [];

export const monitor = startMonitor(detectors);
