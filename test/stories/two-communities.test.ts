import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { tellDeadLetter } from '../../src/domain/dispatch/tell-dead-letter.ts';
import { parseSetUp } from '../../src/domain/setup/parse-set-up.ts';
import { applySetup } from '../../src/domain/setup/set-up.ts';
import type { IncomingMessage } from '../../src/messages/contract.ts';
import { transaction } from '../../src/platform/db.ts';
import { type Story, story } from '../support/story.ts';
import { until } from '../support/until.ts';

/** A second community with the same people, teams and keys as the demonstration, under another name. */
async function addSecond({ app }: Story): Promise<void> {
  const sheet = parse(await readFile('demo/jinxiu.yml', 'utf8')) as { community: object; accounts: object[] };
  sheet.community = { ...sheet.community, id: 'erqi', name: '锦绣花园二期' };
  sheet.accounts = [{ channel: 'simulator', account: 'erqi' }];
  const parsed = parseSetUp(stringify(sheet));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await transaction(app.db, (tx) => applySetup(tx, parsed.file));
  // The simulator looks again at the register from time to time.
  await until(async () =>
    (await (await fetch(`${app.http.listeningOrigin}/sim/api/people`)).text()).includes('erqi-zhou'),
  );
}

let said = 0;
/** Something from a chat of an account that serves both communities. */
async function writes({ app, clock }: Story, chat: string, text: string): Promise<string[]> {
  said += 1;
  const message: IncomingMessage = {
    channel: 'simulator',
    account: 'both',
    id: `both-${said}`,
    chat: { id: chat, kind: 'direct' },
    sender: { id: chat },
    at: clock.now(),
    text,
  };
  await app.accept(message);
  await app.settle();
  const rows = await app.db.outboundMessage.findMany({
    orderBy: { seq: 'asc' },
    where: { key: { startsWith: 'turn:' } },
  });
  const conversation = await app.db.conversation.findFirstOrThrow({ where: { account: 'both', chat } });
  return rows
    .filter(({ conversationId }) => conversationId === conversation.id)
    .map(({ content }) => (content as { text: string }).text);
}

story(
  'one account for two communities: asked once which, and the name that says more is the one meant',
  async (world) => {
    await addSecond(world);
    const [first] = await writes(world, 'somebody', '你好');
    expect(first).toContain('锦绣花园二期');
    await writes(world, 'somebody', '锦绣花园二期，大门口的路灯坏了');
    await writes(world, 'somebody', '还有，3栋电梯也坏了');
    const tickets = await world.app.db.ticket.findMany({ select: { communityId: true } });
    expect(tickets.length).toBeGreaterThan(0);
    expect([...new Set(tickets.map(({ communityId }) => communityId))]).toEqual(['erqi']);
    const all = await writes(world, 'somebody', '谢谢');
    expect(all.filter((text) => text.includes('哪个小区'))).toHaveLength(1);
  },
);

story('the same number in two communities: a command acts in the own one alone', async (world) => {
  await addSecond(world);
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了');
  const post = (path: string, body: object) => world.post(path, body);
  const people = await world.get<{ id: string; name: string }[]>('/sim/api/people');
  const owner = people.find(({ id, name }) => id.startsWith('erqi-') && name === '李女士')?.id ?? '';
  await post('/sim/api/say', { as: owner, in: `${owner}-dm`, text: '厨房水管爆了，水都流到客厅了' });
  await world.settle();
  await post('/sim/api/say', { as: 'erqi-zhang', in: 'erqi-eng', text: '接单 1001' });
  await world.settle();
  const tickets = await world.app.db.ticket.findMany({ orderBy: { communityId: 'asc' }, include: { assignee: true } });
  expect(tickets.map(({ communityId, number, state }) => [communityId, number, state])).toEqual([
    ['erqi', 1001, 'taken'],
    ['jinxiu', 1001, 'open'],
  ]);
  expect(tickets[0]?.assignee?.communityId).toBe('erqi');
});

story('a manager is told of what was not delivered in his community, however much lies in another', async (world) => {
  await addSecond(world);
  const { db } = world.app;
  const chatOf = (account: string) =>
    db.conversation.findFirstOrThrow({ where: { account, chat: `${account}-stranger` } });
  const [here, there] = [await chatOf('jinxiu'), await chatOf('erqi')];
  const at = world.clock.now();
  const letter = (key: string, conversationId: string) =>
    ({ key, conversationId, content: { text: `信 ${key}` }, state: 'dead', createdAt: at, dueAt: at }) as const;
  await db.outboundMessage.create({ data: letter('ours', here.id) });
  await db.outboundMessage.createMany({ data: Array.from({ length: 60 }, (_, i) => letter(`theirs-${i}`, there.id)) });
  const manager = world.person('周经理');
  await manager.says('未送达');
  const list = await manager.hearsOnce('信 ours');
  expect(list.text).not.toContain('theirs');

  // Nor does it matter that the chat bears no mark, as long as it is known who is in it.
  const owner = await db.conversation.findFirstOrThrow({ where: { account: 'jinxiu', title: '李女士' } });
  await db.conversation.update({ where: { id: owner.id }, data: { communityId: null } });
  const dead = { id: 'x', key: 'x', conversationId: owner.id, reason: '对方不在了' };
  await transaction(db, (tx) => tellDeadLetter(tx, dead, world.clock));
  await world.settle();
  await manager.hearsOnce('没有送达', '对方不在了');
});

story(
  'an emergency from somewhere unknown: safety first, every manager told, then placed with all that was said',
  async (world) => {
    await addSecond(world);
    const [first] = await writes(world, 'trapped', '有人困在电梯里了');
    expect(first).toContain('不要扒门');
    expect(first).toContain('哪个小区');
    await world.person('周经理').hearsThat('小区还没问清', '困在电梯');
    await writes(world, 'trapped', '锦绣花园，5栋1单元');
    const [ticket] = await world.tickets();
    expect(ticket).toMatchObject({ communityId: 'jinxiu', kind: 'emergency', category: 'lift_trapped' });
    await world.group('秩序部').hearsThat('电梯困人', '5栋1单元');
  },
);
