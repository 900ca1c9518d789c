import type { DeliveryEstimate } from './estimate-delivery.ts';

/** A range of dates in a language: "Tue, Nov 24 – Fri, Nov 27". */
export function dates(
  locale: string,
  { earliestOn, latestOn }: Pick<DeliveryEstimate, 'earliestOn' | 'latestOn'>,
  month: 'short' | 'long',
  weekday: 'short' | 'long' | undefined,
): string {
  return new Intl.DateTimeFormat(locale, {
    // A locale's own calendar may count other years and months than parcels do.
    calendar: 'gregory',
    timeZone: 'UTC',
    weekday,
    month,
    day: 'numeric',
  }).formatRange(new Date(earliestOn), new Date(latestOn));
}

/** A moment of the coming days by the reader's own clock: "Mon 2:00 PM". */
export function weekTime(locale: string, at: Date): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** Minutes in plain words: "2 hr 10 min"; from ten hours on, minutes are left out. */
export function duration(locale: string, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const part = (value: number, unit: string) =>
    value
      ? [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)]
      : [];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format([
    ...part(hours, 'hour'),
    ...part(hours < 10 ? minutes % 60 : 0, 'minute'),
  ]);
}
