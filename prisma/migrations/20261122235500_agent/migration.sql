-- Which model answers merchants' questions, and the key to it.
CREATE TABLE "agent_model" (
    "shop_id" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "base_url" TEXT,
    "model_id" TEXT NOT NULL,
    "sealed_key" TEXT,
    "key_ending" TEXT,
    "daily_tokens" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_model_pkey" PRIMARY KEY ("shop_id")
);

-- Chats of members of staff with the agent.
CREATE TABLE "agent_conversation" (
    "shop_id" INTEGER NOT NULL,
    "conversation_id" UUID NOT NULL,
    "user_id" TEXT,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_conversation_pkey" PRIMARY KEY ("shop_id","conversation_id")
);
CREATE INDEX "agent_conversation_shop_id_user_id_touched_at_idx"
  ON "agent_conversation"("shop_id", "user_id", "touched_at");

CREATE TABLE "agent_turn" (
    "shop_id" INTEGER NOT NULL,
    "conversation_id" UUID NOT NULL,
    "turn_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" JSONB,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_turn_pkey" PRIMARY KEY ("shop_id","conversation_id","turn_id")
);
CREATE INDEX "agent_turn_shop_id_asked_at_idx" ON "agent_turn"("shop_id", "asked_at");

-- What a day's questions have cost.
CREATE TABLE "agent_use" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "tokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agent_use_pkey" PRIMARY KEY ("shop_id","day")
);
