import { z } from 'zod';

import {
  addOpenDays,
  instantOf,
  localTimeOf,
  openDays,
  toEpochDay,
  type EpochDay,
} from '../kernel/calendar.ts';
import type { DeliverySettings } from './model.ts';
import { composeDeliveryDocument } from './publish.ts';

/** Moments at which a shopper may order, for the preview. */
export const PreviewMoment = z.enum([
  'now',
  'before-cut-off',
  'after-cut-off',
  'weekend',
  'day-off',
]);
export type PreviewMoment = z.infer<typeof PreviewMoment>;

const MS_PER_HOUR = 3_600_000;
const NOON_MINUTES = 12 * 60;
const SATURDAY = '0000010';
const NEVER = toEpochDay('9999-12-31');

/**
 * The instant that a named moment stands for, by the clocks of the warehouse: an hour before and
 * an hour after the cut-off of the next working day; noon of the next Saturday; noon of the next
 * public holiday or day off on which it would work otherwise, or now where none is known.
 */
export function previewInstant(moment: PreviewMoment, settings: DeliverySettings, now: Date): Date {
  if (moment === 'now') return now;
  const { shipFromZone: zone, workingDays, cutOff } = settings;
  const today = localTimeOf(zone, now.getTime()).day;
  const nextIn = (week: string) => addOpenDays(today, 1, openDays(week, new Set()), NEVER);
  const at = (day: EpochDay, minutes: number) => new Date(instantOf(zone, day, minutes));
  switch (moment) {
    case 'weekend':
      return at(nextIn(SATURDAY), NOON_MINUTES);
    case 'day-off': {
      const day = nextDayOff(settings, now, today);
      return day === undefined ? now : at(day, NOON_MINUTES);
    }
    default: {
      const [hours = 0, minutes = 0] = cutOff.split(':').map(Number);
      const cutOffAt = at(nextIn(workingDays), hours * 60 + minutes);
      const shift = moment === 'before-cut-off' ? -MS_PER_HOUR : MS_PER_HOUR;
      return new Date(cutOffAt.getTime() + shift);
    }
  }
}

function nextDayOff(settings: DeliverySettings, now: Date, today: EpochDay): EpochDay | undefined {
  const { asOn, origin } = composeDeliveryDocument(settings, { asAt: now });
  const works = openDays(settings.workingDays, new Set());
  return origin.closed
    .map((offset) => toEpochDay(asOn) + offset)
    .find((day) => day > today && works(day));
}
