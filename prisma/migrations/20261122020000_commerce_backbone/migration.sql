-- CreateTable
CREATE TABLE "superseded_record" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,

    CONSTRAINT "superseded_record_pkey" PRIMARY KEY ("shop_id","kind","record_id")
);

-- CreateTable
CREATE TABLE "missing_data" (
    "shop_id" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "missing_data_pkey" PRIMARY KEY ("shop_id","part")
);

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "province" TEXT,
    ADD COLUMN     "taxes_included" BOOLEAN,
    ADD COLUMN     "duties_minor" BIGINT,
    ADD COLUMN     "discount_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN     "risk_level" TEXT,
    ADD COLUMN     "risk_recommendation" TEXT,
    ADD COLUMN     "return_status" TEXT;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "current_quantity" INTEGER,
    ADD COLUMN     "refundable_quantity" INTEGER;

-- CreateTable
CREATE TABLE "order_tax_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "rate_percent" DOUBLE PRECISION,
    "channel_liable" BOOLEAN,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "order_tax_line_pkey" PRIMARY KEY ("shop_id","order_id","position")
);

-- CreateTable
CREATE TABLE "order_shipping_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "shipping_line_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "code" TEXT,
    "price_minor" BIGINT NOT NULL,

    CONSTRAINT "order_shipping_line_pkey" PRIMARY KEY ("shop_id","order_id","shipping_line_id")
);

-- AlterTable
ALTER TABLE "order_transaction" ADD COLUMN     "gateway_name" TEXT;

-- CreateTable
CREATE TABLE "order_return" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "return_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_on" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_return_pkey" PRIMARY KEY ("shop_id","order_id","return_id")
);

-- CreateTable
CREATE TABLE "return_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,
    "return_id" TEXT NOT NULL,
    "return_line_id" TEXT NOT NULL,
    "line_id" TEXT,
    "quantity" INTEGER NOT NULL,
    "refunded_quantity" INTEGER NOT NULL,
    "reason_handle" TEXT,
    "reason_name" TEXT,

    CONSTRAINT "return_line_pkey" PRIMARY KEY ("shop_id","order_id","return_id","return_line_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "shop_id" INTEGER NOT NULL,
    "dispute_id" TEXT NOT NULL,
    "order_id" TEXT,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "network_reason_code" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "initiated_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence_due_at" TIMESTAMPTZ(3),
    "evidence_sent_at" TIMESTAMPTZ(3),
    "finalized_at" TIMESTAMPTZ(3),
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("shop_id","dispute_id")
);

-- CreateTable
CREATE TABLE "payout" (
    "shop_id" INTEGER NOT NULL,
    "payout_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "charges_gross_minor" BIGINT NOT NULL,
    "charges_fee_minor" BIGINT NOT NULL,
    "refunds_gross_minor" BIGINT NOT NULL,
    "refunds_fee_minor" BIGINT NOT NULL,
    "adjustments_gross_minor" BIGINT NOT NULL,
    "adjustments_fee_minor" BIGINT NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("shop_id","payout_id")
);

-- CreateTable
CREATE TABLE "balance_transaction" (
    "shop_id" INTEGER NOT NULL,
    "balance_transaction_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "transacted_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "order_id" TEXT,
    "transaction_id" TEXT,
    "payout_id" TEXT,
    "payout_status" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "balance_transaction_pkey" PRIMARY KEY ("shop_id","balance_transaction_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "country" TEXT,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "orders" INTEGER NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- AlterTable
ALTER TABLE "inventory_item" ADD COLUMN     "origin_province" TEXT,
    ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch',
    ADD COLUMN     "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';

-- CreateTable
CREATE TABLE "inventory_item_code" (
    "shop_id" INTEGER NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "hs_code" TEXT NOT NULL,

    CONSTRAINT "inventory_item_code_pkey" PRIMARY KEY ("shop_id","inventory_item_id","country")
);

-- CreateTable
CREATE TABLE "inventory_level" (
    "shop_id" INTEGER NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "available" INTEGER NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "committed" INTEGER NOT NULL,
    "incoming" INTEGER NOT NULL,

    CONSTRAINT "inventory_level_pkey" PRIMARY KEY ("shop_id","inventory_item_id","location_id")
);

-- AlterTable
ALTER TABLE "market" ADD COLUMN     "type" TEXT,
    ADD COLUMN     "local_currencies" BOOLEAN,
    ADD COLUMN     "rounding" BOOLEAN,
    ADD COLUMN     "tax_pricing" TEXT,
    ADD COLUMN     "duties_pricing" TEXT;

-- CreateTable
CREATE TABLE "market_web_presence" (
    "shop_id" INTEGER NOT NULL,
    "market_id" TEXT NOT NULL,
    "web_presence_id" TEXT NOT NULL,
    "default_locale" TEXT NOT NULL,
    "locales" TEXT[],
    "root_urls" TEXT[],

    CONSTRAINT "market_web_presence_pkey" PRIMARY KEY ("shop_id","market_id","web_presence_id")
);

-- CreateTable
CREATE TABLE "price_list" (
    "shop_id" INTEGER NOT NULL,
    "price_list_id" TEXT NOT NULL,
    "market_ids" TEXT[],
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "adjustment_percent" DOUBLE PRECISION,

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("shop_id","price_list_id")
);

-- CreateTable
CREATE TABLE "price_list_price" (
    "shop_id" INTEGER NOT NULL,
    "price_list_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,

    CONSTRAINT "price_list_price_pkey" PRIMARY KEY ("shop_id","price_list_id","variant_id")
);

-- CreateIndex
CREATE INDEX "order_return_shop_id_created_on_idx" ON "order_return"("shop_id", "created_on");

-- CreateIndex
CREATE INDEX "dispute_shop_id_order_id_idx" ON "dispute"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "dispute_shop_id_initiated_at_idx" ON "dispute"("shop_id", "initiated_at");

-- CreateIndex
CREATE INDEX "payout_shop_id_issued_at_idx" ON "payout"("shop_id", "issued_at");

-- CreateIndex
CREATE INDEX "balance_transaction_shop_id_transacted_at_idx" ON "balance_transaction"("shop_id", "transacted_at");

-- CreateIndex
CREATE INDEX "balance_transaction_shop_id_payout_id_idx" ON "balance_transaction"("shop_id", "payout_id");

-- CreateIndex
CREATE INDEX "inventory_level_shop_id_location_id_idx" ON "inventory_level"("shop_id", "location_id");
