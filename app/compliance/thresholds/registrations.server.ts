import { forShop, type ShopDatabase, type ShopTransaction } from '../../db/index.server.ts';
import type { Action, Change } from '../../kernel/action.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saidDate, saidName, type SaidValue, saidWord, say } from '../../kernel/saying.ts';
import { tidyNumber } from '../check-number.ts';
import { RegistrationStatement, type StoredRegistration } from './registration.ts';
import { ruleObject } from './word-rule.ts';

/** What the merchant has said of the thresholds, one entry a rule. */
export async function readRegistrations(shopId: number): Promise<StoredRegistration[]> {
  const rows = await forShop(shopId).taxRegistration.findMany({ orderBy: { ruleId: 'asc' } });
  return rows.map(toStored);
}

type StoredRow = Awaited<ReturnType<ShopDatabase['taxRegistration']['findMany']>>[number];

function toStored(row: StoredRow): StoredRegistration {
  return {
    ruleId: row.ruleId,
    state: row.state === 'registered' ? 'registered' : 'dismissed',
    sinceOn: row.sinceOn?.toISOString().slice(0, 10) ?? null,
    number: row.number,
    version: row.version,
  };
}

/** What stood before and what the action left; null: nothing was said. */
interface Undo {
  ruleId: string;
  before: StoredRegistration | null;
  /** Anything else means that somebody has changed it since. */
  after: StoredRegistration | null;
}

/**
 * Writes down since when a shop is registered and under which number, or that a rule is not about
 * it. Nothing is sent to any authority.
 */
export const recordRegistration: Action<RegistrationStatement, ShopTransaction> = {
  name: 'compliance.record-registration',
  input: RegistrationStatement,
  preview: async ({ shopId }, input) => {
    const before = await find(forShop(shopId), shopId, input.ruleId);
    const changes = changesOf(before, input);
    if (changes.length === 0) return refuse('nothing-to-do');
    return ok({
      title: say(`compliance:registration.title.${input.state}`, {
        rule: ruleObject(input.ruleId),
      }),
      changes,
      changeCount: changes.length,
      irreversible: [],
      basis: String(before?.version ?? 0),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, { shopId }, input, basis) => {
      const before = await find(tx, shopId, input.ruleId);
      if (String(before?.version ?? 0) !== basis) return refuse('stale-preview');
      if (changesOf(before, input).length === 0) return refuse('nothing-to-do');
      const after = afterOf(input, (before?.version ?? 0) + 1);
      await write(tx, shopId, input.ruleId, after);
      const undo: Undo = { ruleId: input.ruleId, before, after };
      return ok({ undo });
    },
    // Exactly what stood before, with its version: the action before this one can be undone then.
    undo: async (tx, { shopId }, undo: Undo) => {
      const current = await find(tx, shopId, undo.ruleId);
      if (!isSame(current, undo.after)) return refuse('changed-since');
      await write(tx, shopId, undo.ruleId, undo.before);
      return ok(null);
    },
  },
};

/** What is stored by a statement; only a registration has a day and a number. */
function afterOf(
  { ruleId, state, sinceOn, number }: RegistrationStatement,
  version: number,
): StoredRegistration | null {
  if (state === 'none') return null;
  if (state === 'dismissed') return { ruleId, state, sinceOn: null, number: null, version };
  return { ruleId, state, sinceOn, number: numberOf(number), version };
}

async function find(
  db: ShopDatabase | ShopTransaction,
  shopId: number,
  ruleId: string,
): Promise<StoredRegistration | null> {
  const row = await db.taxRegistration.findFirst({ where: { shopId, ruleId } });
  return row === null ? null : toStored(row);
}

async function write(
  tx: ShopTransaction,
  shopId: number,
  ruleId: string,
  said: StoredRegistration | null,
): Promise<void> {
  await tx.taxRegistration.deleteMany({ where: { shopId, ruleId } });
  if (said === null) return;
  const sinceOn = said.sinceOn === null ? null : new Date(said.sinceOn);
  await tx.taxRegistration.create({ data: { shopId, ...said, sinceOn } });
}

function isSame(a: StoredRegistration | null, b: StoredRegistration | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.version === b.version &&
    a.state === b.state &&
    a.sinceOn === b.sinceOn &&
    a.number === b.number
  );
}

function numberOf(typed: string | null): string | null {
  const number = tidyNumber(typed ?? '');
  return number === '' ? null : number;
}

function changesOf(before: StoredRegistration | null, input: RegistrationStatement): Change[] {
  const object = ruleObject(input.ruleId);
  const registered = input.state === 'registered';
  const fields: [string, SaidValue | null, SaidValue | null][] = [
    ['state', said(before?.state), said(input.state === 'none' ? null : input.state)],
    ['sinceOn', day(before?.sinceOn), day(registered ? input.sinceOn : null)],
    ['number', text(before?.number), text(registered ? numberOf(input.number) : null)],
  ];
  return fields
    .filter(([, was, will]) => JSON.stringify(was) !== JSON.stringify(will))
    .map(([field, was, will]) => ({
      object,
      field: saidWord(`compliance:registration.field.${field}`),
      before: was,
      after: will,
    }));
}

const said = (state: string | null | undefined) =>
  state == null ? null : saidWord(`compliance:registration.state.${state}`);
const day = (on: string | null | undefined) => (on == null ? null : saidDate(on));
const text = (number: string | null | undefined) => (number == null ? null : saidName(number));
