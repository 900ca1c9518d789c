-- What a variant cost and when: a reduction is announced with the lowest price of the 30 days before.
ALTER TABLE "product_variant"
  ADD COLUMN "compare_at_minor" BIGINT,
  ADD COLUMN "created_at" TIMESTAMPTZ(3);

CREATE TABLE "price_history" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "preceded_by" TEXT NOT NULL,

    CONSTRAINT "price_history_pkey" PRIMARY KEY ("shop_id","variant_id","from_at")
);

-- The prices of now that are announced as reduced.
CREATE INDEX "price_history_reduced" ON "price_history" ("shop_id", "from_at")
  WHERE until_at IS NULL AND compare_at_minor > price_minor;
