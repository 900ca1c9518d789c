-- Purchases and attempts to pay per day, market and way to pay.
CREATE TABLE "payment_rollup" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "gateway" TEXT NOT NULL,
    "gateway_name" TEXT NOT NULL,
    "payment_method" TEXT NOT NULL,
    "purchases" INTEGER NOT NULL,
    "first_successes" INTEGER NOT NULL,
    "paid_purchases" INTEGER NOT NULL,
    "trials" INTEGER NOT NULL,
    "trial_successes" INTEGER NOT NULL,
    "failed_trials_paid" INTEGER NOT NULL,
    "trials_minor" BIGINT NOT NULL,
    "failed_trials_minor" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "successes" INTEGER NOT NULL,
    "failure_codes" JSONB NOT NULL,
    "paid_orders" INTEGER NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "fee_base_minor" BIGINT NOT NULL,
    "refunded_orders" INTEGER NOT NULL,
    "refunded_minor" BIGINT NOT NULL,

    CONSTRAINT "payment_rollup_pkey" PRIMARY KEY ("shop_id","day","country","currency","gateway","gateway_name","payment_method")
);

CREATE INDEX "payment_rollup_shop_id_country_day_idx" ON "payment_rollup"("shop_id", "country", "day");

-- Orders that were there before are counted with the next rebuild.
INSERT INTO "dirty_day" ("shop_id", "day")
SELECT DISTINCT "shop_id", "processed_on" FROM "order"
ON CONFLICT DO NOTHING;

-- Reference rates of the currencies that a shop deals in.
CREATE TABLE "exchange_rate" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "rate" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("shop_id","day","currency")
);
