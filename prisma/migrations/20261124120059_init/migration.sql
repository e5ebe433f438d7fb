-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('home', 'shop', 'parking');

-- CreateEnum
CREATE TYPE "resident_role" AS ENUM ('owner', 'tenant', 'family', 'merchant');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('technician', 'guard', 'cleaner', 'gardener', 'receptionist', 'manager');

-- CreateEnum
CREATE TYPE "conversation_kind" AS ENUM ('direct', 'group');

-- CreateEnum
CREATE TYPE "outbound_state" AS ENUM ('queued', 'sending', 'sent', 'uncertain', 'dead', 'cancelled');

-- CreateEnum
CREATE TYPE "ticket_kind" AS ENUM ('repair', 'complaint', 'emergency', 'inquiry', 'call', 'suggestion', 'service', 'move', 'care');

-- CreateEnum
CREATE TYPE "ticket_state" AS ENUM ('open', 'taken', 'working', 'answered', 'finished', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "urgency" AS ENUM ('emergency', 'urgent', 'normal', 'appointment');

-- CreateTable
CREATE TABLE "community" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "hotline" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "adcode" TEXT,
    "policy" JSONB NOT NULL DEFAULT '{}',
    "wording" JSONB NOT NULL DEFAULT '{}',
    "routing" JSONB NOT NULL DEFAULT '{}',
    "next_number" INTEGER NOT NULL DEFAULT 1001,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_account" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,

    CONSTRAINT "channel_account_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL DEFAULT 'home',
    "building" TEXT NOT NULL,
    "entrance" TEXT NOT NULL DEFAULT '',
    "room" TEXT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "birthday" DATE,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_unit" (
    "resident_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "resident_role" NOT NULL,

    CONSTRAINT "resident_unit_pkey" PRIMARY KEY ("resident_id","unit_id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "role" "staff_role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "leader_id" UUID,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "addresses" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "staff_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "date" DATE,
    "weekdays" INTEGER[],

    CONSTRAINT "roster_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_staff" (
    "entry_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "roster_staff_pkey" PRIMARY KEY ("entry_id","staff_id")
);

-- CreateTable
CREATE TABLE "chat_identity" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT,
    "community_id" TEXT,
    "resident_id" UUID,
    "staff_id" UUID,
    "bound_at" TIMESTAMPTZ(3),
    "bound_by" TEXT,
    "failed_tries" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "chat_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "kind" "conversation_kind" NOT NULL,
    "title" TEXT,
    "community_id" TEXT,
    "group_id" UUID,
    "state" JSONB,
    "talk_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "seq" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "sender_id" TEXT NOT NULL,
    "sender_name" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbound_message" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "ticket_id" UUID,
    "content" JSONB NOT NULL,
    "state" "outbound_state" NOT NULL DEFAULT 'queued',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "external_id" TEXT,
    "error" TEXT,

    CONSTRAINT "outbound_message_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "ticket_kind" NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'other',
    "urgency" "urgency" NOT NULL DEFAULT 'normal',
    "urgency_reason" TEXT,
    "state" "ticket_state" NOT NULL DEFAULT 'open',
    "description" TEXT NOT NULL,
    "unit_id" UUID,
    "place" TEXT,
    "media" UUID[],
    "since" TEXT,
    "availability" TEXT,
    "available_from" TIMESTAMPTZ(3),
    "available_to" TIMESTAMPTZ(3),
    "reporter_resident_id" UUID,
    "reporter_staff_id" UUID,
    "reporter_name" TEXT,
    "reporter_phone" TEXT,
    "conversation_id" UUID,
    "source" TEXT NOT NULL,
    "parent_id" UUID,
    "team_id" UUID,
    "assignee_id" UUID,
    "accused_staff_id" UUID,
    "accused_team_id" UUID,
    "level" INTEGER NOT NULL DEFAULT 0,
    "rework" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "promised_at" TIMESTAMPTZ(3),
    "promise_reason" TEXT,
    "broken_promises" INTEGER NOT NULL DEFAULT 0,
    "work_done" TEXT,
    "fee_cents" INTEGER,
    "answer" TEXT,
    "sign_off" JSONB,
    "outcome" TEXT,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "seq" BIGSERIAL NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ticket_clock" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "steps" JSONB NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "breached_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ticket_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "said" TEXT NOT NULL,
    "resident_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "simulator_message" (
    "seq" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "simulator_message_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_community_id_building_entrance_room_key" ON "unit"("community_id", "building", "entrance", "room");

-- CreateIndex
CREATE UNIQUE INDEX "resident_community_id_phone_name_key" ON "resident"("community_id", "phone", "name");

-- CreateIndex
CREATE INDEX "resident_unit_unit_id_idx" ON "resident_unit"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_community_id_key_key" ON "staff"("community_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "team_community_id_key_key" ON "team"("community_id", "key");

-- CreateIndex
CREATE INDEX "team_member_staff_id_idx" ON "team_member"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_group_community_id_key_key" ON "staff_group"("community_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "shift_team_id_key_key" ON "shift"("team_id", "key");

-- CreateIndex
CREATE INDEX "roster_entry_team_id_date_idx" ON "roster_entry"("team_id", "date");

-- CreateIndex
CREATE INDEX "chat_identity_resident_id_idx" ON "chat_identity"("resident_id");

-- CreateIndex
CREATE INDEX "chat_identity_staff_id_idx" ON "chat_identity"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_identity_channel_account_external_id_key" ON "chat_identity"("channel", "account", "external_id");

-- CreateIndex
CREATE INDEX "conversation_group_id_idx" ON "conversation"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_channel_account_chat_key" ON "conversation"("channel", "account", "chat");

-- CreateIndex
CREATE INDEX "inbound_message_conversation_id_seq_idx" ON "inbound_message"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_channel_account_external_id_key" ON "inbound_message"("channel", "account", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_message_id_key" ON "outbound_message"("id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_message_key_key" ON "outbound_message"("key");

-- CreateIndex
CREATE INDEX "outbound_message_conversation_id_seq_idx" ON "outbound_message"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "outbound_message_conversation_id_external_id_idx" ON "outbound_message"("conversation_id", "external_id");

-- CreateIndex
CREATE INDEX "outbound_message_ticket_id_idx" ON "outbound_message"("ticket_id");

-- CreateIndex
CREATE INDEX "ticket_conversation_id_idx" ON "ticket"("conversation_id");

-- CreateIndex
CREATE INDEX "ticket_reporter_resident_id_idx" ON "ticket"("reporter_resident_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_community_id_number_key" ON "ticket"("community_id", "number");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_seq_idx" ON "ticket_event"("ticket_id", "seq");

-- CreateIndex
CREATE INDEX "ticket_clock_ticket_id_idx" ON "ticket_clock"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_ticket_id_key" ON "rating"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "simulator_message_id_key" ON "simulator_message"("id");

-- CreateIndex
CREATE INDEX "simulator_message_chat_seq_idx" ON "simulator_message"("chat", "seq");

-- AddForeignKey
ALTER TABLE "channel_account" ADD CONSTRAINT "channel_account_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident" ADD CONSTRAINT "resident_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_unit" ADD CONSTRAINT "resident_unit_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_unit" ADD CONSTRAINT "resident_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_entry" ADD CONSTRAINT "roster_entry_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_entry" ADD CONSTRAINT "roster_entry_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_entry" ADD CONSTRAINT "roster_entry_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_staff" ADD CONSTRAINT "roster_staff_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "roster_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_staff" ADD CONSTRAINT "roster_staff_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "staff_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_reporter_resident_id_fkey" FOREIGN KEY ("reporter_resident_id") REFERENCES "resident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_accused_staff_id_fkey" FOREIGN KEY ("accused_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_accused_team_id_fkey" FOREIGN KEY ("accused_team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_clock" ADD CONSTRAINT "ticket_clock_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
