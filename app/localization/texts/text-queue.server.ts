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

const STATES = {
  missing: 'cardinality(g.missing) > 0',
  outdated: 'cardinality(g.outdated) > 0',
  same: 'cardinality(g.same) > 0',
} as const;

/** Only the conditions that are asked for, so that each combination finds its own index. */
function conditionsOf(query: QueueQuery): { name: string; text: string; values: string[] } {
  const values: string[] = [];
  const place = (value: string) => `$${values.push(value) + 1}`;
  const given: [string, string][] = [
    ...(query.language === null
      ? []
      : [['language', `g.locale = ${place(query.language)}`] satisfies [string, string]]),
    ...(query.kind === null
      ? []
      : [['kind', `g.kind = ${place(query.kind)}`] satisfies [string, string]]),
    ...(query.state === null
      ? []
      : [[query.state, STATES[query.state]] satisfies [string, string]]),
    ...(query.sold ? [['sold', 'g.sold_minor > 0'] satisfies [string, string]] : []),
  ];
  return {
    name: given.map(([name]) => `-${name}`).join(''),
    text: ['g.shop_id = $1', ...given.map(([, text]) => text)].join(' AND '),
    values,
  };
}

const ORDER = (alias: string) =>
  `ORDER BY ${alias}.sold_minor DESC NULLS LAST, ${alias}.locale, ${alias}.resource_id`;

/** A page of the queue, what touches most money first, and how many there are. */
export async function readQueue(
  shopId: number,
  query: QueueQuery,
): Promise<{ texts: QueuedText[]; total: number }> {
  const passes = conditionsOf(query);
  const next = passes.values.length + 2;
  const page = {
    name: `text-queue-page${passes.name}`,
    text: `SELECT g.locale, g.resource_id, g.kind, g.missing, g.outdated, g.same, g.characters,
        g.sold_minor, t.title
      FROM (SELECT g.locale, g.resource_id FROM translation_gap AS g WHERE ${passes.text}
        ${ORDER('g')} LIMIT $${next} OFFSET $${next + 1}) AS q
      JOIN translation_gap AS g
        ON g.shop_id = $1 AND g.locale = q.locale AND g.resource_id = q.resource_id
      JOIN translatable_text AS t ON t.shop_id = $1 AND t.resource_id = q.resource_id
      ${ORDER('g')}`,
  };
  const count = {
    name: `text-queue-count${passes.name}`,
    text: `SELECT count(*)::int AS n FROM (
      SELECT 1 FROM translation_gap AS g WHERE ${passes.text} LIMIT $${next}) AS found`,
  };
  const [rows, counted] = await Promise.all([
    queryPrepared<Row>(shopId, page, [...passes.values, QUEUE_PAGE, (query.page - 1) * QUEUE_PAGE]),
    queryPrepared<{ n: number }>(shopId, count, [...passes.values, QUEUE_COUNT_MAX + 1]),
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
