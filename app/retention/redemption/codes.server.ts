import { forShop, type Shop, type ShopTransaction } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { logger } from '../../log.server.ts';
import { adminClient, AdminApiError, type AdminClient } from '../../shopify/index.server.ts';
import {
  CREATE_CODE,
  CreateCodeAnswer,
  END_CODE,
  EndCodeAnswer,
  FIND_CODE,
  FindCodeAnswer,
} from '../../shopify/operations/discounts.ts';
import { lockAccount, settleAccount } from '../ledger/ledger.server.ts';
import { closeCodeJob } from './code-job-kinds.server.ts';
import { decimalOf } from './convert-reward.ts';
import type { ReturnReason } from './model.ts';

interface Redemption {
  shopId: number;
  redemptionId: string;
}

/** Under this title merchants see the codes in their admin. */
const TITLE = 'Portolan points';

/**
 * Makes the code of a redemption, bound to its customer, for one use. Safe to repeat: the code's
 * text belongs to the redemption, and is looked up before it is made. Where Shopify refuses, the
 * points go back. @throws AdminApiError for what may pass.
 */
export async function makeCode(redemption: Redemption, now: Date): Promise<void> {
  const { shopId, redemptionId } = redemption;
  const db = forShop(shopId);
  const row = await db.loyaltyRedemption.findFirst({ where: { redemptionId, state: 'making' } });
  if (row === null) return;
  try {
    const admin = await adminClient(shopId);
    const { currency } = await db.shop.findFirstOrThrow();
    const discountId =
      (await findCode(admin, row.code))?.id ?? (await create(admin, row, currency));
    if (discountId !== null) {
      await db.loyaltyRedemption.updateMany({
        where: { redemptionId, state: 'making' },
        data: { state: 'ready', discountId },
      });
      return;
    }
  } catch (error) {
    const isFinal = error instanceof AdminApiError && error.reason === 'access-denied';
    if (!isFinal) throw error;
    logger().warn({ err: error, shopId, redemptionId }, 'codes may not be made in this shop');
  }
  await releasePoints(redemption, 'failed', now);
}

async function create(
  admin: AdminClient,
  row: {
    code: string;
    customerId: string;
    shopAmountMinor: bigint;
    reservedAt: Date;
    endsAt: Date;
    combines: boolean;
  },
  currency: string,
): Promise<string | null> {
  const discount = {
    title: TITLE,
    code: row.code,
    startsAt: row.reservedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [`gid://shopify/Customer/${row.customerId}`] } },
    customerGets: {
      items: { all: true },
      value: {
        discountAmount: {
          amount: decimalOf(Number(row.shopAmountMinor), currency),
          appliesOnEachItem: false,
        },
      },
    },
    combinesWith: {
      orderDiscounts: row.combines,
      productDiscounts: row.combines,
      shippingDiscounts: row.combines,
    },
  };
  const { data, denied } = await admin.query(CREATE_CODE, { discount });
  if (denied.length > 0) throw new AdminApiError('access-denied', 'Codes are denied.');
  const made = CreateCodeAnswer.parse(data).discountCodeBasicCreate;
  if (made.codeDiscountNode !== null) return made.codeDiscountNode.id;
  const [problem] = made.userErrors;
  // Made by a process that did not come to hear of it.
  if (problem?.code === 'TAKEN') return (await findCode(admin, row.code))?.id ?? null;
  logger().warn({ problem, code: row.code }, 'Shopify refused a code');
  return null;
}

async function findCode(admin: AdminClient, code: string) {
  const { data, denied } = await admin.query(FIND_CODE, { code });
  if (denied.length > 0) throw new AdminApiError('access-denied', 'Codes are denied.');
  const found = FindCodeAnswer.parse(data).codeDiscountNodeByCode;
  return found === null ? null : { id: found.id, uses: found.codeDiscount.asyncUsageCount ?? 0 };
}

/**
 * Asks for a code to be made useless, for its points to come back: by the shopper, or because its
 * time is over.
 */
export async function askToClose(
  tx: ShopTransaction,
  { shopId, redemptionId, customerId }: Redemption & { customerId?: string },
): Promise<Result<{ redemptionId: string }, 'not-open'>> {
  const { count } = await tx.loyaltyRedemption.updateMany({
    where: { redemptionId, state: 'ready', ...(customerId === undefined ? {} : { customerId }) },
    data: { state: 'closing' },
  });
  if (count === 0) return refuse('not-open');
  await enqueue(tx, closeCodeJob, { shopId, redemptionId });
  return ok({ redemptionId });
}

/**
 * Makes a code useless and gives its points back. A code that was used meanwhile stays used: its
 * order tells of it. Safe to repeat. @throws AdminApiError for what may pass.
 */
export async function closeCode(redemption: Redemption, now: Date): Promise<void> {
  const { shopId, redemptionId } = redemption;
  const db = forShop(shopId);
  const row = await db.loyaltyRedemption.findFirst({ where: { redemptionId, state: 'closing' } });
  if (row === null) return;
  const admin = await adminClient(shopId);
  const found = await findCode(admin, row.code);
  if (found !== null && found.uses === 0) {
    const { data } = await admin.query(END_CODE, { id: found.id }, { idempotent: true });
    const { userErrors } = EndCodeAnswer.parse(data).discountCodeDeactivate;
    if (userErrors.length > 0) throw new Error(`Shopify kept a code: ${userErrors[0]?.message}`);
  }
  // Asked again, now that nobody can use it any more.
  const uses = found === null ? 0 : ((await findCode(admin, row.code))?.uses ?? 0);
  if (uses > 0) return;
  await releasePoints(redemption, row.endsAt <= now ? 'ended' : 'cancelled', now);
}

/** Gives the points of a redemption back. An order that still comes with its code takes them again. */
export async function releasePoints(
  { shopId, redemptionId }: Redemption,
  reason: ReturnReason,
  now: Date,
): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const shop: Shop = await tx.shop.findFirstOrThrow();
    const found = await tx.loyaltyRedemption.findFirst({ where: { redemptionId } });
    if (found === null) return;
    const todayOn = dateInZone(shop.zone, now.getTime());
    const key = { shopId, customerId: found.customerId, todayOn, now };
    const customerId = await lockAccount(tx, key);
    await tx.loyaltyRedemption.updateMany({
      where: { redemptionId, usedOrderId: null },
      data: { state: 'returned', reason, released: true },
    });
    await settleAccount(tx, { ...key, customerId });
  });
}
