import { z } from 'zod';
import type { Actor } from '../../activity/index.ts';
import { recordActivity } from '../../activity/index.server.ts';
import { forShop } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { say } from '../../kernel/saying.ts';
import { openSecret, sealSecret } from '../../shopify/index.server.ts';
import { type ModelAccess, testModel } from './language-model.server.ts';
import { AGENT_LIMITS, AgentProvider, type ModelProblem } from './model.ts';
import {
  BUILT_IN,
  changesOfModel,
  MODEL_ACTION,
  type ModelUndo,
  plainOf,
  type StoredModel,
  writeModel,
} from './model-settings-action.server.ts';

/** What a merchant states about the model; the key only where it is to change. */
export const ModelSettingsInput = z
  .strictObject({
    provider: AgentProvider,
    baseUrl: z.string().trim().max(AGENT_LIMITS.addressCharacters),
    modelId: z.string().trim().max(AGENT_LIMITS.modelCharacters),
    key: z.string().trim().max(AGENT_LIMITS.keyCharacters),
    dailyTokens: z.int().min(AGENT_LIMITS.dailyTokens.least).max(AGENT_LIMITS.dailyTokens.most),
  })
  .superRefine((input, context) => {
    if (input.provider === 'built-in') return;
    const issue = (path: string) =>
      context.addIssue({ code: 'custom', message: path, path: [path] });
    if (input.modelId === '') issue('modelId');
    if (input.provider === 'compatible' && !isModelAddress(input.baseUrl)) issue('baseUrl');
    // Visible ASCII alone: anything else is no key, and no header either.
    if (!/^[\x21-\x7e]*$/.test(input.key)) issue('key');
  });
export type ModelSettingsInput = z.infer<typeof ModelSettingsInput>;

function isModelAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    [username, password, search, hash].every((part) => part === '')
  );
}

/** The settings as a page shows them: never with the key. */
export interface ModelSettingsView {
  provider: AgentProvider;
  baseUrl: string;
  modelId: string;
  dailyTokens: number;
  /** Last characters of the stored key; null where there is none. */
  keyEnding: string | null;
  usedToday: number;
}

/** Which model answers in a shop, and what it has cost today. */
export async function readModelSettings(
  shop: { shopId: number; zone: string },
  now: Date,
): Promise<ModelSettingsView> {
  const [row, usedToday] = await Promise.all([
    forShop(shop.shopId).agentModel.findFirst(),
    readTokensUsed(shop, now),
  ]);
  return {
    provider: row === null ? 'built-in' : AgentProvider.parse(row.provider),
    baseUrl: row?.baseUrl ?? '',
    modelId: row?.modelId ?? '',
    dailyTokens: row?.dailyTokens ?? AGENT_LIMITS.dailyTokens.usual,
    keyEnding: row?.keyEnding ?? null,
    usedToday,
  };
}

/** Who changes the settings, and when. */
export interface SettingsChange {
  now: Date;
  actor: Actor;
}

/**
 * Stores which model answers, and logs it without the key. An empty key keeps the stored one, unless
 * it was for another provider or address: a key is never sent to anybody but whom it was entered for.
 * It can be undone as long as no key is lost by it.
 */
export async function saveModelSettings(
  shopId: number,
  input: ModelSettingsInput,
  { now, actor }: SettingsChange = { now: new Date(), actor: { kind: 'merchant', id: null } },
): Promise<Result<null, 'key-missing'>> {
  const written = await readSealed(shopId, input);
  if (written === null) return refuse('key-missing');
  await forShop(shopId).$transaction(async (tx) => {
    const before = await tx.agentModel.findFirst();
    await writeModel(tx, shopId, written);
    const changes = changesOfModel(before, written, { typedKey: input.key !== '' });
    if (changes.length === 0) return;
    const keepsKey = before?.sealedKey == null || before.sealedKey === written.sealedKey;
    const undo: ModelUndo = { before: plainOf(before), after: plainOf(written) };
    await recordActivity(tx, shopId, {
      ...{ action: MODEL_ACTION, title: say('insights:agentSettings.logged'), changes, actor },
      undo: keepsKey ? undo : null,
      at: now,
    });
  });
  return ok(null);
}

