-- Lanes learned from parcels, what shoppers were told of delivery, and what came of it.
CREATE TABLE "lane" (
    "shop_id" INTEGER NOT NULL,
    "origin_id" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "delivered" INTEGER NOT NULL,
    "under_way" INTEGER NOT NULL,
    "unjudged" INTEGER NOT NULL,
    "effective" DOUBLE PRECISION NOT NULL,
    "told_share" DOUBLE PRECISION NOT NULL,
    "week" TEXT,
    "days" DOUBLE PRECISION[],
    "p50_days" DOUBLE PRECISION NOT NULL,
    "p80_days" DOUBLE PRECISION NOT NULL,
    "p90_days" DOUBLE PRECISION NOT NULL,
    "date_shift" DOUBLE PRECISION NOT NULL,
    "last_sent_on" DATE NOT NULL,
    "slow_since_on" DATE,
    "slow_factor" DOUBLE PRECISION,
    "silent_since_on" DATE,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("shop_id","origin_id","destination","carrier","service")
);
CREATE INDEX "lane_shop_id_destination_idx" ON "lane"("shop_id", "destination");

CREATE TABLE "lane_week" (
    "shop_id" INTEGER NOT NULL,
    "origin_id" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "week_on" DATE NOT NULL,
    "sent" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "p50_days" DOUBLE PRECISION,
    "p90_days" DOUBLE PRECISION,
    "said_min_days" DOUBLE PRECISION,
    "said_max_days" DOUBLE PRECISION,
    "early" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "broken" INTEGER NOT NULL,
    "under_way" INTEGER NOT NULL,
    "unjudged" INTEGER NOT NULL,

    CONSTRAINT "lane_week_pkey" PRIMARY KEY ("shop_id","origin_id","destination","carrier","service","week_on")
);

CREATE TABLE "processing_time" (
    "shop_id" INTEGER NOT NULL,
    "origin_id" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "week" TEXT NOT NULL,
    "shares" DOUBLE PRECISION[],
    "p50_days" INTEGER NOT NULL,
    "p90_days" INTEGER NOT NULL,
    "slow_since_on" DATE,
    "slow_days" DOUBLE PRECISION,

    CONSTRAINT "processing_time_pkey" PRIMARY KEY ("shop_id","origin_id")
);

CREATE TABLE "lane_learning" (
    "shop_id" INTEGER NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "parcels" INTEGER NOT NULL,
    "half_life_days" INTEGER NOT NULL,
    "quality" JSONB NOT NULL,
    "findings" JSONB NOT NULL,

    CONSTRAINT "lane_learning_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "delivery_terms" (
    "shop_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "settings" JSONB NOT NULL,

    CONSTRAINT "delivery_terms_pkey" PRIMARY KEY ("shop_id","from_at")
);

CREATE TABLE "delivery_promise" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "ship_by_on" DATE NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "fault" TEXT,
    "origin_id" TEXT,
    "carrier" TEXT,
    "handed_over_on" DATE,
    "delivered_on" DATE,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_promise_pkey" PRIMARY KEY ("shop_id","order_id")
);
CREATE INDEX "delivery_promise_shop_id_state_until_on_idx" ON "delivery_promise"("shop_id", "state", "until_on");
CREATE INDEX "delivery_promise_shop_id_country_until_on_idx" ON "delivery_promise"("shop_id", "country", "until_on");

-- Saved settings of before this table was there: in force since they were saved last.
INSERT INTO "delivery_terms" ("shop_id", "version", "from_at", "settings")
  SELECT "shop_id", "version", "updated_at", "value" FROM "settings_document"
  WHERE "domain" = 'logistics';
