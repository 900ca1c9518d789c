-- Nothing has written entries before: the table is made anew for the whole life of points.
DROP TABLE "loyalty_entry";
CREATE TABLE "loyalty_entry" (
    "shop_id" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "lot_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'ZZ',
    "booked_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loyalty_entry_pkey" PRIMARY KEY ("shop_id","entry_id")
);
CREATE INDEX "loyalty_entry_shop_id_customer_id_created_at_idx" ON "loyalty_entry"("shop_id", "customer_id", "created_at");
CREATE TRIGGER "loyalty_entry_is_kept" BEFORE UPDATE ON "loyalty_entry"
  FOR EACH ROW EXECUTE FUNCTION "loyalty_entry_is_kept"();

CREATE TABLE "loyalty_program" (
    "shop_id" INTEGER NOT NULL,
    "count_from_on" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loyalty_program_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "loyalty_due" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loyalty_due_pkey" PRIMARY KEY ("shop_id","order_id")
);

CREATE TABLE "loyalty_order" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_on" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "earning_minor" BIGINT NOT NULL,
    "kept_minor" BIGINT NOT NULL,
    "earned_points" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "available_on" DATE,
    "expires_on" DATE,

    CONSTRAINT "loyalty_order_pkey" PRIMARY KEY ("shop_id","order_id")
);
CREATE INDEX "loyalty_order_shop_id_customer_id_idx" ON "loyalty_order"("shop_id", "customer_id");

CREATE TABLE "loyalty_redemption" (
    "shop_id" INTEGER NOT NULL,
    "redemption_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,
    "reserved_on" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "shop_amount_minor" BIGINT NOT NULL,
    "combines" BOOLEAN NOT NULL,
    "code" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'making',
    "reason" TEXT,
    "discount_id" TEXT,
    "released" BOOLEAN NOT NULL DEFAULT false,
    "used_order_id" TEXT,
    "used_version" TEXT,
    "used_cancelled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "loyalty_redemption_pkey" PRIMARY KEY ("shop_id","redemption_id")
);
CREATE UNIQUE INDEX "loyalty_redemption_shop_id_code_key" ON "loyalty_redemption"("shop_id", "code");
CREATE INDEX "loyalty_redemption_shop_id_customer_id_idx" ON "loyalty_redemption"("shop_id", "customer_id");
CREATE INDEX "loyalty_redemption_shop_id_state_ends_at_idx" ON "loyalty_redemption"("shop_id", "state", "ends_at");

CREATE TABLE "loyalty_adjustment" (
    "shop_id" INTEGER NOT NULL,
    "adjustment_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "adjusted_at" TIMESTAMPTZ(3) NOT NULL,
    "adjusted_on" DATE NOT NULL,
    "expires_on" DATE,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "loyalty_adjustment_pkey" PRIMARY KEY ("shop_id","adjustment_id")
);
CREATE INDEX "loyalty_adjustment_shop_id_customer_id_idx" ON "loyalty_adjustment"("shop_id", "customer_id");

CREATE TABLE "loyalty_lot" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "lot_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "available_on" DATE,
    "expires_on" DATE,

    CONSTRAINT "loyalty_lot_pkey" PRIMARY KEY ("shop_id","customer_id","lot_id")
);
CREATE INDEX "loyalty_lot_shop_id_expires_on_idx" ON "loyalty_lot"("shop_id", "expires_on");

CREATE TABLE "loyalty_account" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "owed" INTEGER NOT NULL DEFAULT 0,
    "country" TEXT NOT NULL DEFAULT 'ZZ',
    "settled_on" DATE NOT NULL,
    "ends_next_on" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loyalty_account_pkey" PRIMARY KEY ("shop_id","customer_id")
);
CREATE INDEX "loyalty_account_shop_id_points_customer_id_idx" ON "loyalty_account"("shop_id", "points" DESC, "customer_id");
CREATE INDEX "loyalty_account_shop_id_ends_next_on_idx" ON "loyalty_account"("shop_id", "ends_next_on");

CREATE TABLE "loyalty_day" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "loyalty_day_pkey" PRIMARY KEY ("shop_id","day","country","kind")
);

CREATE TABLE "customer_merge" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kept_customer_id" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("shop_id","customer_id")
);
