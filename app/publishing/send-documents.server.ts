import type { AdminClient } from '../shopify/index.server.ts';
import { AdminApiError } from '../shopify/index.server.ts';
import {
  APP_INSTALLATION_QUERY,
  AppInstallationAnswer,
  METAFIELDS_SET_MUTATION,
  type MetafieldInput,
  MetafieldsSetAnswer,
} from '../shopify/operations/metafields.ts';
import { stableJson } from './hash-document.ts';
import { type DocumentKey, PUBLISHED_NAMESPACE, readyKeyOf, type WantedDocument } from './model.ts';

/** A document on its way to the storefront. */
export interface DocumentToSend {
  documentKey: DocumentKey;
  wanted: WantedDocument;
}

/** What became of a document: Shopify has it, or will not take it as it is. */
export type SentDocument =
  { ok: true; compareDigest: string } | { ok: false; message: string | null };

/** Metafields of one owner, as the documents hang on it. */
export interface DocumentShelf {
  namespace: string;
  /** What is there of some metafields, named `namespace.key`. */
  read: (
    client: AdminClient,
    keys: readonly string[],
  ) => Promise<{
    ownerId: string;
    fields: readonly { key: string; value: string; compareDigest: string }[];
  }>;
}

/** The app-data metafields, which Liquid reads and nobody else. */
const APP_DATA: DocumentShelf = {
  namespace: PUBLISHED_NAMESPACE,
  read: async (client, keys) => {
    const { data } = await client.query(APP_INSTALLATION_QUERY, { keys });
    const parsed = AppInstallationAnswer.safeParse(data);
    if (!parsed.success) {
      throw new AdminApiError(
        'access-denied',
        `${client.domain} shows no installation of the app.`,
      );
    }
    const { id, metafields } = parsed.data.currentAppInstallation;
    return { ownerId: id, fields: metafields.nodes };
  },
};

/** Shopify's code for "somebody else has written since you read". */
const STALE_DIGEST = 'STALE_OBJECT';
const ATTEMPTS = 4;

/**
 * Brings up to `DOCUMENTS_PER_CALL` documents to the storefront and says of each what became of it.
 *
 * What Shopify has already is not sent: so an answer that got lost, or a process that was killed
 * before it could note the answer, does nothing twice. A call writes all of its metafields or
 * none; where single documents are refused, the others go without them.
 * @throws AdminApiError also where others kept writing meanwhile: the job tries again.
 */
export async function sendDocuments(
  client: AdminClient,
  documents: readonly DocumentToSend[],
  shelf: DocumentShelf = APP_DATA,
): Promise<Map<DocumentKey, SentDocument>> {
  const outcomes = new Map<DocumentKey, SentDocument>();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const present = await readPresent(client, documents, shelf);
    for (const { documentKey, wanted } of documents) {
      const compareDigest = present.has(documentKey, wanted);
      if (compareDigest !== null && !outcomes.has(documentKey)) {
        outcomes.set(documentKey, { ok: true, compareDigest });
      }
    }
    const missing = documents.filter(({ documentKey }) => !outcomes.has(documentKey));
    if (missing.length === 0) return outcomes;
    const answer = await write(client, missing.flatMap(present.entriesOf));
    if (answer.userErrors.length === 0) {
      for (const { documentKey } of missing) {
        const field = answer.metafields.find(({ key }) => key === documentKey);
        outcomes.set(documentKey, { ok: true, compareDigest: field?.compareDigest ?? '' });
      }
      return outcomes;
    }
    for (const [documentKey, refusal] of refusedDocuments(answer.userErrors, missing)) {
      outcomes.set(documentKey, refusal);
    }
    if (missing.every(({ documentKey }) => outcomes.has(documentKey))) return outcomes;
  }
  throw new AdminApiError('unavailable', `${client.domain}: the metafields kept changing.`);
}

/** What the storefront has of some documents, with the digests that a change must name. */
async function readPresent(
  client: AdminClient,
  documents: readonly DocumentToSend[],
  { namespace, read }: DocumentShelf,
) {
  const keys = documents.flatMap(({ documentKey }) => [documentKey, readyKeyOf(documentKey)]);
  const present = await read(
    client,
    keys.map((key) => `${namespace}.${key}`),
  );
  const { ownerId } = present;
  const fields = new Map(present.fields.map((field) => [field.key, field]));
  const entry = (key: string, type: MetafieldInput['type'], value: string): MetafieldInput => ({
    ownerId,
    namespace,
    key,
    type,
    value,
    compareDigest: fields.get(key)?.compareDigest ?? null,
  });
  return {
    /** The digest of a document that is there as it is wanted, flag included; else null. */
    has: (documentKey: DocumentKey, wanted: WantedDocument): string | null => {
      const field = fields.get(documentKey);
      const flag = fields.get(readyKeyOf(documentKey));
      const same =
        flag?.value === String(wanted.ready) &&
        field !== undefined &&
        sameJson(field.value, wanted.document);
      return same ? field.compareDigest : null;
    },
    entriesOf: ({ documentKey, wanted }: DocumentToSend): MetafieldInput[] => [
      entry(documentKey, 'json', stableJson(wanted.document)),
      entry(readyKeyOf(documentKey), 'boolean', String(wanted.ready)),
    ],
  };
}

/** Shopify may write JSON in its own way: it is compared as a value. */
function sameJson(text: string, value: unknown): boolean {
  try {
    return stableJson(JSON.parse(text)) === stableJson(value);
  } catch {
    return false;
  }
}

async function write(client: AdminClient, entries: MetafieldInput[]) {
  // A repeated call is refused by its digest, and the next look finds what the first one wrote.
  const { data } = await client.query(
    METAFIELDS_SET_MUTATION,
    { metafields: entries },
    { idempotent: true },
  );
  const parsed = MetafieldsSetAnswer.safeParse(data);
  if (!parsed.success) {
    throw new AdminApiError(
      'access-denied',
      `${client.domain} does not let metafields be written.`,
    );
  }
  const { metafields, userErrors } = parsed.data.metafieldsSet;
  return { metafields: metafields ?? [], userErrors };
}

interface UserError {
  field: string[] | null;
  message: string;
  code: string | null;
}

/**
 * The documents that errors speak of, by the index in `field`; two metafields each. An error that
 * names none is everybody's, unless somebody is named beside it.
 */
function refusedDocuments(
  userErrors: readonly UserError[],
  sent: readonly DocumentToSend[],
): Map<DocumentKey, SentDocument> {
  const refused = new Map<DocumentKey, SentDocument>();
  const lasting = userErrors.filter(({ code }) => code !== STALE_DIGEST);
  for (const { field, message } of lasting) {
    const index = Number(field?.[1]);
    const document = Number.isInteger(index) ? sent[Math.floor(index / 2)] : undefined;
    if (document !== undefined && !refused.has(document.documentKey)) {
      refused.set(document.documentKey, { ok: false, message });
    }
  }
  if (refused.size === 0 && lasting.length > 0) {
    const message = lasting[0]?.message ?? null;
    for (const { documentKey } of sent) refused.set(documentKey, { ok: false, message });
  }
  return refused;
}
