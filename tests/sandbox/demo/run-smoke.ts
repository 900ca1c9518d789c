import type { DemoOptions } from './options.ts';
export function runSmoke(_o: DemoOptions, _s: Promise<void>): Promise<number> {
  return Promise.resolve(1);
}
