-- What the monitor has seen, how its rules ran, and what was done about it.
CREATE TABLE "insight" (
    "shop_id" INTEGER NOT NULL,
    "insight_id" TEXT NOT NULL,
    "detector" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "country" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "finding" JSONB NOT NULL,
    "rank_value" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "insight_pkey" PRIMARY KEY ("shop_id", "insight_id")
);

CREATE UNIQUE INDEX "insight_shop_id_detector_subject_key" ON "insight"("shop_id", "detector", "subject");
CREATE INDEX "insight_shop_id_state_rank_value_idx" ON "insight"("shop_id", "state", "rank_value");

CREATE TABLE "detector_run" (
    "shop_id" INTEGER NOT NULL,
    "detector" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "unjudged" JSONB NOT NULL,
    "error" TEXT,

    CONSTRAINT "detector_run_pkey" PRIMARY KEY ("shop_id", "detector")
);

CREATE TABLE "activity" (
    "shop_id" INTEGER NOT NULL,
    "activity_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "change_count" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "basis" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "insight_id" TEXT,
    "state" TEXT NOT NULL,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_of" INTEGER NOT NULL DEFAULT 0,
    "undo" JSONB,
    "problem" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "activity_pkey" PRIMARY KEY ("shop_id", "activity_id")
);

CREATE INDEX "activity_shop_id_created_at_activity_id_idx" ON "activity"("shop_id", "created_at", "activity_id");
