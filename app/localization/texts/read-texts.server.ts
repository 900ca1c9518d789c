import { connectionPool, forShop, inTransaction } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { AdminApiError, adminClient, type AdminClient } from '../../shopify/index.server.ts';
import type { Page } from '../../shopify/operations/orders.ts';
import {
  LANGUAGES_AT_ONCE,
  languageVariables,
  READ_TRANSLATABLE,
  READ_TRANSLATABLE_BY_IDS,
  type ReadTranslatableByIdsData,
  type ReadTranslatableData,
  TEXTS_PAGE,
  type TranslatableNode,
} from '../../shopify/operations/translations.ts';
import { judgeText, type JudgedText, readNode, type ReadText } from './judge-node.ts';
import { OWN_TYPE } from './own-texts.ts';
import { kindOfType, TRANSLATABLE_TYPES } from './model.ts';
import { readShopLanguages, type ShopLanguages } from './shop-languages.server.ts';
import { rebuildSales, storeTexts, summarize, weighGaps } from './store-texts.server.ts';

interface Pace {
  /** After so long the reading stops and is queued again behind other shops' work. */
  sliceMs: number;
  pageSize: number;
}

const PACE: Pace = { sliceMs: 20_000, pageSize: TEXTS_PAGE };

/** Starts a reading of all texts; one that is under way goes on. */
export async function beginReading(shopId: number, now: Date): Promise<void> {
  const db = forShop(shopId);
  const begun = {
    ...{ state: 'reading', step: 0, cursor: null, textsRead: 0, denied: {} },
    ...{ startedAt: now, touchedAt: now },
  };
  // What changes from now on is read again afterwards.
  await db.translationReading.createMany({
    data: [{ shopId, ...begun, productsSeenAt: now }],
    skipDuplicates: true,
  });
  await db.translationReading.updateMany({ where: { state: 'done' }, data: begun });
}

/**
 * Goes on with the reading of a shop, a page at a time; texts of a page and the place where the next
 * one begins are stored together, so that a killed process goes on there. Answers whether there is
 * more. A type that Shopify denies is noted and left out.
 * @throws AdminApiError where Shopify can't be asked at all.
 */
export async function readTexts(
  shopId: number,
  signal: AbortSignal,
  pace = PACE,
): Promise<'more' | 'done'> {
  const db = forShop(shopId);
  const deadlineMs = Date.now() + pace.sliceMs;
  const languages = await readShopLanguages(shopId);
  const admin = await adminClient(shopId);
  for (;;) {
    signal.throwIfAborted();
    const reading = await db.translationReading.findFirst();
    if (reading === null || reading.state !== 'reading') return 'done';
    const type = TRANSLATABLE_TYPES[reading.step]?.[0];
    if (type === undefined || languages.source === null || languages.targets.length === 0) {
      await finishReading(shopId, languages, reading.startedAt);
      return 'done';
    }
    await readPage(admin, languages, { type, after: reading.cursor, step: reading.step }, pace);
    if (Date.now() >= deadlineMs) return 'more';
  }
}

async function readPage(
  admin: AdminClient,
  languages: ShopLanguages,
  at: { type: string; after: string | null; step: number },
  { pageSize }: Pace,
): Promise<void> {
  const { shopId } = admin;
  const readAt = new Date();
  const groups = groupsOf(languages);
  let page: Page<TranslatableNode>;
  let texts: ReadText[];
  try {
    page = await askForPage(admin, { ...at, first: pageSize }, groups[0]!);
    texts = await addLanguages(admin, page.nodes, groups);
  } catch (error) {
    if (!(error instanceof AdminApiError) || error.reason !== 'access-denied') throw error;
    await skipType(shopId, at, error.message);
    return;
  }
  const ids = texts.map(({ resourceId }) => resourceId);
  const judged = await judge(shopId, texts, at.type, languages);
  const isLast = !page.pageInfo.hasNextPage;
  await inTransaction(async (client) => {
    await storeTexts(client, shopId, { ids, texts: judged, readAt });
    await client.query(
      `UPDATE translation_reading SET step = $2, cursor = $3, texts_read = texts_read + $4,
         touched_at = now()
       WHERE shop_id = $1 AND state = 'reading'`,
      [shopId, isLast ? at.step + 1 : at.step, isLast ? null : page.pageInfo.endCursor, ids.length],
    );
  });
}

