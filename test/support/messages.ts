import type { IncomingMessage } from '../../src/messages/contract.ts';
import type { Db } from '../../src/platform/db.ts';
import { createLog } from '../../src/platform/log.ts';

export const quietLog = createLog('silent');

/** A whole incoming message on the channel `fake`; only what matters to a test need be given. */
export function anIncoming(facts: Partial<IncomingMessage> & { id: string }): IncomingMessage {
  return {
    channel: 'fake',
    account: 'acc',
    chat: { id: 'li', kind: 'direct' },
    sender: { id: 'li', name: '李女士' },
    at: new Date('2026-03-02T08:00:00Z'),
    text: '水管爆了',
    ...facts,
  };
}

/** A conversation on the channel `fake` (or another) to send to or hear from. */
export async function aConversation(db: Db, chat = 'li', channel = 'fake'): Promise<string> {
  const { id } = await db.conversation.create({
    data: { channel, account: 'acc', chat, kind: 'direct' },
    select: { id: true },
  });
  return id;
}

/** The jobs that exist, with the seconds until each may run; negative ones may run now. */
export async function waitingJobs(db: Db): Promise<{ key: string; inSeconds: number }[]> {
  return await db.$queryRaw`
    SELECT key, extract(epoch FROM run_at - clock_timestamp())::float8 AS "inSeconds"
    FROM graphile_worker.jobs WHERE key IS NOT NULL ORDER BY key`;
}
