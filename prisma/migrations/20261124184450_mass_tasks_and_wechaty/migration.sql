-- CreateTable
CREATE TABLE "channel_pace" (
    "target" TEXT NOT NULL,
    "sent_ms" DOUBLE PRECISION[],

    CONSTRAINT "channel_pace_pkey" PRIMARY KEY ("target")
);

-- By hand: what was sent a minute ago still counts.
INSERT INTO "channel_pace" SELECT "target", "sent_ms" FROM "wecom_pace";

-- DropTable
DROP TABLE "wecom_pace";

-- CreateTable
CREATE TABLE "wecom_contact" (
    "external_userid" TEXT NOT NULL,
    "userid" TEXT NOT NULL,
    "unionid" TEXT,
    "name" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "wecom_contact_pkey" PRIMARY KEY ("external_userid","userid")
);

-- CreateTable
CREATE TABLE "wecom_mass_task" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "msgid" TEXT,
    "sender" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "wecom_mass_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wecom_mass_recipient" (
    "task_id" UUID NOT NULL,
    "external_userid" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wecom_mass_recipient_pkey" PRIMARY KEY ("task_id","external_userid")
);

-- CreateTable
CREATE TABLE "wechaty_link" (
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'off',
    "detail" TEXT,
    "qr" TEXT,
    "account" TEXT,
    "logged_in_at" TIMESTAMPTZ(3),
    "fresh_since" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "paused_why" TEXT,

    CONSTRAINT "wechaty_link_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "wecom_contact_unionid_idx" ON "wecom_contact"("unionid");

-- CreateIndex
CREATE UNIQUE INDEX "wecom_mass_task_msgid_key" ON "wecom_mass_task"("msgid");

-- CreateIndex
CREATE INDEX "wecom_mass_task_due_at_idx" ON "wecom_mass_task"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "wecom_mass_recipient_key_key" ON "wecom_mass_recipient"("key");

-- CreateIndex
CREATE INDEX "wecom_mass_recipient_external_userid_at_idx" ON "wecom_mass_recipient"("external_userid", "at");

-- AddForeignKey
ALTER TABLE "wecom_mass_recipient" ADD CONSTRAINT "wecom_mass_recipient_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "wecom_mass_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