const groupsOf = ({ targets }: ShopLanguages): string[][] => {
  const locales = targets.map(({ locale }) => locale);
  const count = Math.ceil(locales.length / LANGUAGES_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    locales.slice(index * LANGUAGES_AT_ONCE, (index + 1) * LANGUAGES_AT_ONCE),
  );
};

async function askForPage(
  admin: AdminClient,
  { type, first, after }: { type: string; first: number; after: string | null },
  languages: readonly string[],
): Promise<Page<TranslatableNode>> {
  const variables = { type, first, after, ...languageVariables(languages) };
  const { data, denied } = await admin.query<ReadTranslatableData>(READ_TRANSLATABLE, variables);
  return allowed(data.translatableResources, denied);
}

/** Texts by their ids, in some languages. */
async function askForIds(
  admin: AdminClient,
  ids: readonly string[],
  languages: readonly string[],
): Promise<TranslatableNode[]> {
  const { data, denied } = await admin.query<ReadTranslatableByIdsData>(READ_TRANSLATABLE_BY_IDS, {
    ...{ ids, first: ids.length },
    ...languageVariables(languages),
  });
  return allowed(data.translatableResourcesByIds, denied).nodes;
}

/** A list that is null because it is denied is never taken for an empty one. */
function allowed<T>(found: T | null, denied: readonly { message: string }[]): T {
  if (found !== null) return found;
  throw new AdminApiError('access-denied', denied[0]?.message ?? 'Shopify gave no texts.');
}

/** The texts of a page in all languages: what one query can't hold is asked for by ids. */
async function addLanguages(
  admin: AdminClient,
  nodes: readonly TranslatableNode[],
  [first = [], ...others]: string[][],
): Promise<ReadText[]> {
  const texts = new Map(nodes.map((node) => [node.resourceId, readNode(node, first)]));
  for (const languages of texts.size === 0 ? [] : others) {
    const more = await askForIds(admin, [...texts.keys()], languages);
    const found = new Set<string>();
    for (const node of more) {
      const text = texts.get(node.resourceId);
      found.add(node.resourceId);
      for (const [language, translations] of readNode(node, languages).translations) {
        text?.translations.set(language, translations);
      }
    }
    // Gone between the two queries: half a text would look complete in the other half.
    for (const id of texts.keys()) if (!found.has(id)) texts.delete(id);
  }
  return [...texts.values()];
}

/** Judged texts; products that no shopper sees are left out until they are for sale. */
async function judge(
  shopId: number,
  texts: readonly ReadText[],
  type: string,
  { source }: ShopLanguages,
): Promise<JudgedText[]> {
  const kind = kindOfType(type);
  if (kind === null || source === null) return [];
  const hidden = type === 'PRODUCT' ? await hiddenProducts(shopId, texts) : new Set();
  return texts
    .filter(({ resourceId }) => !hidden.has(resourceId))
    .flatMap((text) => judgeText(text, { resourceType: type, kind, source }) ?? []);
}

async function hiddenProducts(
  shopId: number,
  texts: readonly ReadText[],
): Promise<ReadonlySet<string>> {
  const byProduct = new Map(texts.map(({ resourceId }) => [numberOf(resourceId), resourceId]));
  const rows = await forShop(shopId).product.findMany({
    where: { productId: { in: [...byProduct.keys()] }, status: { not: 'ACTIVE' } },
    select: { productId: true },
  });
  return new Set(rows.map(({ productId }) => byProduct.get(productId)!));
}

/** @example numberOf('gid://shopify/Product/7') // '7' */
const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

async function skipType(
  shopId: number,
  { type, step }: { type: string; step: number },
  message: string,
): Promise<void> {
  await connectionPool().query(
    `UPDATE translation_reading SET step = $2, cursor = NULL, touched_at = now(),
       denied = denied || jsonb_build_object($3::text, $4::text)
     WHERE shop_id = $1 AND state = 'reading'`,
    [shopId, step + 1, type, message.slice(0, 500)],
  );
}

