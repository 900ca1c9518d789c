import { addDays, type CalendarDate } from '../kernel/calendar.ts';
import { addMonths } from './add-months.ts';
import { estimatePoints } from './estimate-points.ts';
import type { EarnRule, LoyaltyDocument, PendingFrom } from './model.ts';

/** A line of an order, as far as points need it; amounts in what the shopper paid in. */
export interface AwardLine {
  lineId: string;
  /** Null for a line that is no product of the shop: a fee, a tip, a line made by hand. */
  productType: string | null;
  isGiftCard: boolean;
  quantity: number;
  /** Pieces that were neither given back nor taken out. */
  keptQuantity: number;
  /** What is paid for the whole line, after every discount; with tax where prices include it. */
  paidMinor: number;
  /** Tax that was added to it at checkout; 0 where prices include it. */
  addedTaxMinor: number;
}

/** An order as of one version. */
export interface AwardOrder {
  placedOn: CalendarDate;
  country: string;
  currency: string;
  isTest: boolean;
  /** Fully paid at some time, also where some of it was paid back since. */
  isPaid: boolean;
  /** Some of it is paid, and some is not. */
  isPartlyPaid: boolean;
  isCancelled: boolean;
  /** Day on which the last piece left; null before. */
  shippedOn: CalendarDate | null;
  lines: readonly AwardLine[];
  /** All that was paid back, and what of it was for no goods: shipping, duties, fees. */
  refundedMinor: number;
  refundedOtherMinor: number;
}

/** What an order is measured by for good, from the first time it is seen. */
export interface AwardTerms {
  rule: EarnRule;
  pendingDays: number;
  pendingFrom: PendingFrom;
  expiryMonths: number | null;
  /** Lines that earn, by id: a product that is deleted or changes its type later changes nothing. */
  earningLines: string[];
  /** Lines that were seen. */
  seenLines: string[];
  /** Pieces by line when the order was last paid in full: what is added later earns once it is. */
  paidPieces?: Readonly<Record<string, number>> | undefined;
}

/** What an order comes to. */
export interface Award {
  terms: AwardTerms;
  /** What the order earned when nothing had been given back. */
  earnedPoints: number;
  /** What is left of that. */
  points: number;
  earningMinor: number;
  keptMinor: number;
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
}

type Program = Pick<
  LoyaltyDocument,
  'rules' | 'earn' | 'excludedTypes' | 'pendingDays' | 'pendingFrom' | 'expiryMonths'
>;

/**
 * What an order earns by the program, by the same calculator as the product page; null where nothing
 * is earned in the country and currency.
 *
 * `known` are the terms under which the order was first seen: they hold for it even where the
 * merchant changes the program later. `countFromOn` is the first day of which orders count.
 *
 * Given back is what of the points the rest of the order would not have earned: the rule over what
 * was kept, never more than was earned, and without the minimum, which the order had passed. Money
 * that was paid back without goods lowers what was paid for the lines in proportion.
 *
 * An order earns once it is paid in full. Pieces that are added to it afterwards earn once it is
 * again; until then it counts with those that were paid.
 */
export function awardOrder(
  order: AwardOrder,
  program: Program,
  { known, countFromOn }: { known: AwardTerms | null; countFromOn: CalendarDate },
): Award | null {
  const terms = termsOf(order, program, known);
  if (terms === null) return null;
  const paid = order.isPartlyPaid ? paidPart(order, terms) : order;
  const earns = new Set(terms.earningLines);
  const earning = paid.lines.filter(({ lineId }) => earns.has(lineId));
  const earningMinor = sum(earning.map(({ paidMinor }) => paidMinor));
  const { availableOn, expiresOn } = daysOf(order, terms);
  const award: Award = {
    terms,
    earnedPoints: 0,
    points: 0,
    earningMinor,
    keptMinor: 0,
    availableOn,
    expiresOn,
  };
  if (order.isTest || !isPaid(order, terms) || order.placedOn < countFromOn) return award;
  award.earnedPoints = estimatePoints(terms.rule, earningMinor, order.currency);
  award.keptMinor = order.isCancelled ? 0 : keptOf(paid, earning);
  award.points =
    award.keptMinor === earningMinor
      ? award.earnedPoints
      : Math.min(
          award.earnedPoints,
          estimatePoints({ ...terms.rule, least: 0 }, award.keptMinor, order.currency),
        );
  return award;
}

