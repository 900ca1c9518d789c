import {
  addOpenDays,
  instantOf,
  localTimeOf,
  openDays,
  toEpochDay,
} from '../../kernel/calendar.ts';
import type { DeliverySettings } from '../index.ts';

/** Moments at which a shopper may order, for the preview. */
export const PREVIEW_MOMENTS = ['now', 'before-cut-off', 'after-cut-off', 'weekend'] as const;
export type PreviewMoment = (typeof PREVIEW_MOMENTS)[number];

const MS_PER_HOUR = 3_600_000;
const SATURDAY = '0000010';

/**
 * The instant that a named moment stands for: an hour before and an hour after the cut-off of
 * the next working day, or noon of the next Saturday, by the clocks of the warehouse.
 */
export function previewInstant(
  moment: PreviewMoment,
  settings: Pick<DeliverySettings, 'shipFromZone' | 'cutOff' | 'workingDays'>,
  now: Date,
): Date {
  if (moment === 'now') return now;
  const zone = settings.shipFromZone;
  const today = localTimeOf(zone, now.getTime()).day;
  const dayIn = (week: string) =>
    addOpenDays(today, 1, openDays(week, new Set()), toEpochDay('9999-12-31'));
  if (moment === 'weekend') return new Date(instantOf(zone, dayIn(SATURDAY), 12 * 60));
  const [hours = 0, minutes = 0] = settings.cutOff.split(':').map(Number);
  const cutOffMs = instantOf(zone, dayIn(settings.workingDays), hours * 60 + minutes);
  return new Date(cutOffMs + (moment === 'before-cut-off' ? -MS_PER_HOUR : MS_PER_HOUR));
}
