import { z } from 'zod';
import type { AnyAction } from '../../kernel/action.ts';
import type { Action, Change } from '../../kernel/action.ts';
import type { ShopTransaction } from '../../db/index.server.ts';
import { forShop } from '../../db/index.server.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saidCount, saidName, type SaidValue, saidWord, say } from '../../kernel/saying.ts';
import { AgentProvider } from './model.ts';

/** Name under which changes of the model are logged. */
export const MODEL_ACTION = 'insights.choose-model';

/** The settings without the key: all that the log and an undo ever hold. */
const PlainModel = z.strictObject({
  provider: AgentProvider,
  baseUrl: z.string().nullable(),
  modelId: z.string(),
  dailyTokens: z.int(),
});
export type PlainModel = z.infer<typeof PlainModel>;

const Undo = z.strictObject({ before: PlainModel, after: PlainModel });
export type ModelUndo = z.infer<typeof Undo>;

/** What is stored of the model; the built-in analyst is stored as nothing. */
export interface StoredModel extends PlainModel {
  sealedKey: string | null;
  keyEnding: string | null;
}

export const BUILT_IN: StoredModel = {
  ...{ provider: 'built-in', baseUrl: null, modelId: '', dailyTokens: 0 },
  ...{ sealedKey: null, keyEnding: null },
};

type Row = Omit<StoredModel, 'provider'> & { provider: string };

/** A stored row without its key. */
export function plainOf(row: Row | null): PlainModel {
  const { provider, baseUrl, modelId, dailyTokens } = row ?? BUILT_IN;
  return { provider: AgentProvider.parse(provider), baseUrl, modelId, dailyTokens };
}

/** Stores the settings, or nothing for the built-in analyst. */
export async function writeModel(
  tx: ShopTransaction,
  shopId: number,
  model: StoredModel,
): Promise<void> {
  if (model.provider === 'built-in') {
    await tx.agentModel.deleteMany({});
    return;
  }
  await tx.agentModel.upsert({
    where: { shopId },
    create: { shopId, ...model },
    update: { ...model, version: { increment: 1 } },
  });
}

/** What changes, for the log: of a key only that there is another one. */
export function changesOfModel(
  before: Row | null,
  after: Row,
  { typedKey }: { typedKey: boolean },
): Change[] {
  const object = saidWord('insights:agentSettings.title');
  const field = (name: string) => saidWord(`insights:agentSettings.${name}`);
  const [was, will] = [plainOf(before), plainOf(after)];
  const rows: [string, SaidValue | null, SaidValue | null][] = [
    ['provider.label', saidProvider(was), saidProvider(will)],
    ['baseUrl.label', saidOrigin(was), saidOrigin(will)],
    ['model.label', saidText(was.modelId), saidText(will.modelId)],
    ['budget.label', saidTokens(was), saidTokens(will)],
  ];
  const changes = rows
    .filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b))
    .map(([name, from, to]) => ({ object, field: field(name), before: from, after: to }));
  const hadKey = (before?.sealedKey ?? null) !== null;
  const hasKey = after.sealedKey !== null;
  const stored = saidWord('insights:agentSettings.key.isStored');
  const replaced = saidWord('insights:agentSettings.key.isReplaced');
  if (hadKey === hasKey && !(hasKey && (typedKey || before?.sealedKey !== after.sealedKey))) {
    return changes;
  }
  return [
    ...changes,
    {
      ...{ object, field: field('key.label') },
      before: hadKey ? stored : null,
      after: hasKey ? (hadKey ? replaced : stored) : null,
    },
  ];
}

const saidProvider = ({ provider }: PlainModel): SaidValue =>
  saidWord(`insights:agentSettings.provider.${provider}`);
const saidText = (text: string): SaidValue | null => (text === '' ? null : saidName(text));
const saidTokens = ({ provider, dailyTokens }: PlainModel): SaidValue | null =>
  provider === 'built-in' ? null : saidCount(dailyTokens);
/** Paths of addresses may hold what others should not read. */
const saidOrigin = ({ baseUrl }: PlainModel): SaidValue | null =>
  baseUrl === null ? null : saidName(new URL(baseUrl).origin);

/**
 * Chooses who answers. Keys are never part of it: a stored one is kept where the address stays the
 * same, and where there is none, none is made up.
 */
export const chooseModelAction: Action<PlainModel, ShopTransaction> = {
  name: MODEL_ACTION,
  input: PlainModel,
  preview: async ({ shopId }, input) => {
    const before = await forShop(shopId).agentModel.findFirst();
    const after = withKeyOf(before, input);
    // Without its key a provider can't be asked.
    if (after === null) return refuse('access-denied');
    const changes = changesOfModel(before, after, { typedKey: false });
    if (changes.length === 0) return refuse('nothing-to-do');
    return ok({
      title: say('insights:agentSettings.logged'),
      changes,
      changeCount: changes.length,
      irreversible:
        before?.sealedKey != null && after.sealedKey === null
          ? [say('insights:agentSettings.key.isLost')]
          : [],
      basis: JSON.stringify(plainOf(before)),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, { shopId }, input, basis) => {
      const before = await tx.agentModel.findFirst();
      const after = withKeyOf(before, input);
      if (after === null || JSON.stringify(plainOf(before)) !== basis) {
        return refuse('stale-preview');
      }
      await writeModel(tx, shopId, after);
      const keepsKey = before?.sealedKey == null || after.sealedKey !== null;
      const undo: ModelUndo = { before: plainOf(before), after: plainOf(after) };
      return ok({ undo: keepsKey ? undo : null });
    },
    undo: async (tx, { shopId }, undo: object) => {
      const { before, after } = Undo.parse(undo);
      const current = await tx.agentModel.findFirst();
      if (JSON.stringify(plainOf(current)) !== JSON.stringify(after)) {
        return refuse('changed-since');
      }
      const back = withKeyOf(current, before);
      if (back === null) return refuse('changed-since');
      await writeModel(tx, shopId, back);
      return ok(null);
    },
  },
};

/** The settings with the key that is stored for their address; null where they need one. */
function withKeyOf(row: Row | null, plain: PlainModel): StoredModel | null {
  if (plain.provider === 'built-in') return BUILT_IN;
  const origin = ({ baseUrl }: { baseUrl: string | null }) =>
    baseUrl === null ? null : new URL(baseUrl).origin;
  const isSame = row !== null && row.provider === plain.provider && origin(row) === origin(plain);
  const key = isSame
    ? { sealedKey: row.sealedKey, keyEnding: row.keyEnding }
    : { sealedKey: null, keyEnding: null };
  if (key.sealedKey === null && plain.provider !== 'compatible') return null;
  return { ...plain, ...key };
}

/** What can be done here for the merchant. */
export const insightsActions: readonly AnyAction[] = [chooseModelAction as unknown as AnyAction];
