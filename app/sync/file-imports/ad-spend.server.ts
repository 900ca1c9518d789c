import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { connectionPool, inTransaction } from '../../db/index.server.ts';
import { adSpendKey, type ImportedAdSpend } from '../files/index.ts';
import { inGroups } from './classify-orders.server.ts';
import type { FileImportKey } from './job-kind.server.ts';
import { NO_RECORDS, type RecordCounts } from './model.ts';

const ROWS_AT_ONCE = 2000;

/** Keeps the costs of a file aside, added up by day and campaign; they count nowhere yet. */
export async function stageAdSpend(
  { shopId, fileImportId }: FileImportKey,
  spend: AsyncIterable<ImportedAdSpend>,
  onRow: (row: ImportedAdSpend) => void,
): Promise<void> {
  await inTransaction(async (client) => {
    // A check that was cut off has left nothing, one that was repeated has: it is replaced.
    await client.query('DELETE FROM ad_spend WHERE shop_id = $1 AND file_import_id = $2', [
      shopId,
      fileImportId,
    ]);
    for await (const rows of inGroups(spend, ROWS_AT_ONCE)) {
      rows.forEach(onRow);
      await addRows(client, { shopId, fileImportId }, addUp(rows));
    }
  });
}

/** Rows of one key as one: a statement can't add to the same row twice. */
function addUp(rows: readonly ImportedAdSpend[]): Map<string, ImportedAdSpend> {
  const sums = new Map<string, ImportedAdSpend>();
  for (const row of rows) {
    const key = createHash('sha256').update(adSpendKey(row)).digest('hex').slice(0, 32);
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...row });
      continue;
    }
    sum.costMinor += row.costMinor;
    sum.impressions += row.impressions;
    sum.clicks += row.clicks;
    if (row.conversions !== null) sum.conversions = (sum.conversions ?? 0) + row.conversions;
  }
  return sums;
}

async function addRows(
  client: PoolClient,
  { shopId, fileImportId }: FileImportKey,
  sums: ReadonlyMap<string, ImportedAdSpend>,
): Promise<void> {
  const rows = [...sums.values()];
  const of = <K extends keyof ImportedAdSpend>(name: K) => rows.map((row) => row[name]);
  await client.query(
    `INSERT INTO ad_spend (shop_id, file_import_id, spend_key, day, platform, campaign, country,
       currency, cost_minor, impressions, clicks, conversions)
     SELECT $1, $2, * FROM unnest($3::text[], $4::date[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::float8[])
     ON CONFLICT (shop_id, spend_key, file_import_id) DO UPDATE SET
       cost_minor = ad_spend.cost_minor + excluded.cost_minor,
       impressions = ad_spend.impressions + excluded.impressions,
       clicks = ad_spend.clicks + excluded.clicks,
       conversions = CASE WHEN ad_spend.conversions IS NULL THEN excluded.conversions
                          ELSE ad_spend.conversions + coalesce(excluded.conversions, 0) END`,
    [
      shopId,
      fileImportId,
      [...sums.keys()],
      of('day'),
      of('platform'),
      of('campaign'),
      of('country'),
      of('currency'),
      of('costMinor'),
      of('impressions'),
      of('clicks'),
      of('conversions'),
    ],
  );
}

/** What importing the costs kept aside would change. */
export async function countStagedSpend({
  shopId,
  fileImportId,
}: FileImportKey): Promise<RecordCounts> {
  const { rows } = await connectionPool().query<{ as: 'new' | 'same' | 'changed'; n: number }>(
    `SELECT count(*)::int AS n,
       CASE WHEN live.spend_key IS NULL THEN 'new'
            WHEN (live.cost_minor, live.impressions, live.clicks)
               = (mine.cost_minor, mine.impressions, mine.clicks)
             AND live.conversions IS NOT DISTINCT FROM mine.conversions THEN 'same'
            ELSE 'changed' END AS as
     FROM ad_spend AS mine
     LEFT JOIN ad_spend AS live
       ON live.shop_id = $1 AND live.spend_key = mine.spend_key AND live.live
     WHERE mine.shop_id = $1 AND mine.file_import_id = $2 GROUP BY 2`,
    [shopId, fileImportId],
  );
  return { ...NO_RECORDS, ...Object.fromEntries(rows.map((row) => [row.as, row.n])) };
}

/** Makes the costs kept aside count, in the place of earlier ones of the same day and campaign. */
export async function publishAdSpend(client: PoolClient, key: FileImportKey): Promise<void> {
  const values = [key.shopId, key.fileImportId];
  await client.query(
    `UPDATE ad_spend AS before SET live = false FROM ad_spend AS mine
     WHERE before.shop_id = $1 AND before.live AND mine.shop_id = $1 AND mine.file_import_id = $2
       AND mine.spend_key = before.spend_key AND before.file_import_id <> $2`,
    values,
  );
  await client.query(
    'UPDATE ad_spend SET live = true WHERE shop_id = $1 AND file_import_id = $2',
    values,
  );
}

/** Takes the costs of an import back; those that they had replaced count again. */
export async function withdrawAdSpend(client: PoolClient, key: FileImportKey): Promise<void> {
  await client.query(
    `WITH gone AS (
       DELETE FROM ad_spend WHERE shop_id = $1 AND file_import_id = $2
       RETURNING spend_key, live)
     UPDATE ad_spend AS kept SET live = true
     FROM (SELECT DISTINCT ON (other.spend_key) other.spend_key, other.file_import_id
           FROM ad_spend AS other
           JOIN gone ON gone.spend_key = other.spend_key AND gone.live
           JOIN file_import AS said
             ON said.shop_id = $1 AND said.file_import_id = other.file_import_id
           WHERE other.shop_id = $1 AND other.file_import_id <> $2 AND said.state = 'completed'
           ORDER BY other.spend_key, said.started_at DESC) AS latest
     WHERE kept.shop_id = $1 AND kept.spend_key = latest.spend_key
       AND kept.file_import_id = latest.file_import_id`,
    [key.shopId, key.fileImportId],
  );
}
