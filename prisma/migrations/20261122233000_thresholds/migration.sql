-- What was sold and refunded per day and place, split as tax laws ask.
CREATE TABLE "tax_rollup" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "by_marketplace" BOOLEAN NOT NULL,
    "value_band" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "sales_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "refunds_minor" BIGINT NOT NULL,
    "refunded_tax_minor" BIGINT NOT NULL,
    "refunded_shipping_minor" BIGINT NOT NULL,
    "local_sales_minor" BIGINT NOT NULL,
    "local_tax_minor" BIGINT NOT NULL,
    "local_shipping_minor" BIGINT NOT NULL,
    "local_refunds_minor" BIGINT NOT NULL,
    "local_refunded_tax_minor" BIGINT NOT NULL,
    "local_refunded_shipping_minor" BIGINT NOT NULL,

    CONSTRAINT "tax_rollup_pkey" PRIMARY KEY ("shop_id","day","country","region","currency","by_marketplace","value_band")
);

-- What the merchant has said of a registration threshold.
CREATE TABLE "tax_registration" (
    "shop_id" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since_on" DATE,
    "number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_registration_pkey" PRIMARY KEY ("shop_id","rule_id")
);

-- How the thresholds stood when they were looked at last.
CREATE TABLE "threshold_review" (
    "shop_id" INTEGER NOT NULL,
    "as_on" DATE NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "threshold_review_pkey" PRIMARY KEY ("shop_id")
);

-- Orders that were there before are counted with the next rebuild.
INSERT INTO "dirty_day" ("shop_id", "day")
SELECT "shop_id", "processed_on" FROM "order"
UNION
SELECT "shop_id", "created_on" FROM "refund"
ON CONFLICT DO NOTHING;
