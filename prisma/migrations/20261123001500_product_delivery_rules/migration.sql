-- Rules for products in delivery settings, and by which of them an order's promise was made.
UPDATE "settings_document" SET "value" = "value" || '{"productRules": []}'
WHERE "domain" = 'logistics' AND NOT "value" ? 'productRules';

ALTER TABLE "delivery_promise" ADD COLUMN "product_rules" TEXT[] NOT NULL DEFAULT '{}';

-- What rules ask of products that were ordered, as it was when they were.
CREATE TABLE "delivery_product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "gone" BOOLEAN NOT NULL,
    "product_type" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "tags" TEXT[],
    "collections" TEXT[],
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_product_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- Orders whose promise waits for their products to be read.
CREATE TABLE "delivery_waiting" (
    "shop_id" INTEGER NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "delivery_waiting_pkey" PRIMARY KEY ("shop_id","order_id")
);
