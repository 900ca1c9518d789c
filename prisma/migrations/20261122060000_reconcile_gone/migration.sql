-- What a comparison found of customers, and what it found to be gone at Shopify.
ALTER TABLE "reconcile_run"
  ADD COLUMN "customers_looked_at" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "customers_missed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "orders_gone" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "products_gone" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "items_gone" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "customers_gone" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "ids_compared" INTEGER NOT NULL DEFAULT 0;
