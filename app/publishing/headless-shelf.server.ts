import { type AdminClient, AdminApiError } from '../shopify/index.server.ts';
import {
  DEFINITION_CREATE_MUTATION,
  DEFINITION_DELETE_MUTATION,
  DefinitionCreateAnswer,
  DefinitionDeleteAnswer,
  METAFIELDS_DELETE_MUTATION,
  MetafieldsDeleteAnswer,
  SHOP_DEFINITIONS_QUERY,
  SHOP_METAFIELDS_QUERY,
  ShopDefinitionsAnswer,
  ShopMetafieldsAnswer,
} from '../shopify/operations/headless-metafields.ts';
import { type DocumentKey, METAFIELDS_PER_CALL, PUBLISHED_NAMESPACE, readyKeyOf } from './model.ts';
import type { DocumentShelf } from './send-documents.server.ts';

/** Reserved for the app: nobody else writes there. Shopify puts the app's id into its full name. */
const RESERVED_NAMESPACE = `$app:${PUBLISHED_NAMESPACE}`;

/** Shopify will not take a definition, a document or a deletion as it is. */
export class HeadlessRefusedError extends Error {}

/**
 * The shop's own metafields, with a definition for each document and flag that opens them to the
 * Storefront API: without one they are the app's alone.
 * @throws HeadlessRefusedError, AdminApiError
 */
export async function openHeadlessShelf(
  client: AdminClient,
  documentKeys: readonly DocumentKey[],
): Promise<DocumentShelf> {
  const { definitions } = await readDefinitions(client);
  const known = new Set(definitions.map(({ key }) => key));
  let namespace = definitions[0]?.namespace;
  for (const documentKey of documentKeys) {
    const fields = [
      { key: documentKey, type: 'json' },
      { key: readyKeyOf(documentKey), type: 'boolean' },
    ];
    for (const { key, type } of fields) {
      if (!known.has(key)) namespace = (await createDefinition(client, key, type)) ?? namespace;
    }
  }
  // Somebody else has made all of them since they were read: they are there now.
  namespace ??= (await readDefinitions(client)).definitions[0]?.namespace;
  if (namespace === undefined) throw new HeadlessRefusedError('The definitions are not there.');
  return { namespace, read: readShopMetafields };
}

/** Deletes every copy and every definition; what is gone already is passed over. */
export async function emptyHeadlessShelf(client: AdminClient): Promise<void> {
  const { shopId, definitions } = await readDefinitions(client);
  for (let from = 0; from < definitions.length; from += METAFIELDS_PER_CALL) {
    const metafields = definitions
      .slice(from, from + METAFIELDS_PER_CALL)
      .map(({ namespace, key }) => ({ ownerId: shopId, namespace, key }));
    const { data } = await client.query(METAFIELDS_DELETE_MUTATION, { metafields });
    const { metafieldsDelete } = read(client, MetafieldsDeleteAnswer.safeParse(data));
    refuseFirst(metafieldsDelete.userErrors);
  }
  for (const { id } of definitions) {
    const { data } = await client.query(DEFINITION_DELETE_MUTATION, { id });
    const answer = read(client, DefinitionDeleteAnswer.safeParse(data));
    refuseFirst(
      answer.metafieldDefinitionDelete.userErrors.filter(({ code }) => code !== 'NOT_FOUND'),
    );
  }
}

async function readDefinitions(client: AdminClient) {
  const { data } = await client.query(SHOP_DEFINITIONS_QUERY, { namespace: RESERVED_NAMESPACE });
  const { shop, metafieldDefinitions } = read(client, ShopDefinitionsAnswer.safeParse(data));
  return { shopId: shop.id, definitions: metafieldDefinitions.nodes };
}

/** Full name of the namespace; null for a definition that was made meanwhile. */
async function createDefinition(
  client: AdminClient,
  key: string,
  type: string,
): Promise<string | null> {
  const { data } = await client.query(DEFINITION_CREATE_MUTATION, {
    definition: {
      ownerType: 'SHOP',
      namespace: RESERVED_NAMESPACE,
      key,
      // Merchants meet it in the admin's list of definitions.
      name: `Storefront widgets: ${key}`,
      type,
      access: { storefront: 'PUBLIC_READ' },
    },
  });
  const answer = read(client, DefinitionCreateAnswer.safeParse(data)).metafieldDefinitionCreate;
  refuseFirst(answer.userErrors.filter(({ code }) => code !== 'TAKEN'));
  return answer.createdDefinition?.namespace ?? null;
}

async function readShopMetafields(client: AdminClient, keys: readonly string[]) {
  const { data } = await client.query(SHOP_METAFIELDS_QUERY, { keys });
  const { shop } = read(client, ShopMetafieldsAnswer.safeParse(data));
  return { ownerId: shop.id, fields: shop.metafields.nodes };
}

function read<T>(
  client: AdminClient,
  parsed: { success: true; data: T } | { success: false; error: unknown },
): T {
  if (parsed.success) return parsed.data;
  throw new AdminApiError('access-denied', `${client.domain} does not show its own metafields.`);
}

function refuseFirst(userErrors: readonly { message: string }[]): void {
  const [first] = userErrors;
  if (first) throw new HeadlessRefusedError(first.message);
}
