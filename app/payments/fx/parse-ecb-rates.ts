import { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar.ts';

/** A day's reference rates: units of each currency for one euro. */
export const RateDay = z.strictObject({
  on: z.string().refine(isCalendarDate),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
});
export type RateDay = z.infer<typeof RateDay>;

/** Bytes that no file of rates needs: the whole history since 1999 has about seven million. */
export const ECB_BYTES_MOST = 24 * 1024 * 1024;

const DAY = /<Cube\s+time=(["'])(\d{4}-\d\d-\d\d)\1\s*>([\s\S]*?)<\/Cube>/g;
const RATE = /<Cube\s+currency=(["'])([A-Z]{3})\1\s+rate=(["'])(\d{1,9}(?:\.\d{1,9})?)\3\s*\/>/g;

/**
 * Rates out of an XML file of the European Central Bank (eurofxref-daily, -hist-90d or -hist), oldest
 * day first. What is no rate is passed over, e.g. a currency that is not published.
 * @throws Error for a text without a single rate: a page of a proxy, an empty file.
 * @example parseEcbXml('… <Cube time="2026-04-13"><Cube currency="USD" rate="1.1684"/></Cube> …')
 *   // [{ on: '2026-04-13', rates: { USD: 1.1684 } }]
 */
export function parseEcbXml(text: string): RateDay[] {
  const days = [...text.matchAll(DAY)].map(([, , on = '', body = '']) => ({
    on,
    rates: Object.fromEntries(
      [...body.matchAll(RATE)].map(([, , currency = '', , rate = '']) => [currency, Number(rate)]),
    ),
  }));
  return checked(days);
}

/**
 * Rates out of a CSV file of the European Central Bank (eurofxref-hist.csv): a line a day, a column a
 * currency, "N/A" where none was published; oldest day first.
 * @throws Error for a text without a single rate.
 */
export function parseEcbCsv(text: string): RateDay[] {
  const [heading = '', ...lines] = text.split(/\r?\n/);
  const currencies = heading.split(',').map((name) => name.trim());
  const days = lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const rates = currencies.flatMap((currency, index): [string, number][] => {
      const rate = Number(cells[index]);
      return /^[A-Z]{3}$/.test(currency) && rate > 0 ? [[currency, rate]] : [];
    });
    return { on: cells[0] ?? '', rates: Object.fromEntries(rates) };
  });
  return checked(days);
}

function checked(days: readonly { on: string; rates: Record<string, number> }[]): RateDay[] {
  const sound = days.flatMap((day) => {
    const parsed = RateDay.safeParse(day);
    return parsed.success && Object.keys(parsed.data.rates).length > 0 ? [parsed.data] : [];
  });
  if (sound.length === 0) throw new Error('The file has no exchange rates');
  return sound.toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
