import type pg from 'pg';
import { until } from './until.ts';

const TIMEOUT_MS = 240_000;

/** Waits until a shop's first import is done: its orders and their sums are there. */
export function ordersImported(database: pg.Client): Promise<void> {
  return until(TIMEOUT_MS, 'the first import', async () => {
    const run = await database.query(`SELECT FROM import_run WHERE state = 'completed'`);
    const dirty = await database.query('SELECT FROM dirty_day LIMIT 1');
    return run.rowCount === 1 && dirty.rowCount === 0;
  });
}

/**
 * Waits also for the details of orders, which follow in the background as fast as Shopify's rate
 * limit lets them.
 */
export function detailsImported(database: pg.Client): Promise<void> {
  return until(TIMEOUT_MS, 'the details of the first import', async () => {
    const open = await database.query(`SELECT FROM import_part WHERE state <> 'completed'`);
    const all = await database.query('SELECT FROM import_part');
    return (all.rowCount ?? 0) > 0 && open.rowCount === 0;
  });
}
