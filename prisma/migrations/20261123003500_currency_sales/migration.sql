-- What was sold lately in other currencies than the shop's, as it was added up last.
CREATE TABLE "currency_sales" (
    "shop_id" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "sold" JSONB NOT NULL,
    "booked" JSONB NOT NULL,

    CONSTRAINT "currency_sales_pkey" PRIMARY KEY ("shop_id")
);
