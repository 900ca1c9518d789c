import { queryPrepared } from '../../db/index.server.ts';
import type { TextKind } from './model.ts';
import { QUEUE_COUNT_MAX, QUEUE_PAGE, type QueuedText, type QueueQuery } from './text-queue.ts';

interface Row {
  locale: string;
  resource_id: string;
  kind: string;
  title: string;
  missing: string[];
  outdated: string[];
  same: string[];
  characters: number;
  sold_minor: string | null;
}

const PASSES = `g.shop_id = $1
  AND ($2::text IS NULL OR g.locale = $2) AND ($3::text IS NULL OR g.kind = $3)
  AND CASE $4::text WHEN 'missing' THEN cardinality(g.missing) > 0
    WHEN 'outdated' THEN cardinality(g.outdated) > 0
    WHEN 'same' THEN cardinality(g.same) > 0 ELSE true END
  AND (NOT $5::boolean OR g.sold_minor > 0)`;

const PAGE = {
  name: 'text-queue-page',
  text: `SELECT q.*, t.title FROM (
      SELECT g.locale, g.resource_id, g.kind, g.missing, g.outdated, g.same, g.characters,
        g.sold_minor
      FROM translation_gap AS g WHERE ${PASSES}
      ORDER BY g.sold_minor DESC NULLS LAST, g.locale, g.resource_id
      LIMIT $6 OFFSET $7) AS q
    JOIN translatable_text AS t ON t.shop_id = $1 AND t.resource_id = q.resource_id
    ORDER BY q.sold_minor DESC NULLS LAST, q.locale, q.resource_id`,
};

const COUNT = {
  name: 'text-queue-count',
  text: `SELECT count(*)::int AS n FROM (
      SELECT 1 FROM translation_gap AS g WHERE ${PASSES} LIMIT $6) AS found`,
};

/** A page of the queue, what touches most money first, and how many there are. */
export async function readQueue(
  shopId: number,
  query: QueueQuery,
): Promise<{ texts: QueuedText[]; total: number }> {
  const filters = [query.language, query.kind, query.state, query.sold];
  const [rows, counted] = await Promise.all([
    queryPrepared<Row>(shopId, PAGE, [...filters, QUEUE_PAGE, (query.page - 1) * QUEUE_PAGE]),
    queryPrepared<{ n: number }>(shopId, COUNT, [...filters, QUEUE_COUNT_MAX + 1]),
  ]);
  return {
    texts: rows.map((row) => ({
      locale: row.locale,
      resourceId: row.resource_id,
      kind: row.kind as TextKind,
      title: row.title,
      missing: row.missing,
      outdated: row.outdated,
      same: row.same,
      characters: row.characters,
      soldMinor: row.sold_minor === null ? null : Number(row.sold_minor),
    })),
    total: counted[0]?.n ?? 0,
  };
}
