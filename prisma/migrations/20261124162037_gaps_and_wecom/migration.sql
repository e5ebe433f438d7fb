-- AlterEnum
ALTER TYPE "outbound_state" ADD VALUE 'held';

-- CreateTable
CREATE TABLE "knowledge_gap" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "ticket_id" UUID,
    "intent" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3),
    "kept_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "times_asked" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "knowledge_gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wecom_token" (
    "key" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wecom_token_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "wecom_callback" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wecom_callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wecom_kf_account" (
    "open_kfid" TEXT NOT NULL,
    "cursor" TEXT,
    "token" TEXT,
    "rung_at" TIMESTAMPTZ(3),
    "pulled_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wecom_kf_account_pkey" PRIMARY KEY ("open_kfid")
);

-- CreateTable
CREATE TABLE "wecom_kf_customer" (
    "open_kfid" TEXT NOT NULL,
    "external_userid" TEXT NOT NULL,
    "last_spoke_at" TIMESTAMPTZ(3),
    "sent" INTEGER NOT NULL DEFAULT 0,
    "session_state" INTEGER NOT NULL DEFAULT 0,
    "servicer" TEXT,
    "unionid" TEXT,
    "nickname" TEXT,
    "scene" TEXT,
    "event_code" TEXT,
    "event_code_until" TIMESTAMPTZ(3),

    CONSTRAINT "wecom_kf_customer_pkey" PRIMARY KEY ("open_kfid","external_userid")
);

-- CreateTable
CREATE TABLE "wecom_card" (
    "task_id" TEXT NOT NULL,
    "userid" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "response_code" TEXT,
    "code_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "ticket_id" UUID,

    CONSTRAINT "wecom_card_pkey" PRIMARY KEY ("task_id")
);

-- CreateTable
CREATE TABLE "wecom_pace" (
    "target" TEXT NOT NULL,
    "sent_ms" DOUBLE PRECISION[],

    CONSTRAINT "wecom_pace_pkey" PRIMARY KEY ("target")
);

-- CreateTable
CREATE TABLE "wecom_bot_reply" (
    "msgid" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "wecom_bot_reply_pkey" PRIMARY KEY ("msgid")
);

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_gap_ticket_id_key" ON "knowledge_gap"("ticket_id");

-- CreateIndex
CREATE INDEX "knowledge_gap_community_id_asked_at_idx" ON "knowledge_gap"("community_id", "asked_at");

-- CreateIndex
CREATE INDEX "wecom_callback_at_idx" ON "wecom_callback"("at");

-- CreateIndex
CREATE INDEX "wecom_kf_account_due_at_idx" ON "wecom_kf_account"("due_at");

-- CreateIndex
CREATE INDEX "wecom_kf_customer_unionid_idx" ON "wecom_kf_customer"("unionid");

-- CreateIndex
CREATE INDEX "wecom_card_ticket_id_idx" ON "wecom_card"("ticket_id");

-- CreateIndex
CREATE INDEX "wecom_bot_reply_chat_until_idx" ON "wecom_bot_reply"("chat", "until");

-- CreateIndex
CREATE INDEX "conversation_channel_chat_idx" ON "conversation"("channel", "chat");

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;
