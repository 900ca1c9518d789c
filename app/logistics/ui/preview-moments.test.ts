import { describe, expect, it } from 'vitest';

import { previewInstant } from './preview-moments.ts';

const settings = { shipFromZone: 'Asia/Shanghai', cutOff: '16:30', workingDays: '1111110' };
// Saturday 18:00 in Shanghai.
const now = new Date('2026-11-21T10:00:00Z');

describe('a moment of the preview', () => {
  it.each([
    ['now', '2026-11-21T10:00:00.000Z'],
    ['before-cut-off', '2026-11-23T07:30:00.000Z'],
    ['after-cut-off', '2026-11-23T09:30:00.000Z'],
    ['weekend', '2026-11-28T04:00:00.000Z'],
  ] as const)('"%s" is %s', (moment, instant) => {
    expect(previewInstant(moment, settings, now).toISOString()).toBe(instant);
  });
});
