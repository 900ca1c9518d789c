import { fileCustomerKeys, type IdentityHash } from './file-customer-keys.server.ts';
import { inTransaction } from './in-transaction.server.ts';

/**
 * Makes file imports forget a customer.
 *
 * - Files whose bytes are still here go whole: nobody can say whether a person is in them. One that
 *   is being imported stops; what came in so far can be undone.
 * - Quotes of lines go from the reports of all imports.
 * - Orders lose the customer's key, wherever it is kept; also the version that an undo would bring
 *   back.
 *
 * Imports are locked first: work on them waits, and finds nothing to go on with.
 */
export async function forgetInFiles(
  shopId: number,
  identities: readonly IdentityHash[],
  orderIds: readonly string[],
): Promise<{ FileImport: number; FileImportOrder: number }> {
  return inTransaction(async (client) => {
    const withdrawn = await client.query<{ file_import_id: string }>(WITHDRAW, [shopId]);
    const ids = withdrawn.rows.map((row) => row.file_import_id);
    await client.query('DELETE FROM file_import_piece WHERE shop_id = $1', [shopId]);
    await client.query(
      'DELETE FROM ad_spend WHERE shop_id = $1 AND file_import_id = ANY($2) AND NOT live',
      [shopId, ids],
    );
    await client.query(UNQUOTE, [shopId]);
    const keys = await fileCustomerKeys(client, shopId, identities);
    const said = await client.query(
      `UPDATE file_import_order SET content = jsonb_set(content, '{customerKey}', 'null')
       WHERE shop_id = $1 AND content ->> 'customerKey' IS NOT NULL
         AND (order_id = ANY($2) OR content ->> 'customerKey' = ANY($3))`,
      [shopId, orderIds, keys],
    );
    await client.query(
      `UPDATE "order" SET customer_id = NULL WHERE shop_id = $1 AND customer_id = ANY($2)`,
      [shopId, keys],
    );
    return { FileImport: ids.length, FileImportOrder: said.rowCount ?? 0 };
  });
}

const WITHDRAW = `
UPDATE file_import SET
  state = CASE WHEN state = 'importing' THEN 'failed' ELSE 'refused' END,
  error = 'withdrawn', findings = NULL, wishes = '{}', revision = revision + 1,
  plan = CASE WHEN state = 'importing' THEN plan END,
  report = CASE WHEN state = 'importing' THEN report END,
  touched_at = now()
WHERE shop_id = $1
  AND state IN ('uploading', 'reading', 'refused', 'mapping', 'checking', 'ready', 'importing')
RETURNING file_import_id`;

/** Says of every line what is wrong with it, and no longer what stands there. */
const UNQUOTE = `
UPDATE file_import SET
  findings = NULL,
  plan = plan || '{"header": []}',
  report = report || jsonb_build_object('problems', ${unquoted('problems')},
                                        'warnings', ${unquoted('warnings')})
WHERE shop_id = $1`;

function unquoted(list: string): string {
  return `(SELECT coalesce(jsonb_agg(told || CASE told ->> 'code'
      WHEN 'values-differ' THEN '{"found": "…", "expected": "…"}'::jsonb
      ELSE '{"found": "…"}' END ORDER BY at), '[]')
    FROM jsonb_array_elements(report -> '${list}') WITH ORDINALITY AS each(told, at))`;
}
