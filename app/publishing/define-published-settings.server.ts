import { z } from 'zod';
import { recordActivity } from '../activity/index.server.ts';
import type { Actor } from '../activity/index.ts';
import { forShop, type ShopTransaction } from '../db/index.server.ts';
import type { Action, AnyAction } from '../kernel/action.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { say, saidWord } from '../kernel/saying.ts';
import { canonical, diffSettings } from './diff-settings.ts';
import type { ComposedDocument, DocumentKey, PublicationStatus } from './model.ts';
import type { PageObjects, Shopper } from './preview/shopper-page.ts';
import { readPublication } from './publication-status.server.ts';
import { requestPublication } from './request-publication.server.ts';

/** Settings as a form gets them. */
export interface StoredSettings<Settings> {
  settings: Settings;
  /** Grows by one with each save; 0 while the settings are our proposal. */
  version: number;
  /** True until the merchant has saved once: nothing is shown to shoppers before. */
  isDefault: boolean;
  publication: PublicationStatus;
}

/** A document that the app keeps in the storefront. */
export interface StorefrontProjection {
  documentKey: DocumentKey;
  /** Composes the document as of `now` and asks for it; does nothing for a shop without settings. */
  refresh: (shopId: number, now: Date) => Promise<void>;
  /** Page of the admin on which the merchant sets the block up. */
  settingsPath?: string | undefined;
  /**
   * The document as of `now` without asking for it: of the settings that are stored or proposed,
   * or of a form's draft.
   * @throws ZodError for a draft that the schema refuses.
   */
  compose?: ((shopId: number, now: Date, draft?: unknown) => Promise<ComposedDocument>) | undefined;
  /**
   * Objects of the page that a block of this document reads beside it, for previews: for instance
   * the payment types that shoppers of a country are known to use.
   */
  pageObjects?: ((shopId: number, shopper: Shopper) => Promise<PageObjects>) | undefined;
  /** Saves the settings as an approved action, and takes a save back. */
  saveAction?: AnyAction | undefined;
}

export interface PublishedSettings<Settings> extends StorefrontProjection {
  /** The merchant's settings, or our proposal for a shop that has not saved any. */
  read: (shopId: number, now: Date) => Promise<StoredSettings<Settings>>;
  /**
   * Saves settings, asks for their publication and logs what changed, in one transaction.
   *
   * `version` is the one the form was loaded with: where somebody else has saved since, nothing is
   * stored and the answer is `stale-version`, so that the page can keep what was typed.
   * @throws ZodError for settings that the schema refuses.
   */
  save: (
    shopId: number,
    input: { settings: Settings; version: number },
    now: Date,
    actor?: Actor,
  ) => Promise<Result<{ version: number }, 'stale-version'>>;
}

/** What taking a save back needs: the settings before it, null where there were none. */
interface SaveUndo {
  value: object | null;
  /** The version that the save made: a later one is somebody else's work. */
  version: number;
}

/** Who saves where nobody is named. */
const UNNAMED: Actor = { kind: 'merchant', id: null };

/**
 * Settings of a domain that become a storefront document: stored in versions, published with every
 * save and refreshed by `refreshStorefront` as time goes by.
 *
 * `compose` may read the shop's data through `tx`; the document it gives must be the same for the
 * same data, because an equal document is not sent again.
 * @example
 *   export const supportSettings = definePublishedSettings({
 *     domain: 'localization', schema: SupportSettings, documentKey: 'support',
 *     propose: () => Promise.resolve({ markets: [] }),
 *     compose: ({ settings }) => ({ document: composeSupport(settings), ready: true }),
 *   });
 */
