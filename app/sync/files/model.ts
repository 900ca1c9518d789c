import { z } from 'zod';
import { ChannelName } from './order-channel.ts';

/**
 * Words of the file import: kinds of files, fields, what a file becomes, what can be wrong with it.
 *
 * `…Minor` are integers in the order's (or the ad account's) own currency, `…At` ISO instants,
 * `day` a calendar date, lines the physical lines of the file, counted from 1.
 */

export const ORDER_FILE_KINDS = [
  'amazon-orders',
  'tiktok-orders',
  'shopify-orders',
  'plain-orders',
] as const;
export const AD_SPEND_FILE_KINDS = ['google-ads', 'meta-ads', 'plain-ad-spend'] as const;

export const OrderFileKind = z.enum(ORDER_FILE_KINDS);
export type OrderFileKind = z.infer<typeof OrderFileKind>;
export const AdSpendFileKind = z.enum(AD_SPEND_FILE_KINDS);
export type AdSpendFileKind = z.infer<typeof AdSpendFileKind>;
export const FileKind = z.enum([...ORDER_FILE_KINDS, ...AD_SPEND_FILE_KINDS]);
export type FileKind = z.infer<typeof FileKind>;

/** The first five are told by the bytes; the others only a person can name. */
export const FileEncoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1252',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1250',
  'windows-1251',
]);
export type FileEncoding = z.infer<typeof FileEncoding>;

/** `|` is never guessed, only named. */
export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** 'literal': quotation marks are ordinary characters, as in reports that never quote. */
export const QuoteStyle = z.enum(['double', 'literal']);
export type QuoteStyle = z.infer<typeof QuoteStyle>;

/** What a person says about how a text is written; what is left out is told by the bytes. */
export interface TextFormatWishes {
  encoding?: FileEncoding | undefined;
  delimiter?: Delimiter | undefined;
  quotes?: QuoteStyle | undefined;
}

/** Which number comes first in a date like 03/04/05. */
export const DateOrder = z.enum(['dmy', 'mdy', 'ymd']);
export type DateOrder = z.infer<typeof DateOrder>;

export const DecimalMark = z.enum(['.', ',']);
export type DecimalMark = z.infer<typeof DecimalMark>;

/** Everything that a column can mean. */
export const FileField = z.enum([
  'orderId',
  'orderName',
  'orderChannel',
  'createdAt',
  'processedAt',
  'updatedAt',
  'cancelledAt',
  'status',
  'cancelType',
  'financialStatus',
  'fulfillmentStatus',
  'marketplace',
  'currency',
  'country',
  'billingCountry',
  'customer',
  'total',
  'subtotal',
  'shipping',
  'tax',
  'discount',
  'refunded',
  'taxIncluded',
  'lineId',
  'lineSku',
  'lineTitle',
  'lineVariation',
  'lineStatus',
  'lineQuantity',
  'lineReturnedQuantity',
  'lineUnitPrice',
  'lineAmount',
  'lineTax',
  'lineShipping',
  'lineShippingTax',
  'lineGiftWrap',
  'lineGiftWrapTax',
  'lineDiscount',
  'linePlatformDiscount',
  'lineShippingDiscount',
  'paymentDiscount',
  'day',
  'lastDay',
  'platform',
  'campaign',
  'cost',
  'impressions',
  'clicks',
  'conversions',
]);
export type FileField = z.infer<typeof FileField>;

/** Position of the column of each field that the file has, counted from 0. */
export const FileColumns = z.partialRecord(FileField, z.int().min(0).max(999));
export type FileColumns = z.infer<typeof FileColumns>;

/** What a person (or the proof in the data) says about a file that the file itself does not. */
export const ImportAnswers = z.object({
  /** Currency of amounts that carry none. */
  currency: z.string().length(3).optional(),
  /** Meaning of signs that several currencies share: `{ '$': 'CAD' }`. */
  symbolCurrencies: z.record(z.string().max(8), z.string().length(3)).optional(),
  /** IANA zone of times without one. */
  zone: z.string().max(64).optional(),
  dateOrder: DateOrder.optional(),
  decimalMark: DecimalMark.optional(),
  /** Where orders or clicks without a country are counted; 'ZZ' for "not known". */
  country: z.string().length(2).optional(),
  /** True where prices contain the tax, false where it comes on top. */
  taxIncluded: z.boolean().optional(),
  /** Names of the channels that a column names: `{ 'amazon.de': 'amazon' }`. */
  channels: z.record(z.string().max(500), ChannelName).optional(),
});
export type ImportAnswers = z.infer<typeof ImportAnswers>;

