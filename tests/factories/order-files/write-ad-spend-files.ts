import type { ImportedAdSpend } from '../../../app/sync/files/index.ts';
import { Random } from './random.ts';
import type { FileStyle } from './write-order-files.ts';
import { writeAmount, writeTable } from './write-values.ts';

export type ExpectedSpend = Omit<ImportedAdSpend, 'sourceLine'>;

/** Made-up ad costs: the same seed, the same rows. */
export function syntheticSpend(options: {
  seed: number;
  count: number;
  platform: string;
  currency: string;
  digits: number;
}): ExpectedSpend[] {
  const random = new Random(options.seed);
  return Array.from({ length: options.count }, (_, at) => ({
    day: new Date(Date.UTC(2026, 0, 1 + (at % 200))).toISOString().slice(0, 10),
    platform: options.platform,
    campaign: `Campaign ${random.between(1, 5)}, "brand"`,
    country: random.pick(['DE', 'US', 'JP', 'ZZ']),
    currency: options.currency,
    costMinor: random.between(1, 9_999_999),
    impressions: random.between(1000, 9_999_999),
    clicks: random.between(0, 1000),
    conversions: random.between(0, 50),
  }));
}

const NAMES: Record<string, string> = { DE: 'Germany', US: 'United States', JP: 'Japan', ZZ: '--' };

/** A Google Ads report: two lines above the header, names of countries, totals below. */
export function writeGoogleAds(rows: readonly ExpectedSpend[], style: FileStyle): string {
  const money = (minor: number) => writeAmount(minor, 2, style);
  const count = (value: number) => writeAmount(value, 0, { ...style, sign: '' });
  const header =
    'Day|Campaign|Country/Territory (User location)|Currency code|Cost|Impr.|Clicks|Conversions';
  const body = rows.map((row) => [
    row.day,
    row.campaign,
    NAMES[row.country] ?? row.country,
    row.currency,
    money(row.costMinor),
    count(row.impressions),
    count(row.clicks),
    writeAmount((row.conversions ?? 0) * 100, 2, { ...style, sign: '' }),
  ]);
  const total = ['Total: Account', '', '', '', money(12_345), count(1), count(1), ''];
  const table = writeTable([header.split('|'), ...body, total], style.delimiter, style.lineEnd);
  return `Campaign report\n"January 1, 2026 - July 19, 2026"\n${table}`;
}

/** A Meta Ads export: the currency in the header, a row of totals without a name on top. */
export function writeMetaAds(rows: readonly ExpectedSpend[], style: FileStyle): string {
  const money = (minor: number) => writeAmount(minor, 2, style);
  const currency = rows[0]?.currency ?? 'USD';
  const header =
    `Reporting starts|Reporting ends|Campaign name|Country|Impressions|Link clicks|Amount spent (${currency})|Purchases`.split(
      '|',
    );
  const body = rows.map((row) => [
    row.day,
    row.day,
    row.campaign,
    row.country === 'ZZ' ? 'Unknown' : row.country,
    String(row.impressions),
    String(row.clicks),
    money(row.costMinor),
    String(row.conversions),
  ]);
  const total = ['2026-01-01', '2026-07-19', '', '', '1', '1', money(99), '1'];
  return writeTable([header, total, ...body], style.delimiter, style.lineEnd);
}
