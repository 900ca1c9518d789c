import { forShop, queryForShop, type ShopTransaction } from './for-shop.server.ts';
import type { IdentityHash } from './file-customer-keys.server.ts';
import { forgetInFiles } from './forget-in-files.server.ts';
import { Prisma } from './generated/client.ts';

/** Models that know a customer; a test holds the list against the schema. */
export const MODELS_WITH_CUSTOMER = [
  'Customer',
  'CustomerMerge',
  'LoyaltyAccount',
  'LoyaltyAdjustment',
  'LoyaltyEntry',
  'LoyaltyLot',
  'LoyaltyOrder',
  'LoyaltyRedemption',
  'Order',
  'PrivacyExport',
  'PrivacyRequest',
  'ProxyAnswer',
  'ProxyUse',
  'Review',
] as const;

/**
 * Cuts the tie between a customer and what is kept of a shop: orders stay as anonymous figures,
 * webhooks that wait lose what is personal in them.
 *
 * `orderIds` are orders that Shopify names beside the customer, `identities` what orders of files
 * may know them by. Returns changed rows per table.
 */
export async function redactCustomer(
  shopId: number,
  customerId: string | null,
  orderIds: readonly string[],
  identities: readonly IdentityHash[] = [],
): Promise<Record<string, number>> {
  const files = await forgetInFiles(shopId, identities, orderIds);
  const others = await forgetInTables(shopId, customerId, orderIds);
  return { ...files, ...others };
}

async function forgetInTables(
  shopId: number,
  customerId: string | null,
  orderIds: readonly string[],
): Promise<Record<string, number>> {
  return forShop(shopId).$transaction(async (tx) => {
    const of = [
      { orderId: { in: [...orderIds] } },
      ...(customerId === null ? [] : [{ customerId }]),
    ];
    const reviews = await forgetReviews(tx, of);
    const orders = await tx.order.updateMany({
      where: { OR: of },
      data: { customerId: null, customerLocale: null },
    });
    const customers = customerId === null ? 0 : await forgetCustomer(tx, shopId, customerId);
    const about = customerId === null ? { orderIds: { hasSome: [...orderIds] } } : { customerId };
    const asked = await tx.privacyRequest.findMany({ where: about, select: { requestId: true } });
    const exports = await tx.privacyExport.deleteMany({
      where: {
        OR: [
          { requestId: { in: asked.map(({ requestId }) => requestId) } },
          ...(customerId === null ? [] : [{ customerId }]),
        ],
      },
    });
    const requests = await tx.privacyRequest.updateMany({
      where: about,
      data: { customerId: null, orderIds: [] },
    });
    const webhooks = await queryForShop(tx, shopId, (shop) =>
      stripWaiting(shop, customerId, orderIds),
    );
    return {
      Customer: customers,
      Order: orders.count,
      PrivacyExport: exports.count,
      PrivacyRequest: requests.count,
      Review: reviews,
      WebhookInbox: webhooks.length,
    };
  });
}

/**
 * Empties what the customer wrote, also of an order of theirs; the rating stays as an anonymous
 * figure. The mark keeps a later read from bringing the text back.
 */
async function forgetReviews(
  tx: ShopTransaction,
  of: ({ customerId: string } | { orderId: { in: string[] } })[],
): Promise<number> {
  const orders = await tx.order.findMany({ where: { OR: of }, select: { orderId: true } });
  const theirs = { orderId: { in: orders.map(({ orderId }) => orderId) } };
  const { count } = await tx.review.updateMany({
    where: { OR: [...of, theirs] },
    data: { customerId: null, title: null, body: null, redacted: true },
  });
  return count;
}

/** Removes the customer, and webhooks and jobs that are about the customer alone. */
async function forgetCustomer(
  tx: ShopTransaction,
  shopId: number,
  customerId: string,
): Promise<number> {
  const { count } = await tx.customer.deleteMany({ where: { customerId } });
  await tx.supersededRecord.deleteMany({ where: { kind: 'customer', recordId: customerId } });
  await forgetPoints(tx, shopId, customerId);
  await tx.customerMerge.deleteMany({
    where: { OR: [{ customerId }, { keptCustomerId: customerId }] },
  });
  await tx.proxyAnswer.deleteMany({ where: { customerId } });
  await tx.proxyUse.deleteMany({ where: { customerId } });
  if (!/^\d+$/.test(customerId)) return count;
  const subjects = `^customer(-merge)?(:\\d+)?:${customerId}(:\\d+)?$`;
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      DELETE FROM webhook_inbox WHERE shop_id = ${shop} AND subject ~ ${subjects}`,
  );
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      DELETE FROM pgboss.job
      WHERE name = 'apply-webhook' AND (data ->> 'shopId')::int = ${shop}
        AND data ->> 'subject' ~ ${subjects}
      RETURNING ${shop}::int AS shop_id`,
  );
  return count;
}

/** Removes the points of a customer; the sums per day say that they are gone. */
async function forgetPoints(
  tx: ShopTransaction,
  shopId: number,
  customerId: string,
): Promise<void> {
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      INSERT INTO loyalty_day AS d (shop_id, day, country, kind, points)
      SELECT shop_id, max(booked_on), country, 'forgotten', -sum(points) FROM loyalty_entry
      WHERE shop_id = ${shop} AND customer_id = ${customerId}
      GROUP BY shop_id, country HAVING sum(points) <> 0 ORDER BY country
      ON CONFLICT (shop_id, day, country, kind) DO UPDATE SET points = d.points + excluded.points`,
  );
  await tx.loyaltyEntry.deleteMany({ where: { customerId } });
  await tx.loyaltyOrder.deleteMany({ where: { customerId } });
  await tx.loyaltyRedemption.deleteMany({ where: { customerId } });
  await tx.loyaltyAdjustment.deleteMany({ where: { customerId } });
  await tx.loyaltyLot.deleteMany({ where: { customerId } });
  await tx.loyaltyAccount.deleteMany({ where: { customerId } });
}

/** What Shopify may put into an order's payload about a person. */
const PERSONAL_KEYS = [
  'customer',
  'email',
  'contact_email',
  'phone',
  'billing_address',
  'shipping_address',
  'destination',
  'client_details',
  'browser_ip',
  'user_id',
  'note',
  'note_attributes',
];

function stripWaiting(shopId: number, customerId: string | null, orderIds: readonly string[]) {
  const named = [...orderIds];
  return Prisma.sql`
    UPDATE webhook_inbox SET payload = payload - ${PERSONAL_KEYS}::text[]
    WHERE shop_id = ${shopId} AND payload IS NOT NULL
      AND (payload #>> '{customer,id}' = ${customerId}
        OR payload ->> 'id' = ANY(${named}::text[]) OR payload ->> 'order_id' = ANY(${named}::text[]))
    RETURNING webhook_id`;
}
