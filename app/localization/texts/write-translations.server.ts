import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ShopTransaction } from '../../db/index.server.ts';
import type { Action, ActionRefusal, Change } from '../../kernel/action.ts';
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import { say, saidLanguage, saidName, type SaidValue, saidWord } from '../../kernel/saying.ts';
import { AdminApiError, adminClient } from '../../shopify/index.server.ts';
import {
  REGISTER_TRANSLATIONS,
  type RegisterTranslationsData,
  REMOVE_TRANSLATIONS,
  type RemoveTranslationsData,
  type TranslationUserError,
} from '../../shopify/operations/translations.ts';
import { isSafeText, stopOf } from './check-translation.ts';
import { fieldWord } from './field-word.ts';
import { rereadTexts } from './read-texts.server.ts';
import {
  type FieldInLanguage,
  readTextInLanguage,
  type TextInLanguage,
} from './text-in-language.server.ts';

/** Upper limits of one approval: of a field, and of all together. */
export const WRITE_LIMITS = { fields: 100, characters: 100_000, allCharacters: 300_000 } as const;

/** PostgreSQL keeps no NUL character and no half of a pair, and the log keeps what was written. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const sizeOf = (values: readonly { value: string }[]): number =>
  values.reduce((sum, { value }) => sum + value.length, 0);

const Input = z.strictObject({
  resourceId: z.string().regex(/^gid:\/\/shopify\/[A-Za-z]{1,60}\/[\w-]{1,120}$/),
  language: z.string().min(2).max(35),
  values: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(255),
        /** Empty: the translation is taken away. The same as now: it is said to be still right. */
        value: z
          .string()
          .max(WRITE_LIMITS.characters)
          .refine(isStorable, { error: 'unstorable' })
          .refine(isSafeText, { error: 'unsafe' }),
      }),
    )
    .min(1)
    .max(WRITE_LIMITS.fields)
    .refine((values) => new Set(values.map(({ key }) => key)).size === values.length)
    .refine((values) => sizeOf(values) <= WRITE_LIMITS.allCharacters),
});
type Input = z.infer<typeof Input>;

