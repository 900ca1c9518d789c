import { to as copyTo } from 'pg-copy-streams';
import { connectionPool } from '../db/index.server.ts';
import type { LaneKey, ParcelColumns } from './lanes/model.ts';
import { LEARNING_WINDOW_DAYS } from './lanes/model.ts';
import { ParcelBuilder } from './lanes/parcel-builder.ts';

/** Parcels of the year before the window are read, too: backtests look back from within it. */
const READ_DAYS = LEARNING_WINDOW_DAYS + 13 * 7 + 30;

/**
 * All parcels that lanes are learned from: handed over within the last year and a quarter, sent by
 * orders that are neither tests nor cancelled.
 *
 * A parcel without tracking is left out: nobody will ever tell. Read as a stream of columns, about
 * a second for 250,000; 28 bytes each stay.
 */
export async function readParcels(
  shopId: number,
  now: Date,
): Promise<{ parcels: ParcelColumns; keys: LaneKey[] }> {
  const builder = new ParcelBuilder();
  // As a float: exact numbers cost as much as all the rest of the query.
  const seconds = (column: string) => `date_part('epoch', ${column})::int8`;
  // COPY takes no parameters; both are numbers of our own.
  const statement = `
    SELECT coalesce(f.location_id, ''), o.country, coalesce(f.carrier, ''),
      ${seconds('f.created_at')}, ${seconds('f.in_transit_at')}, ${seconds('f.delivered_at')}
    FROM fulfillment AS f JOIN "order" AS o ON o.shop_id = f.shop_id AND o.order_id = f.order_id
    WHERE f.shop_id = ${whole(shopId)} AND NOT o.test AND o.cancelled_at IS NULL
      AND f.status = 'SUCCESS' AND (f.tracking_present OR f.delivered_at IS NOT NULL)
      AND f.created_at > to_timestamp(${whole(now.getTime() / 1000 - READ_DAYS * 86_400)})`;
  await eachLine(statement, (line) => {
    const fields = line.split('\t');
    builder.add({
      originId: fields[0]!,
      destination: fields[1]!,
      carrier: unescaped(fields[2]!),
      service: '',
      startedDay: dayOf(fields[3]!),
      scannedDay: dayOf(fields[4]!),
      deliveredDay: dayOf(fields[5]!),
    });
  });
  return { parcels: builder.parcels(), keys: builder.keys };
}

/** Days since 1970 of seconds as PostgreSQL writes them; NaN for what has not happened. */
function dayOf(seconds: string): number {
  return seconds === '\\N' ? NaN : Number(seconds) / 86_400;
}

/** Has PostgreSQL write the rows of a query as text, one line each. */
export async function eachLine(statement: string, take: (line: string) => void): Promise<void> {
  const client = await connectionPool().connect();
  let broken: Error | undefined;
  const remember = (cause: unknown): void => {
    broken = cause instanceof Error ? cause : new Error(String(cause));
  };
  client.on('error', remember);
  try {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of client.query(copyTo(`COPY (${statement}) TO STDOUT`))) {
      const lines = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    }
  } catch (error) {
    // What is left of the answer must not be taken for that to the next question.
    remember(error);
    throw error;
  } finally {
    client.off('error', remember);
    client.release(broken);
  }
}

function whole(value: number): number {
  const rounded = Math.round(value);
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`${value} is no number of ours`);
  return rounded;
}

/** Undoes the escapes of COPY; names of carriers have them where people paste a tab. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (_, sign: string) => (sign === 't' || sign === 'n' ? ' ' : sign));
}
