/**
 * Loaded with `node --import` before the app: its clock then runs CHAOS_CLOCK_OFFSET_MS ahead, so
 * that nights and days pass for the app while its timers stay real.
 */
const offsetMs = Number(process.env['CHAOS_CLOCK_OFFSET_MS'] ?? '0');
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + offsetMs);
    // The long forms (year, month, …) pass through as they are.
    else super(...parts);
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]';
  }
}

if (offsetMs !== 0) globalThis.Date = ShiftedDate as unknown as DateConstructor;