/** What undo needs, and what a second run after a kill goes on with. */
const Kept = z.object({
  resourceId: z.string(),
  resourceType: z.string().nullable(),
  language: z.string(),
  fields: z.array(
    z.object({
      key: z.string(),
      /** Of the source that the merchant saw. */
      digest: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
type Kept = z.infer<typeof Kept>;

/**
 * Writes translations of one text at Shopify, each with the digest of the source that the merchant
 * saw beside it: where the source has changed since, Shopify refuses. Undo brings back what was
 * there, or takes away what was not.
 */
export const writeTranslations: Action<Input, ShopTransaction> = {
  name: 'localization.write-translations',
  input: Input,
  preview: async ({ shopId }, input) => {
    const text = await asRefusal(() =>
      readTextInLanguage(shopId, input.resourceId, input.language),
    );
    if (!text.ok) return text;
    if (text.value === null) return refuse('stale-preview');
    const changed = changesOf(text.value, input);
    if (changed.length === 0) return refuse('nothing-to-do');
    const broken = changed.filter(({ field, after }) => stopOf(field.source, after ?? ''));
    if (broken.length > 0) return refuse('invalid-input');
    return ok({
      title: say('localization:action.writeTranslations.title', {
        text: saidName(text.value.title.slice(0, 300)),
        language: saidLanguage(input.language),
      }),
      changes: changed.map((change) => saidChange(text.value!, change)),
      changeCount: changed.length,
      irreversible: changed.some(({ field }) => field.outdated)
        ? [say('localization:action.writeTranslations.staysCurrent')]
        : [],
      basis: basisOf(changed),
    });
  },
  run: {
    where: 'shopify',
    execute: async ({ shopId }, input, running) => {
      const kept = running.kept === null ? null : Kept.parse(running.kept);
      const plan = kept ? ok(kept) : await planOf(shopId, input, running.basis);
      if (!plan.ok) return plan;
      // Kept before anything is written: a second run must not take our own text for the old one.
      if (kept === null) await running.keep(plan.value);
      const open = kept === null ? ok(plan.value.fields) : await leftOf(shopId, kept);
      if (!open.ok) return open;
      const written = await write(
        shopId,
        plan.value,
        open.value.map(({ key, digest, after }) => ({ key, digest, value: after })),
        running.signal,
      );
      return written.ok ? ok({ undo: plan.value }) : written;
    },
    undo: async ({ shopId }, undo, running): Promise<Result<null, ActionRefusal>> => {
      const kept = Kept.parse(undo);
      const read = await asRefusal(() =>
        readTextInLanguage(shopId, kept.resourceId, kept.language),
      );
      if (!read.ok) return read;
      const now = new Map(read.value?.fields.map((field) => [field.key, field]));
      const back = kept.fields.filter(({ key, before }) => now.get(key)?.translation !== before);
      const foreign = back.some(({ key, after }) => now.get(key)?.translation !== after);
      if (read.value === null || foreign) return refuse('changed-since');
      return write(
        shopId,
        kept,
        back.map(({ key, before }) => ({ key, digest: now.get(key)!.digest, value: before })),
        running.signal,
      );
    },
  },
};

interface FieldChange {
  field: FieldInLanguage;
  after: string | null;
}

/** What would change: another text, or one that is outdated said to be still right. */
function changesOf({ fields }: TextInLanguage, { values }: Input): FieldChange[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return values.flatMap(({ key, value }) => {
    const field = byKey.get(key);
    const after = value.trim() === '' ? null : value;
    if (field === undefined) return [];
    const isSame = field.translation === after;
    return isSame && !(field.outdated && after !== null) ? [] : [{ field, after }];
  });
}

function saidChange({ title }: TextInLanguage, { field, after }: FieldChange): Change {
  const confirmed = field.translation === after;
  return {
    object: saidName(title.slice(0, 300)),
    field: saidField(field.key),
    before: confirmed ? saidWord('localization:text.state.outdated') : saidText(field.translation),
    after: confirmed ? saidWord('localization:text.state.complete') : saidText(after),
  };
}

const saidText = (text: string | null): SaidValue | null => {
  if (text === null) return null;
  const letters = Array.from(text);
  return saidName(letters.length <= 140 ? text : `${letters.slice(0, 139).join('')}…`);
};

function saidField(key: string): SaidValue {
  const word = fieldWord(key);
  return word === null ? saidName(key.slice(0, 300)) : saidWord(`localization:${word}`);
}

/** Names sources and translations as they were when the change was looked at. */
function basisOf(changes: readonly FieldChange[]): string {
  const seen = changes.map(({ field }) => [field.key, field.digest, field.translation]);
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

async function planOf(
  shopId: number,
  input: Input,
  basis: string,
): Promise<Result<Kept, ActionRefusal>> {
  const read = await asRefusal(() => readTextInLanguage(shopId, input.resourceId, input.language));
  if (!read.ok) return read;
  if (read.value === null) return refuse('stale-preview');
  const changes = changesOf(read.value, input);
  if (basisOf(changes) !== basis) return refuse('stale-preview');
  return ok({
    resourceId: input.resourceId,
    resourceType: read.value.resourceType,
    language: input.language,
    fields: changes.map(({ field, after }) => ({
      ...{ key: field.key, digest: field.digest, before: field.translation, after },
    })),
  });
}

/**
 * What a run that was killed has not written: fields that are as they were before. What somebody else
 * has written there meanwhile stays.
 */
async function leftOf(
  shopId: number,
  { resourceId, language, fields }: Kept,
): Promise<Result<Kept['fields'], ActionRefusal>> {
  const read = await asRefusal(() => readTextInLanguage(shopId, resourceId, language));
  if (!read.ok) return read;
  const now = new Map(read.value?.fields.map((field) => [field.key, field]));
  return ok(
    fields.filter(({ key, before, after }) => {
      const field = now.get(key);
      const isConfirmed = before === after && field?.outdated !== true;
      return field?.translation === before && !isConfirmed;
    }),
  );
}

interface Written {
  key: string;
  digest: string;
  /** null takes it away. */
  value: string | null;
}

/** Writes and takes away; the same twice is the same as once. Then the text is judged again. */
async function write(
  shopId: number,
  { resourceId, resourceType, language }: Kept,
  fields: readonly Written[],
  signal: AbortSignal,
): Promise<Result<null, ActionRefusal>> {
  const given = fields.filter(({ value }) => value !== null);
  const gone = fields.filter(({ value }) => value === null);
  const options = { idempotent: true, signal };
  const written = await asRefusal(async () => {
    const admin = await adminClient(shopId);
    if (given.length > 0) {
      const translations = given.map(({ key, digest, value }) => ({
        ...{ key, value, locale: language, translatableContentDigest: digest },
      }));
      const variables = { resourceId, translations };
      const { data } = await admin.query<RegisterTranslationsData>(
        REGISTER_TRANSLATIONS,
        variables,
        options,
      );
      const errors = data.translationsRegister?.userErrors ?? [];
      if (errors.length > 0) return refusalOf(errors, given);
    }
    if (gone.length > 0) {
      const keys = gone.map(({ key }) => key);
      const { data } = await admin.query<RemoveTranslationsData>(
        REMOVE_TRANSLATIONS,
        { resourceId, keys, locales: [language] },
        options,
      );
      const errors = data.translationsRemove?.userErrors ?? [];
      if (errors.length > 0) return refusalOf(errors, gone);
    }
    return null;
  });
  if (!written.ok) return written;
  if (resourceType !== null) await rereadTexts(shopId, resourceType, [resourceId]);
  return written.value ?? ok(null);
}

/** Shopify's refusals by the key of their field; `text` for one that is about none. */
function refusalOf(
  errors: readonly TranslationUserError[],
  written: readonly Written[],
): Refusal<ActionRefusal> {
  const details: Record<string, string> = {};
  for (const { field, message, code } of errors) {
    const index = field?.map(Number).find((part) => Number.isInteger(part));
    const key = index === undefined ? undefined : written[index]?.key;
    details[key ?? 'text'] = `${code ?? 'INVALID'}: ${message}`.slice(0, 300);
  }
  return { ok: false, reason: 'refused-by-shopify', details };
}

/** What Shopify denies is an answer; everything else stays an error, and the job tries again. */
async function asRefusal<T>(ask: () => Promise<T>): Promise<Result<T, 'access-denied'>> {
  try {
    return ok(await ask());
  } catch (error) {
    if (!(error instanceof AdminApiError) || error.reason !== 'access-denied') throw error;
    return refuse('access-denied');
  }
}