export function definePublishedSettings<Settings extends object>(kind: {
  /** Key of the stored settings: the domain's name, with a suffix where it has several. */
  domain: string;
  schema: z.ZodType<Settings>;
  documentKey: DocumentKey;
  settingsPath?: string | undefined;
  pageObjects?: StorefrontProjection['pageObjects'];
  propose: (shopId: number, now: Date) => Promise<Settings>;
  /**
   * Runs in the transaction of a save, and of one taken back: for a domain that keeps what was in
   * force when. Settings are null where there are none any more.
   */
  saved?:
    | ((
        tx: ShopTransaction,
        saved: { shopId: number; settings: Settings | null; version: number; now: Date },
      ) => Promise<void>)
    | undefined;
  compose: (input: {
    shopId: number;
    settings: Settings;
    now: Date;
    tx: ShopTransaction;
  }) => Promise<ComposedDocument> | ComposedDocument;
}): PublishedSettings<Settings> {
  const { domain, schema, documentKey } = kind;
  const namespace = domain.split('-')[0] ?? domain;
  const actionName = `${namespace}.save-${domain === namespace ? '' : `${domain.slice(namespace.length + 1)}-`}settings`;
  const publish = async (tx: ShopTransaction, shopId: number, settings: Settings, now: Date) => {
    const wanted = await kind.compose({ shopId, settings, now, tx });
    await requestPublication(tx, shopId, documentKey, wanted, now);
  };
  const storedOrProposed = async (shopId: number, now: Date): Promise<Settings> => {
    const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain } });
    return row === null ? kind.propose(shopId, now) : schema.parse(row.value);
  };
  const store = async (
    tx: ShopTransaction,
    shopId: number,
    input: { settings: Settings; version: number },
    now: Date,
  ): Promise<Result<{ before: object | null; version: number }, 'stale-version'>> => {
    const row = await tx.settingsDocument.findFirst({ where: { domain } });
    if (!(await storeVersion(tx, shopId, domain, input.settings, input.version))) {
      return refuse('stale-version');
    }
    const version = input.version + 1;
    await kind.saved?.(tx, { shopId, settings: input.settings, version, now });
    await publish(tx, shopId, input.settings, now);
    return ok({ before: row === null ? null : (row.value as object), version });
  };
  const title = say('publishing:activity.saved', { page: saidWord(`${namespace}:title`) });
  const saveAction: Action<{ settings: Settings; version: number }, ShopTransaction> = {
    name: actionName,
    input: z.object({ settings: schema, version: z.int().min(0) }),
    preview: async ({ shopId }, { settings, version }) => {
      const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain } });
      const changes = diffSettings((row?.value as object | null) ?? null, settings, namespace);
      if (changes.length === 0) return refuse('nothing-to-do');
      if ((row?.version ?? 0) !== version) return refuse('stale-preview');
      const basis = String(version);
      return ok({ title, changes, changeCount: changes.length, irreversible: [], basis });
    },
    run: {
      where: 'here',
      execute: async (tx, { shopId, now }, input) => {
        const stored = await store(tx, shopId, input, now);
        if (!stored.ok) return refuse('stale-preview');
        const { before, version } = stored.value;
        return ok({ undo: { value: before, version } satisfies SaveUndo });
      },
      undo: async (tx, { shopId, now }, undo: SaveUndo) => {
        if (undo.value === null) {
          const gone = await tx.settingsDocument.deleteMany({
            where: { domain, version: undo.version },
          });
          if (gone.count === 0) return refuse('changed-since');
          await kind.saved?.(tx, { shopId, settings: null, version: undo.version + 1, now });
          // Nothing is shown before a save: the document stays readable, and its block hides.
          const settings = await kind.propose(shopId, now);
          const composed = await kind.compose({ shopId, settings, now, tx });
          await requestPublication(tx, shopId, documentKey, { ...composed, ready: false }, now);
          return ok(null);
        }
        const settings = schema.parse(undo.value);
        const stored = await store(tx, shopId, { settings, version: undo.version }, now);
        return stored.ok ? ok(null) : refuse('changed-since');
      },
    },
  };
  return {
    documentKey,
    settingsPath: kind.settingsPath,
    pageObjects: kind.pageObjects,
    saveAction: saveAction as unknown as AnyAction,
    compose: async (shopId, now, draft) => {
      const settings =
        draft === undefined ? await storedOrProposed(shopId, now) : schema.parse(draft);
      return forShop(shopId).$transaction(async (tx) =>
        kind.compose({ shopId, settings, now, tx }),
      );
    },
    read: async (shopId, now) => {
      const [row, publication] = await Promise.all([
        forShop(shopId).settingsDocument.findFirst({ where: { domain } }),
        readPublication(shopId, documentKey),
      ]);
      if (row === null) {
        const settings = await kind.propose(shopId, now);
        return { settings, version: 0, isDefault: true, publication };
      }
      const settings = schema.parse(row.value);
      return { settings, version: row.version, isDefault: false, publication };
    },
    save: async (shopId, input, now, actor = UNNAMED) => {
      const settings = schema.parse(input.settings);
      return forShop(shopId).$transaction(async (tx) => {
        const stored = await store(tx, shopId, { ...input, settings }, now);
        if (!stored.ok) return stored;
        const { before, version } = stored.value;
        if (canonical(before) !== canonical(settings)) {
          const undo: SaveUndo = { value: before, version };
          const changes = diffSettings(before, settings, namespace);
          await recordActivity(tx, shopId, {
            ...{ action: actionName, title, changes, actor, undo },
            at: now,
          });
        }
        return ok({ version });
      });
    },
    refresh: (shopId, now) =>
      forShop(shopId).$transaction(async (tx) => {
        const row = await tx.settingsDocument.findFirst({ where: { domain } });
        if (row !== null) await publish(tx, shopId, schema.parse(row.value), now);
      }),
  };
}

/** False where the stored version is not the one that the change was based on. */
async function storeVersion(
  tx: ShopTransaction,
  shopId: number,
  domain: string,
  value: object,
  basedOn: number,
): Promise<boolean> {
  if (basedOn === 0) {
    const created = await tx.settingsDocument.createMany({
      data: [{ shopId, domain, version: 1, value }],
      skipDuplicates: true,
    });
    return created.count === 1;
  }
  const updated = await tx.settingsDocument.updateMany({
    where: { domain, version: basedOn },
    data: { version: basedOn + 1, value },
  });
  return updated.count === 1;
}
