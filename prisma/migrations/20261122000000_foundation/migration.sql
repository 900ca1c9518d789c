-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "name" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "country" TEXT,
    "plan_name" TEXT,
    "app_installation_id" TEXT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "profile_synced_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "session" (
    "shop_id" INTEGER NOT NULL,
    "session_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT '',
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "access_token_sealed" TEXT NOT NULL,
    "refresh_token_sealed" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("shop_id","session_id")
);

-- CreateTable
CREATE TABLE "webhook_inbox" (
    "shop_id" INTEGER NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "subject" TEXT,
    "api_version" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "applied_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "webhook_inbox_pkey" PRIMARY KEY ("shop_id","webhook_id")
);

-- CreateTable
CREATE TABLE "privacy_request" (
    "shop_id" INTEGER NOT NULL,
    "request_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "customer_id" TEXT,
    "order_ids" TEXT[],
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop_id","request_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "shop_id" INTEGER NOT NULL,
    "import_run_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "history_limited_to_days" INTEGER,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("shop_id","import_run_id")
);

-- CreateTable
CREATE TABLE "import_part" (
    "shop_id" INTEGER NOT NULL,
    "import_run_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "bulk_operation_id" TEXT,
    "export_started_at" TIMESTAMPTZ(3),
    "into_empty" BOOLEAN NOT NULL DEFAULT false,
    "records_total" INTEGER,
    "records_exported" INTEGER NOT NULL DEFAULT 0,
    "records_loaded" INTEGER NOT NULL DEFAULT 0,
    "lines_loaded" INTEGER NOT NULL DEFAULT 0,
    "records_rejected" INTEGER NOT NULL DEFAULT 0,
    "bytes_loaded" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT,
    "cursor" TEXT,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("shop_id","import_run_id","part")
);

-- CreateTable
CREATE TABLE "superseded_order" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "superseded_order_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'shopify',
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "test" BOOLEAN NOT NULL DEFAULT false,
    "processed_on" DATE NOT NULL,
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT NOT NULL,
    "customer_id" TEXT,
    "customer_locale" TEXT,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "presentment_currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "subtotal_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "presentment_total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "gateways" TEXT[],
    "source_name" TEXT,

    CONSTRAINT "order_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "product_id" TEXT,
    "variant_id" TEXT,
    "sku" TEXT,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id","order_id","line_id")
);

-- CreateTable
CREATE TABLE "order_transaction" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "gateway" TEXT,
    "payment_method" TEXT,
    "error_code" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT,
    "processed_at" TIMESTAMPTZ(3),
    "test" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "order_transaction_pkey" PRIMARY KEY ("shop_id","order_id","transaction_id")
);

-- CreateTable
CREATE TABLE "fulfillment" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "display_status" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "in_transit_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "delivered_on" DATE,
    "estimated_delivery_at" TIMESTAMPTZ(3),
    "estimated_on" DATE,
    "location_id" TEXT,
    "carrier" TEXT,
    "tracking_present" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "fulfillment_pkey" PRIMARY KEY ("shop_id","order_id","fulfillment_id")
);

-- CreateTable
CREATE TABLE "fulfillment_event" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "country" TEXT,

    CONSTRAINT "fulfillment_event_pkey" PRIMARY KEY ("shop_id","order_id","fulfillment_id","event_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("shop_id","order_id","refund_id")
);

-- CreateTable
CREATE TABLE "refund_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "restock_type" TEXT NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("shop_id","order_id","refund_id","line_id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateTable
CREATE TABLE "product_variant" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "price_minor" BIGINT NOT NULL,
    "inventory_item_id" TEXT,

    CONSTRAINT "product_variant_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateTable
CREATE TABLE "inventory_item" (
    "shop_id" INTEGER NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "tracked" BOOLEAN NOT NULL,
    "requires_shipping" BOOLEAN NOT NULL,
    "unit_cost_minor" BIGINT,
    "unit_cost_currency" TEXT,
    "hs_code" TEXT,
    "origin_country" TEXT,
    "weight_grams" DOUBLE PRECISION,

    CONSTRAINT "inventory_item_pkey" PRIMARY KEY ("shop_id","inventory_item_id")
);

-- CreateTable
CREATE TABLE "location" (
    "shop_id" INTEGER NOT NULL,
    "location_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("shop_id","location_id")
);

-- CreateTable
CREATE TABLE "market" (
    "shop_id" INTEGER NOT NULL,
    "market_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT,
    "countries" TEXT[],

    CONSTRAINT "market_pkey" PRIMARY KEY ("shop_id","market_id")
);

-- CreateTable
CREATE TABLE "shop_locale" (
    "shop_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "primary" BOOLEAN NOT NULL,
    "published" BOOLEAN NOT NULL,

    CONSTRAINT "shop_locale_pkey" PRIMARY KEY ("shop_id","locale")
);

-- CreateTable
CREATE TABLE "daily_rollup" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "cancelled_orders" INTEGER NOT NULL,
    "sales_minor" BIGINT NOT NULL,
    "refunds_minor" BIGINT NOT NULL,
    "customer_orders" INTEGER NOT NULL,
    "repeat_orders" INTEGER NOT NULL,
    "parcels_promised" INTEGER NOT NULL,
    "parcels_kept" INTEGER NOT NULL,
    "payment_attempts" INTEGER NOT NULL,
    "payment_successes" INTEGER NOT NULL,

    CONSTRAINT "daily_rollup_pkey" PRIMARY KEY ("shop_id","day","country","currency","channel")
);

-- CreateTable
CREATE TABLE "dirty_day" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "dirty_day_pkey" PRIMARY KEY ("shop_id","day")
);

-- CreateTable
CREATE TABLE "settings_document" (
    "shop_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_document_pkey" PRIMARY KEY ("shop_id","domain")
);

-- CreateTable
CREATE TABLE "publication" (
    "shop_id" INTEGER NOT NULL,
    "document_key" TEXT NOT NULL,
    "wanted" JSONB NOT NULL,
    "wanted_hash" TEXT NOT NULL,
    "published_hash" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "size_bytes" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "compare_digest" TEXT,
    "error" TEXT,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("shop_id","document_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_id_key" ON "session"("session_id");

-- CreateIndex
CREATE INDEX "webhook_inbox_shop_id_state_received_at_idx" ON "webhook_inbox"("shop_id", "state", "received_at");

-- CreateIndex
CREATE INDEX "webhook_inbox_shop_id_subject_state_idx" ON "webhook_inbox"("shop_id", "subject", "state");

-- CreateIndex
CREATE INDEX "order_shop_id_processed_on_idx" ON "order"("shop_id", "processed_on");

-- CreateIndex
CREATE INDEX "order_shop_id_customer_id_processed_at_idx" ON "order"("shop_id", "customer_id", "processed_at");

-- CreateIndex
CREATE INDEX "order_shop_id_updated_at_idx" ON "order"("shop_id", "updated_at");

-- CreateIndex
CREATE INDEX "fulfillment_shop_id_delivered_on_idx" ON "fulfillment"("shop_id", "delivered_on");

-- CreateIndex
CREATE INDEX "refund_shop_id_created_on_idx" ON "refund"("shop_id", "created_on");

-- CreateIndex
CREATE INDEX "product_variant_shop_id_product_id_idx" ON "product_variant"("shop_id", "product_id");