/** What is to be stored; null where a key is missing. */
async function readSealed(shopId: number, input: ModelSettingsInput): Promise<StoredModel | null> {
  const { provider, modelId, dailyTokens } = input;
  if (provider === 'built-in') return BUILT_IN;
  const baseUrl = provider === 'compatible' ? input.baseUrl : null;
  const sealed = await sealedKeyFor(shopId, { ...input, baseUrl });
  if (sealed === null && provider !== 'compatible') return null;
  return {
    ...{ provider, baseUrl, modelId, dailyTokens },
    sealedKey: sealed?.sealedKey ?? null,
    keyEnding: sealed?.keyEnding ?? null,
  };
}

const KEY_ENDING_CHARACTERS = 4;

async function sealedKeyFor(
  shopId: number,
  { provider, baseUrl, key }: { provider: string; baseUrl: string | null; key: string },
): Promise<{ sealedKey: string; keyEnding: string | null } | null> {
  if (key !== '') {
    // Of a short key the ending would be most of it.
    const keyEnding = key.length >= 16 ? key.slice(-KEY_ENDING_CHARACTERS) : '…';
    return { sealedKey: sealSecret(key, boundTo(shopId)), keyEnding };
  }
  const row = await forShop(shopId).agentModel.findFirst();
  if (row === null || row.sealedKey === null) return null;
  const isSame = row.provider === provider && originOf(row.baseUrl) === originOf(baseUrl);
  return isSame ? { sealedKey: row.sealedKey, keyEnding: row.keyEnding } : null;
}

function originOf(baseUrl: string | null): string | null {
  return baseUrl === null ? null : new URL(baseUrl).origin;
}

function boundTo(shopId: number): string {
  return `shop:${shopId}|agent-model-key`;
}

/** Whether a model with these settings would answer; the key may be the stored one. */
export async function testModelSettings(
  shopId: number,
  input: ModelSettingsInput,
  signal: AbortSignal,
): Promise<Result<null, ModelProblem>> {
  if (input.provider === 'built-in') return ok(null);
  const baseUrl = input.provider === 'compatible' ? input.baseUrl : null;
  const sealed = input.key === '' ? await sealedKeyFor(shopId, { ...input, baseUrl }) : null;
  const key =
    input.key === '' ? sealed && openSecret(sealed.sealedKey, boundTo(shopId)) : input.key;
  if (sealed !== null && key === null) return refuse('key-unreadable');
  if (key === null && input.provider !== 'compatible') return refuse('key-missing');
  const problem = await testModel(
    { provider: input.provider, baseUrl, modelId: input.modelId, key },
    signal,
  );
  return problem === null ? ok(null) : refuse(problem);
}

/** The model to ask; null is the built-in analyst. */
export type ChosenModel =
  | null
  | { name: string; access: ModelAccess }
  | { name: string; problem: Extract<ModelProblem, 'budget' | 'key-unreadable'> };

/** Which model answers now: where the day's budget is used up, none but the built-in one. */
export async function chooseModel(
  shop: { shopId: number; zone: string },
  now: Date,
): Promise<ChosenModel> {
  const row = await forShop(shop.shopId).agentModel.findFirst();
  if (row === null) return null;
  const name = row.modelId;
  if ((await readTokensUsed(shop, now)) >= row.dailyTokens) return { name, problem: 'budget' };
  const key = row.sealedKey === null ? null : openSecret(row.sealedKey, boundTo(shop.shopId));
  if (row.sealedKey !== null && key === null) return { name, problem: 'key-unreadable' };
  const provider = AgentProvider.exclude(['built-in']).parse(row.provider);
  return { name, access: { provider, baseUrl: row.baseUrl, modelId: row.modelId, key } };
}

async function readTokensUsed(shop: { shopId: number; zone: string }, now: Date): Promise<number> {
  const day = new Date(dateInZone(shop.zone, now.getTime()));
  const row = await forShop(shop.shopId).agentUse.findFirst({ where: { day } });
  return row?.tokens ?? 0;
}

/** Adds a question, and what it cost, to the day's. */
export async function noteUse(
  shop: { shopId: number; zone: string },
  tokens: number,
  now: Date,
): Promise<void> {
  const { shopId } = shop;
  const day = new Date(dateInZone(shop.zone, now.getTime()));
  await forShop(shopId).agentUse.upsert({
    where: { shopId_day: { shopId, day } },
    create: { shopId, day, questions: 1, tokens },
    update: { questions: { increment: 1 }, tokens: { increment: tokens } },
  });
}
