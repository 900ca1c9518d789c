-- The list of orders: sorted by date or total, page after page from where the last one ended.
CREATE INDEX "order_shop_id_processed_at_order_id_idx" ON "order"("shop_id", "processed_at", "order_id");
CREATE INDEX "order_shop_id_total_minor_order_id_idx" ON "order"("shop_id", "total_minor", "order_id");
CREATE INDEX "order_shop_id_country_processed_at_order_id_idx" ON "order"("shop_id", "country", "processed_at", "order_id");

-- What few orders are: small indexes beside the big table, which Prisma's schema cannot express.
CREATE INDEX "order_other_channel_idx" ON "order"("shop_id", "channel", "processed_at", "order_id") WHERE "channel" <> 'shopify';
CREATE INDEX "order_not_paid_idx" ON "order"("shop_id", "financial_status", "processed_at", "order_id") WHERE "financial_status" <> 'PAID';
CREATE INDEX "order_not_fulfilled_idx" ON "order"("shop_id", "processed_at", "order_id") WHERE "fulfillment_status" <> 'FULFILLED';
CREATE INDEX "order_refunded_idx" ON "order"("shop_id", "processed_at", "order_id") WHERE "refunded_minor" > 0;
CREATE INDEX "order_transaction_failed_idx" ON "order_transaction"("shop_id", "order_id") WHERE "status" IN ('FAILURE', 'ERROR');
CREATE INDEX "fulfillment_undelivered_idx" ON "fulfillment"("shop_id", "estimated_on", "order_id") WHERE "delivered_at" IS NULL;

-- Search by the beginning of a name, in any collation.
CREATE INDEX "order_name_idx" ON "order"("shop_id", lower("name") text_pattern_ops);
