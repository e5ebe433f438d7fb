import { createWecomClient } from '../../../../src/channels/wecom/api/client.ts';
import { noteRing } from '../../../../src/channels/wecom/kf/accounts-store.ts';
import { type KfDeps, pullKf } from '../../../../src/channels/wecom/kf/pull.ts';
import { sendToCustomer } from '../../../../src/channels/wecom/kf/send.ts';
import type { IncomingMessage, OutgoingContent, SendResult } from '../../../../src/messages/contract.ts';
import type { LateFailure } from '../../../../src/messages/failed-later.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import type { Db } from '../../../../src/platform/db.ts';
import { quietLog } from '../../../support/messages.ts';
import { startWecomServer } from '../../../support/wecom-server.ts';

const openKfid = 'wkDEMO';
const customerId = 'wmLI';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One customer-service account of an invented company, its customer 李女士, and our side of it. */
export async function openDesk(db: Db) {
  const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  const server = await startWecomServer({
    now: () => clock.now(),
    apps: [{ agentId: 1000002, secret: 'made-up-secret' }],
    members: [{ userid: 'xiaochen' }],
    kfAccounts: [{ openKfid, servicers: ['xiaochen'] }],
    customers: [{ externalUserid: customerId, nickname: '李女士' }],
  });
  const caller = createWecomClient({
    ...{ base: server.base, corpid: server.corp.corpid, secret: 'made-up-secret' },
    ...{ db, clock, timeoutMs: 250, wait: async () => {} },
  });
  const accepted: IncomingMessage[] = [];
  const failures: LateFailure[] = [];
  const deps: KfDeps = {
    ...{ db, clock, caller, log: quietLog },
    accept: async (message) => {
      const fresh = accepted.every(({ id }) => id !== message.id);
      if (fresh) accepted.push(message);
      return { fresh, seq: String(accepted.length) };
    },
    onFailure: async (failure) => {
      failures.push(failure);
    },
    onWord: async () => {},
  };
  const address = { channel: 'wecom', account: openKfid, chat: customerId };
  const openMedia = async () => ({ kind: 'image' as const, mime: 'image/png', name: '照片.png', bytes: png });
  const sendDeps = { db, clock, caller, openMedia, log: quietLog };
  return {
    ...{ clock, server, accepted, failures, deps, openKfid, png },
    li: server.customer(openKfid, customerId),
    servicer: server.servicer(openKfid, 'xiaochen'),
    pull: () => pullKf(deps, openKfid),
    ring: (token: string) => noteRing(db, openKfid, token, clock.now()),
    forward: (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000)),
    send: (content: OutgoingContent, key: string, repeated = false): Promise<SendResult> =>
      sendToCustomer(sendDeps, address, content, key, { repeated }),
    /** What the customer's phone shows of us. */
    texts: () => server.customer(openKfid, customerId).sees.map(({ text }) => text),
    async close() {
      await server.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