/** Forgets what is no longer there, and sums up. */
async function finishReading(
  shopId: number,
  languages: ShopLanguages,
  startedAt: Date,
): Promise<void> {
  const shop = await forShop(shopId).shop.findFirstOrThrow();
  const now = new Date();
  const locales = languages.targets.map(({ locale }) => locale);
  await inTransaction(async (client) => {
    await client.query(
      `DELETE FROM translatable_text AS t USING translation_reading AS r
       WHERE t.shop_id = $1 AND r.shop_id = $1 AND t.read_at < $2
         AND NOT r.denied ? t.resource_type AND t.resource_type <> $3`,
      [shopId, startedAt, OWN_TYPE],
    );
    await client.query(
      `DELETE FROM translation_gap AS g WHERE shop_id = $1 AND (locale <> ALL($2::text[])
         OR NOT EXISTS (SELECT 1 FROM translatable_text AS t
           WHERE t.shop_id = $1 AND t.resource_id = g.resource_id))`,
      [shopId, locales],
    );
    await rebuildSales(client, shopId, { zone: shop.zone, now });
    await weighGaps(client, shopId, languages.targets, null);
    await summarize(client, shopId, locales, dateInZone(shop.zone, now.getTime()));
    await client.query(
      `UPDATE translation_reading SET state = 'done', finished_at = $2, touched_at = $2
       WHERE shop_id = $1`,
      [shopId, now],
    );
  });
}

/** Texts of one type that are read again at a time. */
const REREAD_AT_ONCE = 100;

/** Reads some texts of one type again, at once: after a change of theirs. */
export async function rereadTexts(
  shopId: number,
  type: string,
  ids: readonly string[],
): Promise<void> {
  const languages = await readShopLanguages(shopId);
  if (languages.source === null || languages.targets.length === 0 || ids.length === 0) return;
  const admin = await adminClient(shopId);
  const [first = [], ...others] = groupsOf(languages);
  for (let from = 0; from < ids.length; from += TEXTS_PAGE) {
    const some = ids.slice(from, from + TEXTS_PAGE);
    const readAt = new Date();
    const nodes = await askForIds(admin, some, first);
    const texts = await addLanguages(admin, nodes, [first, ...others]);
    const judged = await judge(shopId, texts, type, languages);
    await inTransaction(async (client) => {
      await storeTexts(client, shopId, { ids: some, texts: judged, readAt });
      await weighGaps(client, shopId, languages.targets, some);
    });
  }
  await summarizeNow(shopId, languages);
}

async function summarizeNow(shopId: number, { targets }: ShopLanguages): Promise<void> {
  const { zone } = await forShop(shopId).shop.findFirstOrThrow();
  const locales = targets.map(({ locale }) => locale);
  await inTransaction((client) => summarize(client, shopId, locales, dateInZone(zone, Date.now())));
}

/**
 * Reads products again that have changed since they were last looked at. Answers how many; the rest
 * of a large change comes with the next call.
 */
export async function followProducts(shopId: number): Promise<number> {
  const { rows } = await connectionPool().query<{ product_id: string; synced_at: Date }>(
    `SELECT p.product_id, p.synced_at FROM translation_reading AS r
     JOIN product AS p ON p.shop_id = $1 AND p.synced_at > r.products_seen_at
     WHERE r.shop_id = $1 AND r.finished_at IS NOT NULL
     ORDER BY p.synced_at FETCH FIRST $2 ROWS WITH TIES`,
    [shopId, REREAD_AT_ONCE],
  );
  const last = rows.at(-1);
  if (last === undefined) return 0;
  try {
    await rereadTexts(
      shopId,
      'PRODUCT',
      rows.map((row) => `gid://shopify/Product/${row.product_id}`),
    );
  } catch (error) {
    // Told by the reading as a whole; here it would only come again each minute.
    if (!(error instanceof AdminApiError) || error.reason !== 'access-denied') throw error;
  }
  await forShop(shopId).translationReading.updateMany({
    data: { productsSeenAt: last.synced_at },
  });
  return rows.length;
}
