import type { PoolClient } from 'pg';
import { addDays, dateInZone } from '../../kernel/calendar.ts';
import type { JudgedText } from './judge-node.ts';
import { KINDS_FOR_ALL } from './model.ts';
import type { TargetLanguage } from './shop-languages.server.ts';

/** Sales are looked at over a season's length: long enough for what sells slowly. */
export const SALES_DAYS = 90;

/** Replaces what is stored of some texts by what was read; ids without a text are forgotten. */
export async function storeTexts(
  client: PoolClient,
  shopId: number,
  read: { ids: readonly string[]; texts: readonly JudgedText[]; readAt: Date },
): Promise<void> {
  await client.query(
    'DELETE FROM translation_gap WHERE shop_id = $1 AND resource_id = ANY($2::text[])',
    [shopId, read.ids],
  );
  await client.query(
    'DELETE FROM translatable_text WHERE shop_id = $1 AND resource_id = ANY($2::text[])',
    [shopId, read.ids],
  );
  const texts = read.texts.map(({ resourceId, resourceType, kind, title, fields, characters }) => ({
    ...{ resource_id: resourceId, resource_type: resourceType, kind, title, fields, characters },
  }));
  await client.query(
    `INSERT INTO translatable_text
       (shop_id, resource_id, resource_type, kind, title, fields, characters, read_at)
     SELECT $1, resource_id, resource_type, kind, title, fields, characters, $3
     FROM jsonb_to_recordset($2) AS t(resource_id text, resource_type text, kind text, title text,
       fields int, characters int)`,
    [shopId, jsonOf(texts), read.readAt],
  );
  const gaps = read.texts.flatMap(({ resourceId, kind, gaps: each }) =>
    each.map(({ locale, gap }) => ({ resource_id: resourceId, kind, locale, ...gap })),
  );
  await client.query(
    `INSERT INTO translation_gap
       (shop_id, locale, resource_id, kind, missing, outdated, same, characters)
     SELECT $1, locale, resource_id, kind, missing, outdated, same, characters
     FROM jsonb_to_recordset($2) AS t(locale text, resource_id text, kind text, missing text[],
       outdated text[], same text[], characters int)`,
    [shopId, jsonOf(gaps)],
  );
}

/** PostgreSQL's JSON knows no NUL character and no half of a pair. */
function jsonOf(rows: object): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value,
  );
}

/** Sums what was sold of each product in each country lately. */
export async function rebuildSales(
  client: PoolClient,
  shopId: number,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  await client.query('DELETE FROM product_country_sales WHERE shop_id = $1', [shopId]);
  await client.query(
    `INSERT INTO product_country_sales (shop_id, product_id, country, sold_minor)
     SELECT $1, l.product_id, o.country,
       sum(l.unit_price_minor * l.quantity - l.discount_minor)::bigint
     FROM "order" AS o
     JOIN order_line AS l ON l.shop_id = $1 AND l.order_id = o.order_id
     WHERE o.shop_id = $1 AND o.processed_on > $2::date AND NOT o.test AND o.cancelled_at IS NULL
       AND l.product_id IS NOT NULL
     GROUP BY l.product_id, o.country
     HAVING sum(l.unit_price_minor * l.quantity - l.discount_minor) > 0`,
    [shopId, addDays(dateInZone(zone, now.getTime()), -SALES_DAYS)],
  );
}

/**
 * Says for every gap what was sold of its text in the countries of its language: of a product what
 * it sold, of texts that every shopper passes by all sales; of others nobody knows.
 */
export async function weighGaps(
  client: PoolClient,
  shopId: number,
  languages: readonly TargetLanguage[],
  ids: readonly string[] | null,
): Promise<void> {
  const pairs = languages.flatMap(({ locale, countries }) =>
    countries.map((country) => ({ locale, country })),
  );
  // What was just written has no statistics yet: row by row, 100,000 gaps would take minutes.
  await client.query('SET LOCAL enable_nestloop = off');
  await client.query(
    `WITH pair AS (SELECT * FROM jsonb_to_recordset($2) AS t(locale text, country text)),
     sold AS (
       SELECT p.locale, 'gid://shopify/Product/' || s.product_id AS resource_id,
         sum(s.sold_minor)::bigint AS minor
       FROM product_country_sales AS s JOIN pair AS p ON p.country = s.country
       WHERE s.shop_id = $1 GROUP BY 1, 2
     ),
     whole AS (SELECT locale, sum(minor)::bigint AS minor FROM sold GROUP BY 1),
     weight AS (
       SELECT g.locale, g.resource_id, CASE
         WHEN g.kind = ANY($3::text[]) THEN coalesce(whole.minor, 0)
         WHEN g.resource_id LIKE 'gid://shopify/Product/%' THEN coalesce(sold.minor, 0) END AS minor
       FROM translation_gap AS g
       LEFT JOIN sold ON sold.locale = g.locale AND sold.resource_id = g.resource_id
       LEFT JOIN whole ON whole.locale = g.locale
       WHERE g.shop_id = $1 AND ($4::text[] IS NULL OR g.resource_id = ANY($4))
     )
     UPDATE translation_gap AS g SET sold_minor = weight.minor
     FROM weight
     WHERE g.shop_id = $1 AND g.locale = weight.locale AND g.resource_id = weight.resource_id
       AND g.sold_minor IS DISTINCT FROM weight.minor`,
    [shopId, JSON.stringify(pairs), [...KINDS_FOR_ALL], ids],
  );
}

/** Sums up how complete each language is, by kind of text, as of a day. */
export async function summarize(
  client: PoolClient,
  shopId: number,
  languages: readonly string[],
  on: string,
): Promise<void> {
  await client.query('DELETE FROM translation_day WHERE shop_id = $1 AND day = $2::date', [
    shopId,
    on,
  ]);
  await client.query(
    `INSERT INTO translation_day (shop_id, locale, kind, day, texts, complete_texts, missing_texts,
       outdated_texts, fields, missing, outdated, same, characters, sold_minor, sold_texts)
     SELECT $1, l.locale, t.kind, $3::date, t.texts, t.texts - coalesce(g.texts, 0),
       coalesce(g.missing_texts, 0), coalesce(g.outdated_texts, 0), t.fields,
       coalesce(g.missing, 0), coalesce(g.outdated, 0), coalesce(g.same, 0),
       coalesce(g.characters, 0), coalesce(g.sold_minor, 0), coalesce(g.sold_texts, 0)
     FROM unnest($2::text[]) AS l(locale)
     CROSS JOIN (
       SELECT kind, count(*)::int AS texts, sum(fields)::int AS fields
       FROM translatable_text WHERE shop_id = $1 GROUP BY kind) AS t
     LEFT JOIN (
       SELECT locale, kind, count(*)::int AS texts,
         count(*) FILTER (WHERE cardinality(missing) > 0)::int AS missing_texts,
         count(*) FILTER (WHERE cardinality(missing) = 0 AND cardinality(outdated) > 0)::int
           AS outdated_texts,
         sum(cardinality(missing))::int AS missing, sum(cardinality(outdated))::int AS outdated,
         sum(cardinality(same))::int AS same, sum(characters)::int AS characters,
         sum(sold_minor) FILTER (WHERE kind = 'products')::bigint AS sold_minor,
         count(*) FILTER (WHERE sold_minor > 0)::int AS sold_texts
       FROM translation_gap WHERE shop_id = $1 GROUP BY locale, kind) AS g
       ON g.locale = l.locale AND g.kind = t.kind`,
    [shopId, languages, on],
  );
}
