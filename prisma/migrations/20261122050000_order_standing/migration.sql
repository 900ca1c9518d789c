-- How the parcels and payments of an order stand, in the order's own row: the list of orders is
-- filtered by it.
ALTER TABLE "order" ADD COLUMN "parcel_stage" TEXT,
  ADD COLUMN "parcel_due_on" DATE,
  ADD COLUMN "failed_attempts" INTEGER NOT NULL DEFAULT 0;

-- The orders that are stored, by the rules of orders/order-standing.ts.
WITH parcel AS (
  SELECT shop_id, order_id, estimated_on, CASE
      WHEN status IN ('CANCELLED', 'ERROR', 'FAILURE')
        OR coalesce(display_status, '') IN ('CANCELED', 'LABEL_VOIDED') THEN 'void'
      WHEN delivered_at IS NOT NULL OR coalesce(display_status, '') IN ('DELIVERED', 'PICKED_UP') THEN 'arrived'
      WHEN coalesce(display_status, '') IN ('NOT_DELIVERED', 'FAILURE') THEN 'failed'
      WHEN tracking_present OR in_transit_at IS NOT NULL THEN 'under-way'
    END AS stage
  FROM "fulfillment"
), parcels AS (
  SELECT shop_id, order_id,
    CASE WHEN bool_or(stage = 'under-way') THEN 'under-way' ELSE 'arrived' END AS stage,
    min(estimated_on) FILTER (WHERE stage = 'under-way') AS due_on
  FROM parcel WHERE stage IN ('under-way', 'arrived') GROUP BY shop_id, order_id
), failures AS (
  SELECT shop_id, order_id, count(*) AS attempts FROM "order_transaction"
  WHERE status IN ('FAILURE', 'ERROR') AND kind IN ('SALE', 'AUTHORIZATION', 'CAPTURE')
  GROUP BY shop_id, order_id
)
UPDATE "order" AS o
SET parcel_stage = found.stage, parcel_due_on = found.due_on, failed_attempts = found.attempts
FROM (SELECT shop_id, order_id, stage, due_on, coalesce(attempts, 0) AS attempts
      FROM parcels FULL JOIN failures USING (shop_id, order_id)) AS found
WHERE o.shop_id = found.shop_id AND o.order_id = found.order_id;

-- The list by date, which also tells by itself which of its orders have arrived.
DROP INDEX "order_shop_id_processed_at_order_id_idx";
CREATE INDEX "order_shop_id_processed_at_order_id_parcel_stage_idx" ON "order"("shop_id", "processed_at", "order_id", "parcel_stage");

-- What few orders are. A condition on a column at the end is checked in the index, before the table.
CREATE INDEX "order_under_way_idx" ON "order"("shop_id", "processed_at", "order_id", "parcel_due_on") WHERE "parcel_stage" = 'under-way';
CREATE INDEX "order_failed_attempts_idx" ON "order"("shop_id", "processed_at", "order_id", "country") WHERE "failed_attempts" > 0;

-- They found the same in other tables.
DROP INDEX "order_transaction_failed_idx";
DROP INDEX "fulfillment_undelivered_idx";
