-- CreateTable
CREATE TABLE "reconcile_run" (
    "shop_id" INTEGER NOT NULL,
    "reconcile_run_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "since_at" TIMESTAMPTZ(3) NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'order',
    "cursor" TEXT,
    "orders_looked_at" INTEGER NOT NULL DEFAULT 0,
    "orders_missed" INTEGER NOT NULL DEFAULT 0,
    "products_looked_at" INTEGER NOT NULL DEFAULT 0,
    "products_missed" INTEGER NOT NULL DEFAULT 0,
    "items_looked_at" INTEGER NOT NULL DEFAULT 0,
    "items_missed" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "reconcile_run_pkey" PRIMARY KEY ("shop_id","reconcile_run_id")
);

-- CreateTable
CREATE TABLE "privacy_export" (
    "shop_id" INTEGER NOT NULL,
    "request_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "privacy_export_pkey" PRIMARY KEY ("shop_id","request_id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "shop_id" INTEGER NOT NULL,
    "access_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fields" TEXT[],
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("shop_id","access_id")
);

-- CreateIndex
CREATE INDEX "reconcile_run_shop_id_started_at_idx" ON "reconcile_run"("shop_id", "started_at");

-- CreateIndex
CREATE INDEX "access_log_shop_id_at_idx" ON "access_log"("shop_id", "at");

-- A shop has one run under way at most, whoever asks at the same time.
CREATE UNIQUE INDEX "reconcile_run_one_under_way" ON "reconcile_run"("shop_id") WHERE "state" = 'running';
