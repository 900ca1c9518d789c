-- A text of the shop that shoppers see and that can be translated.
CREATE TABLE "translatable_text" (
    "shop_id" INTEGER NOT NULL,
    "resource_id" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fields" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "translatable_text_pkey" PRIMARY KEY ("shop_id","resource_id")
);
CREATE INDEX "translatable_text_shop_id_kind_idx" ON "translatable_text"("shop_id", "kind");

-- What of a text is not right in a language.
CREATE TABLE "translation_gap" (
    "shop_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "missing" TEXT[],
    "outdated" TEXT[],
    "same" TEXT[],
    "characters" INTEGER NOT NULL,
    "sold_minor" BIGINT,

    CONSTRAINT "translation_gap_pkey" PRIMARY KEY ("shop_id","locale","resource_id")
);
CREATE INDEX "translation_gap_shop_id_resource_id_idx" ON "translation_gap"("shop_id", "resource_id");

-- The queue: what touches most money first, of all languages or of one. The state and the kind stand
-- in the index, so that a filter does not read rows that it drops.
CREATE INDEX "translation_gap_queue_idx" ON "translation_gap"
  ("shop_id", "sold_minor" DESC NULLS LAST, "locale", "resource_id")
  INCLUDE ("kind", "missing", "outdated", "same");
CREATE INDEX "translation_gap_locale_queue_idx" ON "translation_gap"
  ("shop_id", "locale", "sold_minor" DESC NULLS LAST, "resource_id")
  INCLUDE ("kind", "missing", "outdated", "same");

-- How complete a language was on a day, by kind of text.
CREATE TABLE "translation_day" (
    "shop_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "texts" INTEGER NOT NULL,
    "complete_texts" INTEGER NOT NULL,
    "missing_texts" INTEGER NOT NULL,
    "outdated_texts" INTEGER NOT NULL,
    "fields" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "outdated" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "sold_minor" BIGINT NOT NULL,
    "sold_texts" INTEGER NOT NULL,

    CONSTRAINT "translation_day_pkey" PRIMARY KEY ("shop_id","locale","kind","day")
);

-- How far the reading of translations is.
CREATE TABLE "translation_reading" (
    "shop_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "texts_read" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "denied" JSONB NOT NULL DEFAULT '{}',
    "products_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "translation_reading_pkey" PRIMARY KEY ("shop_id")
);

-- What was sold of a product in a country in the last 90 days.
CREATE TABLE "product_country_sales" (
    "shop_id" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "sold_minor" BIGINT NOT NULL,

    CONSTRAINT "product_country_sales_pkey" PRIMARY KEY ("shop_id","product_id","country")
);
