-- What shoppers say of a product. No name and no address of theirs: an id, where the review has one.
CREATE TABLE "review" (
    "shop_id" INTEGER NOT NULL,
    "review_id" TEXT NOT NULL,
    "product_id" TEXT,
    "variant_id" TEXT,
    "order_id" TEXT,
    "customer_id" TEXT,
    "rating" DOUBLE PRECISION NOT NULL,
    "scale_min" DOUBLE PRECISION NOT NULL,
    "scale_max" DOUBLE PRECISION NOT NULL,
    "locale" TEXT,
    "verification" TEXT,
    "status" TEXT,
    "title" TEXT,
    "body" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "redacted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_pkey" PRIMARY KEY ("shop_id","review_id")
);

CREATE INDEX "review_shop_id_product_id_submitted_at_idx" ON "review"("shop_id", "product_id", "submitted_at");
CREATE INDEX "review_shop_id_submitted_at_idx" ON "review"("shop_id", "submitted_at");
CREATE INDEX "review_shop_id_customer_id_idx" ON "review"("shop_id", "customer_id");
CREATE INDEX "review_shop_id_order_id_idx" ON "review"("shop_id", "order_id");

ALTER TABLE "reconcile_run"
  ADD COLUMN "reviews_looked_at" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "reviews_missed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "reviews_gone" INTEGER NOT NULL DEFAULT 0,
  -- Records that could not be read and were left as they are here, and why the first could not.
  ADD COLUMN "records_rejected" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "rejected_reason" TEXT;
