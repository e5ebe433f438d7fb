import { expect } from '@jest/globals';
import { type Story, storyOverWecom } from '../support/story.ts';
import { MemberBrowser } from '../support/wecom/browser.ts';

/** The page in a colleague's client, by the id in the set-up file. */
function pageOf(world: Story, id: string): MemberBrowser {
  const { corp } = world.wecom.server;
  for (const app of corp.apps) app.trustedDomain = '127.0.0.1:3000';
  return new MemberBrowser(world.app.http, corp, { userid: `${id}@jx` });
}

storyOverWecom('two press 接单 on their pages: one has the ticket, the other reads who has it', async (world) => {
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  const [zhang, li] = [pageOf(world, 'zhang'), pageOf(world, 'li')];
  const [zhangs, lis] = [zhang.formOf(await zhang.opens(), '接单'), li.formOf(await li.opens(), '接单')];
  const [won, again, lost] = [
    await zhang.post('/wecom/me/press', zhangs),
    await zhang.post('/wecom/me/press', zhangs),
    await li.post('/wecom/me/press', lis),
  ];

  const { assignee, events } = await world.ticket(1001);
  expect(assignee?.name).toBe('张师傅');
  expect(events.filter(({ type }) => type === 'taken')).toHaveLength(1);
  expect(again.location).toBe(won.location);
  expect((await li.get(lost.location ?? '')).html).toContain('张师傅');
});

storyOverWecom('a ticket is taken and seen through on the page, and the owner is told as ever', async (world) => {
  const owner = world.person('李女士');
  await owner.says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  const zhang = pageOf(world, 'zhang');
  const taken = await zhang.post('/wecom/me/press', zhang.formOf(await zhang.opens(), '接单'));
  const page = await zhang.get(taken.location ?? '');
  expect(page.html).toContain('张师傅已接单');
  await zhang.post('/wecom/me/press', zhang.formOf(page, '到场'));
  await world.settle();

  expect(await world.ticket(1001)).toMatchObject({ state: 'working' });
  expect((await owner.messages()).map(({ text }) => text).join('\n')).toMatch(/张师傅.*到/);
});

storyOverWecom('nobody reads on another’s page what was said to a press of somebody else', async (world) => {
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  const [zhang, li] = [pageOf(world, 'zhang'), pageOf(world, 'li')];
  const { location = '' } = await zhang.post('/wecom/me/press', zhang.formOf(await zhang.opens(), '接单'));
  await li.opens();

  expect((await zhang.get(location)).html).toContain('管家说');
  expect((await li.get(location)).html).not.toContain('管家说');
});