/** All that is needed to read a file the same way again; plain data, may be stored. */
export const ImportPlan = z.object({
  kind: FileKind,
  /** Channel of the orders, or platform of the ads, where no column says. */
  channel: z.string().min(1).max(40),
  encoding: FileEncoding,
  delimiter: Delimiter,
  quotes: QuoteStyle.default('double'),
  headerLine: z.int().min(1),
  header: z.array(z.string()).max(1000),
  columns: FileColumns,
  answers: ImportAnswers,
  /** Orders whose lines stand so far apart that they are held until the end of the file. */
  scatteredOrderIds: z.array(z.string()).max(10_000),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export interface ImportedOrderLine {
  /** Stable within the order: the same line has the same id in a later file. */
  lineId: string;
  sku: string | null;
  title: string;
  quantity: number;
  returnedQuantity: number;
  /** Rounded half to even where the file only tells the amount of the line. */
  unitPriceMinor: number;
  discountMinor: number;
  /** Exact: quantity × price − discount as the file has it. */
  totalMinor: number;
}

export interface ImportedOrder {
  channel: string;
  orderId: string;
  name: string;
  createdAt: string;
  processedAt: string;
  /** Version at the source, where the file tells it. */
  updatedAt: string | null;
  /** Null for an order that lives; where the file does not say when, the last time that it has. */
  cancelledAt: string | null;
  financialStatus: string;
  fulfillmentStatus: string;
  currency: string;
  /** Ship-to country, 'ZZ' where nobody knows. */
  country: string;
  /** What the function of the caller made of the buyer's identity; never the identity itself. */
  customerKey: string | null;
  /** What the buyer paid: after discounts, with shipping and tax, before refunds. */
  totalMinor: number;
  /** Goods after discounts. */
  subtotalMinor: number;
  /** After discounts on shipping. */
  shippingMinor: number;
  taxMinor: number;
  discountMinor: number;
  refundedMinor: number;
  /** Null where neither the file nor a person says. */
  taxIncluded: boolean | null;
  lines: ImportedOrderLine[];
  /** Lines of the file that it was read from. */
  sourceLines: number[];
}

export interface ImportedAdSpend {
  day: string;
  platform: string;
  campaign: string;
  country: string;
  currency: string;
  costMinor: number;
  impressions: number;
  clicks: number;
  /** Platforms share a conversion between ads: not always whole. Null where the file has none. */
  conversions: number | null;
  sourceLine: number;
}

/** Why a line was not imported. */
export type ProblemCode =
  | 'unclosed-quote'
  | 'line-too-long'
  | 'wrong-number-of-columns'
  | 'undecodable-text'
  | 'missing-value'
  | 'value-too-long'
  | 'not-an-amount'
  | 'not-a-number'
  | 'not-a-date'
  | 'date-out-of-range'
  | 'unknown-time-zone'
  | 'unknown-currency'
  | 'mixed-currencies'
  | 'unknown-marketplace'
  | 'values-differ'
  | 'out-of-range'
  | 'not-a-single-day'
  | 'first-line-missing'
  | 'order-lines-apart'
  | 'order-too-large'
  | 'damaged-id'
  | 'order-has-bad-line'
  | 'unusable-channel';

/** Why a line was left out on purpose. */
export type IgnoreCode =
  | 'preamble'
  | 'header'
  | 'repeated-header'
  | 'column-descriptions'
  | 'blank'
  | 'total-row'
  | 'repeated-line'
  | 'cancelled-line'
  | 'cancelled-without-amount'
  | 'pending-without-amount'
  | 'other-channel'
  | 'synced-channel'
  | 'no-spend';

/** Imported, but worth a look. */
export type WarningCode = 'unknown-country' | 'quotes-taken-literally';

/** One thing that is wrong with one line; the words come from the locales. */
export interface LineProblem<Code extends string = ProblemCode> {
  line: number;
  /** As the header has it; null where the whole line is meant. */
  column: string | null;
  /** Shortened and without anything that looks like an address or a phone number. */
  found: string;
  /** What would have been right: a word of the locales, e.g. 'amount', or a value. */
  expected: string;
  code: Code;
}

/** Faults of the whole file: nothing can be read. */
export type FileFault =
  | 'empty'
  | 'xlsx'
  | 'workbook-too-large'
  | 'xls'
  | 'compressed'
  | 'pdf'
  | 'web-page'
  | 'binary'
  | 'no-table'
  | 'no-rows'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'file-changed';

/** Files that we know and that hold no orders or ad spend. */
export type UnsupportedFile =
  | 'amazon-settlement'
  | 'amazon-open-orders'
  | 'tiktok-income'
  | 'shopify-products'
  | 'shopify-customers';

export const UNKNOWN_COUNTRY = 'ZZ';

/** A fault of the whole file as an exception: reading can't begin or go on. */
export class FileFaultError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`The file can't be read: ${fault}`);
    this.fault = fault;
  }
}

/** Limits, so that no file can hold the process. */
export const LIMITS = {
  /** Bytes that detection looks at. */
  headBytes: 262_144,
  lines: 2_000_000,
  /** Characters of a line, and of a record that goes over several lines. */
  recordChars: 1_000_000,
  /** Lines of one record: a quotation mark that is open for longer was never meant as one. */
  recordLines: 100,
  columns: 500,
  valueChars: 500,
  problems: 200,
  /** Orders whose lines are awaited at the same time. */
  openOrders: 1_000,
  linesPerOrder: 2_000,
  scatteredOrders: 10_000,
  /** Channels that a column may name. */
  channels: 50,
} as const;
