-- Orders that changed, for whoever follows them: read in order, by a cursor of each follower's own.
CREATE TABLE "order_change" (
    "shop_id" INTEGER NOT NULL,
    "change_id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "order_change_pkey" PRIMARY KEY ("shop_id", "change_id")
);

CREATE TABLE "order_follower" (
    "shop_id" INTEGER NOT NULL,
    "follower" TEXT NOT NULL,
    "change_id" BIGINT NOT NULL,

    CONSTRAINT "order_follower_pkey" PRIMARY KEY ("shop_id", "follower")
);
