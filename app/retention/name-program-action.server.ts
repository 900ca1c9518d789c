import { z } from 'zod';
import type { ShopTransaction } from '../db/index.server.ts';
import type { Action, ActionScope } from '../kernel/action.ts';
import { ok, refuse } from '../kernel/result.ts';
import { say, saidLanguage, saidName, saidWord } from '../kernel/saying.ts';
import { loyaltySettings, type StoredLoyaltySettings } from './loyalty-settings.server.ts';
import { LOYALTY_LIMITS, LoyaltySettings } from './model.ts';

const NameInput = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/),
  /** Empty: shoppers of the language read the program's own name again. */
  name: z.string().trim().max(LOYALTY_LIMITS.nameCharacters),
});
type NameInput = z.infer<typeof NameInput>;

/** Saving the program's settings, which logs nothing by itself inside an action and can be undone. */
const save = loyaltySettings.saveAction as unknown as Action<
  { settings: LoyaltySettings; version: number },
  ShopTransaction
>;

/** Names the loyalty program in one language; what else is stated of the program stays as it is. */
export const nameProgram: Action<NameInput, ShopTransaction> = {
  name: 'retention.name-program',
  input: NameInput,
  preview: async (scope, input) => {
    const { stored, settings, before } = await plan(scope, input);
    const after = input.name === '' ? null : input.name;
    // A program that nobody has saved has no name to translate.
    if (stored.isDefault || settings === null || before === after) return refuse('nothing-to-do');
    return ok({
      title: say('retention:action.name.title', { language: saidLanguage(input.language) }),
      changes: [
        {
          object: saidWord('retention:title'),
          field: saidLanguage(input.language),
          before: before === null ? null : saidName(before),
          after: after === null ? null : saidName(after),
        },
      ],
      changeCount: 1,
      irreversible: [],
      basis: String(stored.version),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, scope, input, basis) => {
      const { stored, settings } = await plan(scope, input);
      if (stored.isDefault || settings === null || String(stored.version) !== basis) {
        return refuse('stale-preview');
      }
      if (save.run.where !== 'here') throw new Error('Settings are saved here');
      return save.run.execute(tx, scope, { settings, version: stored.version }, '');
    },
    undo: (tx, scope, undo) => {
      if (save.run.where !== 'here') throw new Error('Settings are saved here');
      return save.run.undo(tx, scope, undo);
    },
  },
};

interface Plan {
  stored: StoredLoyaltySettings;
  /** null where the settings have no room for another language. */
  settings: LoyaltySettings | null;
  before: string | null;
}

async function plan({ shopId, now }: ActionScope, { language, name }: NameInput): Promise<Plan> {
  const stored = await loyaltySettings.read(shopId, now);
  const { [language]: before, ...others } = stored.settings.names;
  const names = name === '' ? others : { ...others, [language]: name };
  const settings = LoyaltySettings.safeParse({ ...stored.settings, names });
  return { stored, settings: settings.data ?? null, before: before ?? null };
}
