CREATE TABLE "loyalty_entry" (
    "shop_id" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "lot_id" TEXT NOT NULL,
    "available_on" DATE,
    "expires_on" DATE,
    "order_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loyalty_entry_pkey" PRIMARY KEY ("shop_id","entry_id")
);
CREATE INDEX "loyalty_entry_shop_id_customer_id_lot_id_idx" ON "loyalty_entry"("shop_id", "customer_id", "lot_id");

-- A movement is never changed; only to whom it belongs may be, when Shopify merges two customers.
CREATE FUNCTION "loyalty_entry_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'customer_id' IS DISTINCT FROM to_jsonb(OLD) - 'customer_id' THEN
    RAISE EXCEPTION 'a loyalty entry is never changed: add another one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "loyalty_entry_is_kept" BEFORE UPDATE ON "loyalty_entry"
  FOR EACH ROW EXECUTE FUNCTION "loyalty_entry_is_kept"();

CREATE TABLE "proxy_answer" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proxy_answer_pkey" PRIMARY KEY ("shop_id","customer_id","idempotency_key")
);

-- Written with every request and worth nothing after a minute: a crash may lose it.
CREATE UNLOGGED TABLE "proxy_use" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" TEXT NOT NULL,
    "minute_at" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "proxy_use_pkey" PRIMARY KEY ("shop_id","customer_id")
);