function isPaid(order: AwardOrder, { paidPieces }: AwardTerms): boolean {
  return order.isPaid || (order.isPartlyPaid && paidPieces !== undefined);
}

/** The order as if it had only the pieces with which it was last paid in full. */
function paidPart(order: AwardOrder, { paidPieces = {} }: AwardTerms): AwardOrder {
  const lines = order.lines.flatMap((line): AwardLine[] => {
    const quantity = Math.min(line.quantity, paidPieces[line.lineId] ?? 0);
    if (quantity === 0) return [];
    const share = (amountMinor: number) =>
      shareOf(amountMinor, { quantity: line.quantity, keptQuantity: quantity });
    return [
      {
        ...{ ...line, quantity, keptQuantity: Math.min(quantity, line.keptQuantity) },
        ...{ paidMinor: share(line.paidMinor), addedTaxMinor: share(line.addedTaxMinor) },
      },
    ];
  });
  return { ...order, lines };
}

function termsOf(order: AwardOrder, program: Program, known: AwardTerms | null): AwardTerms | null {
  const index = program.earn[`${order.country}:${order.currency}`];
  const rule = known?.rule ?? (index === undefined ? undefined : program.rules[index]);
  if (rule === undefined || rule.currency !== order.currency) return null;
  const { pendingDays, pendingFrom, expiryMonths } = known ?? program;
  const seen = new Set(known?.seenLines);
  const added = order.lines.filter(({ lineId }) => !seen.has(lineId));
  const paidPieces = order.isPaid
    ? Object.fromEntries(order.lines.map(({ lineId, quantity }) => [lineId, quantity]))
    : known?.paidPieces;
  return {
    rule,
    pendingDays,
    pendingFrom,
    expiryMonths,
    earningLines: [
      ...(known?.earningLines ?? []),
      ...added.filter((line) => doesEarn(line, program.excludedTypes)).map(({ lineId }) => lineId),
    ],
    seenLines: [...seen, ...added.map(({ lineId }) => lineId)],
    ...(paidPieces === undefined ? {} : { paidPieces }),
  };
}

function doesEarn({ productType, isGiftCard }: AwardLine, excluded: readonly string[]): boolean {
  return productType !== null && !isGiftCard && !excluded.includes(productType);
}

function daysOf(
  { placedOn, shippedOn }: AwardOrder,
  { pendingDays, pendingFrom, expiryMonths }: AwardTerms,
): Pick<Award, 'availableOn' | 'expiresOn'> {
  const fromOn = pendingFrom === 'order' ? placedOn : shippedOn;
  // Nobody knows yet when they can be used: until then they don't end either.
  if (fromOn === null) return { availableOn: null, expiresOn: null };
  const availableOn = addDays(fromOn, pendingDays);
  if (expiryMonths === null) return { availableOn, expiresOn: null };
  const expiresOn = addMonths(placedOn, expiryMonths);
  // A day at least on which they can be used.
  return { availableOn, expiresOn: expiresOn < availableOn ? availableOn : expiresOn };
}

function keptOf(order: AwardOrder, earning: readonly AwardLine[]): number {
  const kept = sum(earning.map((line) => shareOf(line.paidMinor, line)));
  const goodsKept = sum(
    order.lines.map((line) => shareOf(line.paidMinor, line) + shareOf(line.addedTaxMinor, line)),
  );
  const goods = sum(order.lines.map(({ paidMinor, addedTaxMinor }) => paidMinor + addedTaxMinor));
  const withoutGoods = order.refundedMinor - order.refundedOtherMinor - (goods - goodsKept);
  // Shares are rounded line by line: what is within that is no money paid back.
  if (withoutGoods <= 2 * order.lines.length || goodsKept === 0) return kept;
  const less = (BigInt(withoutGoods) * BigInt(kept)) / BigInt(goodsKept);
  return Math.max(0, kept - Number(less));
}

/** The part of a line's amount that stands for the pieces that were kept. */
function shareOf(
  amountMinor: number,
  { quantity, keptQuantity }: Pick<AwardLine, 'quantity' | 'keptQuantity'>,
): number {
  if (keptQuantity >= quantity) return amountMinor;
  if (keptQuantity <= 0) return 0;
  return Number((BigInt(amountMinor) * BigInt(keptQuantity)) / BigInt(quantity));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
