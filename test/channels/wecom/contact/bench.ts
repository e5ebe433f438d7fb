import { listContacts } from '../../../../src/channels/wecom/contact/contacts.ts';
import type { MassDeps, TakenBack } from '../../../../src/channels/wecom/contact/deps.ts';
import { dueTasks } from '../../../../src/channels/wecom/contact/mass-store.ts';
import { seeToTask } from '../../../../src/channels/wecom/contact/poll.ts';
import { sendToContact } from '../../../../src/channels/wecom/contact/send.ts';
import { takeBack } from '../../../../src/channels/wecom/contact/take-back.ts';
import type { OutgoingContent } from '../../../../src/messages/contract.ts';
import type { LateFailure } from '../../../../src/messages/failed-later.ts';
import type { Db } from '../../../../src/platform/db.ts';
import { quietLog } from '../../../support/messages.ts';
import { AGENT, files, KF, startWecom } from '../../../support/wecom-client.ts';

const communityId = 'demo';
const desk = { channel: 'wecom', account: KF, chat: 'wm-wang' };

/** A company of two members, both of them staff; 王女士 and 赵先生 are contacts of 李主管, and our side of it. */
export async function openBench(db: Db) {
  await db.$executeRaw`TRUNCATE wecom_contact, wecom_mass_task, wecom_kf_customer, chat_identity, conversation, outbound_message, setting CASCADE`;
  await db.community.deleteMany();
  const wecom = await startWecom(db, {
    customers: [
      { externalUserid: 'wm-wang', nickname: '王女士', followedBy: ['lisi'] },
      { externalUserid: 'wm-zhao', nickname: '赵先生', followedBy: ['lisi'] },
    ],
  });
  const { clock, client, server } = wecom;
  await db.community.create({ data: { id: communityId, name: '示范花园', hotline: '021-55550100' } });
  for (const userid of ['lisi', 'ZhangSan']) {
    const { id: staffId } = await db.staff.create({
      data: { communityId, key: userid, name: userid, role: 'receptionist' },
    });
    const id = { channel: 'wecom', account: '*', externalId: userid };
    await db.chatIdentity.create({ data: { ...id, communityId, staffId, boundBy: 'setup' } });
    const chat = { channel: 'wecom', account: 'app', chat: userid, kind: 'direct' } as const;
    await db.conversation.create({ data: chat });
  }
  const failures: LateFailure[] = [];
  const takenBack: (TakenBack & { to: string })[] = [];
  const deps: MassDeps = {
    ...{ db, clock, caller: client, log: quietLog },
    openMedia: async () => ({ kind: 'image', mime: 'image/jpeg', name: '照片.jpg', bytes: files.jpeg }),
    onFailure: async (failure) => void failures.push(failure),
    onTakenBack: async (message, to) => void takenBack.push({ ...message, to: to.account }),
  };
  await listContacts(deps);
  const address = (chat: string) => ({ channel: 'wecom', account: 'contact', chat });
  return {
    ...{ ...wecom, db, deps, failures, takenBack },
    lisi: server.member(AGENT, 'lisi'),
    send: (content: OutgoingContent, key: string, chat = 'wm-wang') => sendToContact(deps, address(chat), content, key),
    /** Time passes, then all that is due is seen to. */
    async pass(seconds: number): Promise<void> {
      wecom.pass(seconds);
      for (const id of await dueTasks(db, clock.now())) await seeToTask(deps, id);
    },
    /** 王女士 is known by both of her ids, and writes at the customer-service account. */
    async wangWrites(): Promise<void> {
      if ((await db.resident.count()) === 0) {
        const { id: residentId } = await db.resident.create({ data: { communityId, name: '王女士' } });
        for (const account of [KF, 'contact']) {
          const id = { channel: 'wecom', account, externalId: 'wm-wang' };
          await db.chatIdentity.create({ data: { ...id, communityId, residentId } });
        }
      }
      await takeBack(deps, { openKfid: KF, externalUserid: 'wm-wang' }, desk);
    },
    states: async () => {
      const rows = await db.wecomMassRecipient.findMany({ orderBy: { key: 'asc' } });
      return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
    },
    /** What the member was told in the app's chat. */
    told: async () => (await db.outboundMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ key }) => key.slice(-2)),
    seen: (customer = 'wm-wang') => server.customer(KF, customer).sees.map(({ text }) => text.split('\n')[0]),
    close: () => server.close(),
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
