-- CreateTable
CREATE TABLE "file_import" (
    "shop_id" INTEGER NOT NULL,
    "file_import_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'uploading',
    "file_name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_hash" TEXT,
    "kind" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "wishes" JSONB NOT NULL DEFAULT '{}',
    "findings" JSONB,
    "plan" JSONB,
    "report" JSONB,
    "rates" JSONB NOT NULL DEFAULT '[]',
    "outcome" JSONB NOT NULL DEFAULT '{}',
    "records_total" INTEGER,
    "records_done" INTEGER NOT NULL DEFAULT 0,
    "bytes_done" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_import_pkey" PRIMARY KEY ("shop_id","file_import_id")
);

-- CreateTable
CREATE TABLE "file_import_piece" (
    "shop_id" INTEGER NOT NULL,
    "file_import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "file_import_piece_pkey" PRIMARY KEY ("shop_id","file_import_id","position")
);

-- CreateTable
CREATE TABLE "file_import_order" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "file_import_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "file_import_order_pkey" PRIMARY KEY ("shop_id","order_id","file_import_id")
);

-- CreateTable
CREATE TABLE "ad_spend" (
    "shop_id" INTEGER NOT NULL,
    "spend_key" TEXT NOT NULL,
    "file_import_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "platform" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "clicks" BIGINT NOT NULL,
    "conversions" DOUBLE PRECISION,
    "live" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ad_spend_pkey" PRIMARY KEY ("shop_id","spend_key","file_import_id")
);

-- CreateIndex
CREATE INDEX "file_import_shop_id_created_at_idx" ON "file_import"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "file_import_order_shop_id_file_import_id_order_id_idx" ON "file_import_order"("shop_id", "file_import_id", "order_id");

-- CreateIndex
CREATE INDEX "ad_spend_shop_id_file_import_id_idx" ON "ad_spend"("shop_id", "file_import_id");

-- CreateIndex
CREATE INDEX "ad_spend_shop_id_live_day_idx" ON "ad_spend"("shop_id", "live", "day");
