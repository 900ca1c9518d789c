import type pg from 'pg';

import { laneAddress } from '../../../app/logistics/index.ts';
import { cellAddress } from '../../../app/payments/index.ts';

type Row = Record<string, string>;

interface Sample {
  /** Its columns are parameters of the page: the busiest thing of its kind. */
  find: string;
  /** Where the address is more than the pattern with its parameters filled. */
  addressOf?: (row: Row) => string;
}

/** What is opened of each page that is about one thing; every other page is opened as it is. */
const SAMPLES: Record<string, Sample> = {
  '/app/markets/:country': {
    find: `SELECT country FROM "order" WHERE country <> 'ZZ'
           GROUP BY country ORDER BY count(*) DESC LIMIT 1`,
  },
  '/app/insights/:insightId': {
    find: `SELECT insight_id AS "insightId" FROM insight WHERE state = 'open'
           ORDER BY length(finding::text) DESC LIMIT 1`,
  },
  '/app/agent': {
    find: 'SELECT conversation_id AS chat FROM agent_conversation ORDER BY touched_at DESC LIMIT 1',
    addressOf: ({ chat = '' }) => `/app/agent?chat=${chat}`,
  },
  '/app/orders/:channel/:orderId': {
    find: `SELECT channel, order_id AS "orderId" FROM order_line JOIN "order" USING (shop_id, order_id)
           GROUP BY channel, order_id ORDER BY count(*) DESC LIMIT 1`,
  },
  '/app/payments/:country/:way': {
    find: `SELECT country, payment_method AS way FROM payment_rollup WHERE payment_method <> ''
           GROUP BY 1, 2 ORDER BY sum(trials) DESC LIMIT 1`,
    addressOf: ({ country = '', way = '' }) => cellAddress(country, way),
  },
  '/app/logistics/lane': {
    find: `SELECT origin_id AS "originId", destination, carrier, service FROM lane
           ORDER BY delivered DESC LIMIT 1`,
    addressOf: ({ originId = '', destination = '', carrier = '', service = '' }) =>
      laneAddress({ originId, destination, carrier, service }),
  },
  '/app/compliance/thresholds/:ruleId': {
    find: `SELECT subject AS "ruleId" FROM insight WHERE detector LIKE 'compliance.%threshold%'
           ORDER BY rank_value DESC LIMIT 1`,
  },
  '/app/compliance/markets/:country': {
    find: `SELECT country FROM tax_rollup WHERE country <> 'ZZ'
           GROUP BY country ORDER BY sum(orders) DESC LIMIT 1`,
  },
  '/app/localization/text': {
    find: `SELECT resource_id AS resource, locale AS language FROM translation_gap
           ORDER BY characters DESC LIMIT 1`,
    addressOf: (row) => `/app/localization/text?${new URLSearchParams(row)}`,
  },
  '/app/localization/markets/:country': {
    find: `SELECT country FROM "order" WHERE country <> 'ZZ'
           GROUP BY country ORDER BY count(*) DESC LIMIT 1`,
  },
  '/app/data/imports/:importId': {
    find: 'SELECT file_import_id AS "importId" FROM file_import LIMIT 1',
  },
  '/app/loyalty/:customerId': {
    find: `SELECT customer_id AS "customerId" FROM loyalty_entry
           GROUP BY customer_id ORDER BY count(*) DESC LIMIT 1`,
  },
};

/**
 * The address at which a page is measured: its pattern with the parameters of what has most data in
 * the shop. null where nothing is known to open it with.
 */
export async function sampleAddress(database: pg.Client, pattern: string): Promise<string | null> {
  const sample = SAMPLES[pattern];
  if (sample === undefined) return pattern.includes(':') ? null : pattern;
  const { rows } = await database.query<Row>(sample.find);
  const [row] = rows;
  if (row === undefined) return null;
  if (sample.addressOf !== undefined) return sample.addressOf(row);
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(row[name] ?? ''));
}
