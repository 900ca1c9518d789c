import type { Facts, LedgerEvent, RedemptionFact } from './model.ts';

/** Nothing known, as of a day. */
export function noFacts(on: string): Facts {
  return { orders: new Map(), redemptions: new Map(), adjustments: new Map(), on };
}

/**
 * Adds what an event tells to what is known.
 *
 * Orders are kept in their newest version, all else is only added to: so events may come twice, late
 * and in any order, and what is known in the end is the same.
 */
export function mergeFact(facts: Facts, event: LedgerEvent): Facts {
  switch (event.type) {
    case 'order': {
      const { type: _type, ...order } = event;
      const known = facts.orders.get(order.orderId);
      if (known !== undefined && known.version >= order.version) return facts;
      return { ...facts, orders: new Map(facts.orders).set(order.orderId, order) };
    }
    case 'reserve': {
      const { type: _type, ...reservation } = event;
      return withRedemption(facts, event.redemptionId, (known) =>
        known.reservation === null ? { ...known, reservation } : known,
      );
    }
    case 'release':
      return withRedemption(facts, event.redemptionId, (known) => ({ ...known, released: true }));
    case 'use': {
      const { type: _type, redemptionId, ...use } = event;
      return withRedemption(facts, redemptionId, (known) =>
        known.use === null || isNewerUse(use, known.use) ? { ...known, use } : known,
      );
    }
    case 'adjust': {
      const { type: _type, ...adjustment } = event;
      const known = facts.adjustments.get(event.adjustmentId);
      if (known?.adjustment) return facts;
      const fact = { adjustment, undone: known?.undone ?? false };
      return {
        ...facts,
        adjustments: new Map(facts.adjustments).set(event.adjustmentId, fact),
      };
    }
    case 'undo-adjust': {
      const known = facts.adjustments.get(event.adjustmentId);
      const fact = { adjustment: known?.adjustment ?? null, undone: true };
      return {
        ...facts,
        adjustments: new Map(facts.adjustments).set(event.adjustmentId, fact),
      };
    }
    case 'day':
      return event.on > facts.on ? { ...facts, on: event.on } : facts;
  }
}

function withRedemption(
  facts: Facts,
  redemptionId: string,
  change: (known: RedemptionFact) => RedemptionFact,
): Facts {
  const known = facts.redemptions.get(redemptionId) ?? {
    reservation: null,
    released: false,
    use: null,
  };
  return { ...facts, redemptions: new Map(facts.redemptions).set(redemptionId, change(known)) };
}

/**
 * A code is good for one order. Should two ever name it, the one with the first id counts, whichever
 * was heard of first and whatever became of either: a choice by anything that changes would depend
 * on the order of events.
 */
function isNewerUse(
  use: NonNullable<RedemptionFact['use']>,
  known: NonNullable<RedemptionFact['use']>,
): boolean {
  if (use.orderId === known.orderId) return use.version > known.version;
  return use.orderId < known.orderId;
}
