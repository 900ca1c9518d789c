import { describe, expect, it } from 'vitest';

import { defaultDeliverySettings } from './default-settings.ts';
import { previewInstant } from './preview-moments.ts';

// Saturday 18:00 in Shanghai.
const now = new Date('2026-11-21T10:00:00Z');
const settings = {
  ...defaultDeliverySettings({ country: 'CN', zone: 'Asia/Shanghai', asOn: '2026-11-21' }),
  cutOff: '16:30',
  workingDays: '1111110',
  observesHolidays: true,
  blackouts: [],
};
const off = (fromOn: string, toOn: string) => ({
  ...settings,
  observesHolidays: false,
  blackouts: [{ name: '', fromOn, toOn }],
});

describe('a moment of the preview', () => {
  it.each([
    ['now', '2026-11-21T10:00:00.000Z'],
    ['before-cut-off', '2026-11-23T07:30:00.000Z'],
    ['after-cut-off', '2026-11-23T09:30:00.000Z'],
    ['weekend', '2026-11-28T04:00:00.000Z'],
    // New Year is the next public holiday.
    ['day-off', '2027-01-01T04:00:00.000Z'],
  ] as const)('"%s" is %s', (moment, instant) => {
    expect(previewInstant(moment, settings, now).toISOString()).toBe(instant);
  });

  it('passes over days on which nobody works anyway, and over today', () => {
    const from = off('2026-11-21', '2026-11-24');
    expect(previewInstant('day-off', from, now).toISOString()).toBe('2026-11-23T04:00:00.000Z');
  });

  it('is now where no day off is known', () => {
    expect(previewInstant('day-off', { ...settings, observesHolidays: false }, now)).toBe(now);
  });
});
