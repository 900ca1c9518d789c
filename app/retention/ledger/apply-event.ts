import { mergeFact, noFacts } from './merge-fact.ts';
import type { Facts, LedgerEvent, Transfer, TransferKind } from './model.ts';
import { type Booked, type Replay, replayFacts } from './replay-facts.ts';

/** A customer's ledger: what is known, and what is booked for it. */
export interface Ledger {
  facts: Facts;
  /** Sums of all transfers by cause and lot. */
  booked: Booked;
}

/** The ledger of a customer of whom nothing is known. */
export function emptyLedger(on: string): Ledger {
  return { facts: noFacts(on), booked: new Map() };
}

/**
 * Takes an event into a ledger; returns the ledger as it is then, the transfers to be added, and
 * what the points come to.
 *
 * Transfers are what is missing between what is booked and what the facts come to: so an event that
 * comes again adds none, and whatever the order in which events come, the sums are the same in the
 * end. Nothing that is booked is ever changed; what turns out otherwise is balanced by a further
 * transfer.
 */
export function applyEvent(
  ledger: Ledger,
  event: LedgerEvent,
): { ledger: Ledger; transfers: Transfer[]; replay: Replay } {
  const facts = mergeFact(ledger.facts, event);
  const replay = replayFacts(facts);
  const transfers = missingTransfers(ledger.booked, replay.booked);
  return { ledger: { facts, booked: replay.booked }, transfers, replay };
}

/** What has to be booked so that the sums are those of `wanted`. */
export function missingTransfers(booked: Booked, wanted: Booked): Transfer[] {
  const transfers: Transfer[] = [];
  const add = (cause: string, lotId: string, points: number): void => {
    if (points !== 0) transfers.push({ cause, lotId, kind: kindOf(cause, points), points });
  };
  for (const [cause, before] of booked) {
    const after = wanted.get(cause);
    for (const [lotId, points] of before) add(cause, lotId, (after?.get(lotId) ?? 0) - points);
  }
  for (const [cause, after] of wanted) {
    const before = booked.get(cause);
    for (const [lotId, points] of after) if (!before?.has(lotId)) add(cause, lotId, points);
  }
  return transfers;
}

function kindOf(cause: string, points: number): TransferKind {
  if (cause.startsWith('order:')) return points > 0 ? 'earn' : 'refund';
  if (cause.startsWith('redemption:')) return points < 0 ? 'spend' : 'return';
  return cause.startsWith('adjustment:') ? 'adjust' : 'expire';
}
