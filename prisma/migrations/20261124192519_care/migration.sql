-- CreateEnum
CREATE TYPE "hazard_type" AS ENUM ('laundry', 'window', 'object', 'shelf', 'plants', 'facade', 'other');

-- CreateEnum
CREATE TYPE "hazard_state" AS ENUM ('open', 'acknowledged', 'cleared', 'withdrawn');

-- CreateEnum
CREATE TYPE "broadcast_state" AS ENUM ('draft', 'approving', 'scheduled', 'sending', 'done', 'withdrawn', 'cancelled');

-- AlterTable
ALTER TABLE "resident" ADD COLUMN     "care_flags" TEXT[],
ADD COLUMN     "deceased_on" DATE,
ADD COLUMN     "declined_at" TIMESTAMPTZ(3),
ADD COLUMN     "lunar_day" INTEGER,
ADD COLUMN     "lunar_leap" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lunar_month" INTEGER,
ADD COLUMN     "mourning_to" DATE,
ADD COLUMN     "moved_in_on" DATE,
ADD COLUMN     "moved_out_on" DATE,
ADD COLUMN     "plates" TEXT[],
ADD COLUMN     "remark" TEXT;

-- CreateTable
CREATE TABLE "hazard" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "unit_id" UUID,
    "place" TEXT NOT NULL,
    "type" "hazard_type" NOT NULL DEFAULT 'other',
    "severity" INTEGER NOT NULL DEFAULT 2,
    "position" TEXT,
    "note" TEXT NOT NULL,
    "media" UUID[],
    "state" "hazard_state" NOT NULL DEFAULT 'open',
    "found_by" TEXT NOT NULL,
    "found_by_name" TEXT,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "noticed_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_by" TEXT,
    "proof" UUID[],

    CONSTRAINT "hazard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hazard_event" (
    "seq" BIGSERIAL NOT NULL,
    "hazard_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "hazard_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "written_notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hazard_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "receipt_id" UUID,
    "received_at" TIMESTAMPTZ(3),

    CONSTRAINT "written_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weather_alert" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "message_type" TEXT NOT NULL,
    "supersedes" TEXT[],
    "event_code" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "color" TEXT,
    "severity" TEXT NOT NULL,
    "onset_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "headline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "instruction" TEXT,
    "attributions" TEXT[],
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "event_id" UUID,

    CONSTRAINT "weather_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weather_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "told_level" INTEGER NOT NULL DEFAULT 0,
    "facts" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "onset_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "clear_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "weather_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weather_source" (
    "community_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "ok_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "alarmed_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "forecast" JSONB,

    CONSTRAINT "weather_source_pkey" PRIMARY KEY ("community_id","source")
);

-- CreateTable
CREATE TABLE "greeting" (
    "resident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "greeting_pkey" PRIMARY KEY ("resident_id","kind","year")
);

-- CreateTable
CREATE TABLE "push" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "resident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "community_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "media" UUID[],
    "audience" JSONB NOT NULL,
    "state" "broadcast_state" NOT NULL DEFAULT 'draft',
    "created_by" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "approved_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "send_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "corrects" UUID,

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast_recipient" (
    "broadcast_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,

    CONSTRAINT "broadcast_recipient_pkey" PRIMARY KEY ("broadcast_id","resident_id")
);

-- CreateIndex
CREATE INDEX "hazard_unit_id_idx" ON "hazard"("unit_id");

-- CreateIndex
CREATE INDEX "hazard_next_at_idx" ON "hazard"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_community_id_number_key" ON "hazard"("community_id", "number");

-- CreateIndex
CREATE INDEX "hazard_event_hazard_id_seq_idx" ON "hazard_event"("hazard_id", "seq");

-- CreateIndex
CREATE INDEX "written_notice_hazard_id_idx" ON "written_notice"("hazard_id");

-- CreateIndex
CREATE UNIQUE INDEX "written_notice_community_id_year_number_key" ON "written_notice"("community_id", "year", "number");

-- CreateIndex
CREATE INDEX "weather_alert_event_id_idx" ON "weather_alert"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "weather_alert_community_id_source_identifier_key" ON "weather_alert"("community_id", "source", "identifier");

-- CreateIndex
CREATE INDEX "weather_event_community_id_ended_at_idx" ON "weather_event"("community_id", "ended_at");

-- CreateIndex
CREATE INDEX "push_resident_id_at_idx" ON "push"("resident_id", "at");

-- CreateIndex
CREATE INDEX "broadcast_state_send_at_idx" ON "broadcast"("state", "send_at");

-- CreateIndex
CREATE UNIQUE INDEX "broadcast_community_id_number_key" ON "broadcast"("community_id", "number");

-- CreateIndex
CREATE INDEX "broadcast_recipient_message_id_idx" ON "broadcast_recipient"("message_id");

-- AddForeignKey
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hazard_event" ADD CONSTRAINT "hazard_event_hazard_id_fkey" FOREIGN KEY ("hazard_id") REFERENCES "hazard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "written_notice" ADD CONSTRAINT "written_notice_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "written_notice" ADD CONSTRAINT "written_notice_hazard_id_fkey" FOREIGN KEY ("hazard_id") REFERENCES "hazard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weather_alert" ADD CONSTRAINT "weather_alert_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weather_event" ADD CONSTRAINT "weather_event_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "greeting" ADD CONSTRAINT "greeting_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push" ADD CONSTRAINT "push_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
