import type { Address, Button, MediaKind, Mention } from '../../messages/contract.ts';
import { Prisma, type Tx } from '../../platform/db.ts';

export interface LineMedia {
  id: string;
  kind: MediaKind;
  mime: string;
  name: string;
}

/** What Guanjia must still be handed; kept with the line until it has it. */
export interface Handover {
  account: string;
  chat: string;
  kind: 'direct' | 'group';
  title: string;
  senderId: string;
  senderName: string;
  text?: string;
  mentionsBot: boolean;
}

export interface LineContent {
  text: string;
  buttons?: Button[];
  mentions?: Mention[];
  media?: LineMedia[];
  quote?: { id: string; from: string; text: string };
  press?: { message: string; button: string };
  /** Present while it is unsure whether Guanjia has the line: nobody is shown it. */
  pending?: Handover;
}

/** One line of the transcript of one chat. */
export interface Line {
  seq: number;
  id: string;
  /** `chatKey` of where it was said */
  chat: string;
  /** person id, or `guanjia` */
  sender: string;
  content: LineContent;
  at: Date;
}

type Row = Omit<Line, 'seq'> & { seq: bigint };

const toLine = (row: Row): Line => ({ ...row, seq: Number(row.seq) });
const columns = Prisma.sql`seq, id, chat, sender, content, at`;

/** The transcript's name of a chat; two accounts may use the same chat id. */
export function chatKey({ account, chat }: Pick<Address, 'account' | 'chat'>): string {
  return `${account}/${chat}`;
}

/**
 * Adds a line unless its id is there already; returns its number and whether it is new. Lines of one chat
 * become visible in the order of their numbers (the lock is held until the commit), so `after=SEQ` misses none.
 */
export async function addLine(db: Tx, line: Omit<Line, 'seq'>): Promise<{ seq: number; fresh: boolean }> {
  const rows = await db.$queryRaw<{ seq: bigint }[]>`
    INSERT INTO simulator_message (id, chat, sender, content, at)
    SELECT ${line.id}::text, ${line.chat}::text, ${line.sender}::text,
           ${JSON.stringify(line.content)}::jsonb, ${line.at}::timestamptz
    FROM (SELECT pg_advisory_xact_lock(hashtextextended(${line.chat}::text, 7001)) OFFSET 0) AS in_order
    ON CONFLICT (id) DO NOTHING
    RETURNING seq`;
  if (rows[0]) return { seq: Number(rows[0].seq), fresh: true };
  return { seq: (await findLine(db, line.id))?.seq ?? 0, fresh: false };
}

/** Shows a line from now on: Guanjia has it. Returns its number. */
export async function showLine(db: Tx, id: string): Promise<number> {
  const rows = await db.$queryRaw<{ seq: bigint }[]>`
    UPDATE simulator_message SET content = content - 'pending' WHERE id = ${id} RETURNING seq`;
  return Number(rows[0]?.seq ?? 0);
}

/** Forgets a line that was never shown. Returns its number. */
export async function dropPendingLine(db: Tx, id: string): Promise<number> {
  const rows = await db.$queryRaw<{ seq: bigint }[]>`
    DELETE FROM simulator_message WHERE id = ${id} AND content ? 'pending' RETURNING seq`;
  return Number(rows[0]?.seq ?? 0);
}

export async function findLine(db: Tx, id: string): Promise<Line | undefined> {
  const rows = await db.$queryRaw<Row[]>`SELECT ${columns} FROM simulator_message WHERE id = ${id}`;
  return rows[0] && toLine(rows[0]);
}

/** Lines of a chat with numbers greater than `after`, oldest first; at most so many, from the beginning or the end. */
export async function readLines(
  db: Tx,
  chat: string,
  range: { after: number; most: number; from: 'first' | 'last' },
): Promise<Line[]> {
  const direction = range.from === 'first' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM simulator_message WHERE chat = ${chat} AND seq > ${range.after}
    ORDER BY seq ${direction} LIMIT ${range.most}`;
  return (range.from === 'first' ? rows : rows.reverse()).map(toLine);
}

/** Lines that were being handed over when the process ended. */
export async function readPendingLines(db: Tx): Promise<Line[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM simulator_message WHERE content ? 'pending' ORDER BY seq`;
  return rows.map(toLine);
}
