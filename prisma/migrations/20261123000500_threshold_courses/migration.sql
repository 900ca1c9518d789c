-- How the sums of registration thresholds ran and may run, for the page of each.
ALTER TABLE "threshold_review"
  ADD COLUMN "currency" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "courses" JSONB NOT NULL DEFAULT '{}';

-- The list of orders by state or province, for the orders behind a sum.
CREATE INDEX "order_shop_id_country_province_processed_at_order_id_idx" ON "order"("shop_id", "country", "province", "processed_at", "order_id");
