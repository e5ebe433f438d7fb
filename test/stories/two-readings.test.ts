import { expect } from '@jest/globals';
import type { Meaning } from '../../src/understanding/meaning.ts';
import { type Story, story } from '../support/story.ts';

const said = '楼道里的灯一直没人换过';
const either: Pick<Meaning, 'intents'> = {
  intents: [
    { id: 'complaint', confidence: 0.48 },
    { id: 'repair', confidence: 0.4 },
    { id: 'other', confidence: 0.12 },
  ],
};

async function asked(world: Story) {
  world.reads(said, either);
  const li = world.person('李女士');
  await li.says(said);
  const question = await li.hearsOnce('哪一种');
  return { li, question };
}

story('words with two readings are asked about once, and the button acts on the first words', async (world) => {
  const { li, question } = await asked(world);
  expect(question.buttons?.map(({ label }) => label)).toEqual(['反映问题、投诉', '有东西坏了，要报修', '转人工']);
  expect(await world.tickets()).toHaveLength(0);
  await li.presses('报修');
  await li.hearsOnce('登记报修', '灯');
  const [ticket] = await world.tickets();
  expect(ticket).toMatchObject({ kind: 'repair', description: said });
  const { events } = await world.ticket(ticket?.number ?? 0);
  expect(events.find((event) => event.type === 'corrected')?.data).toMatchObject({ field: 'reading', to: 'repair' });
});

story('a number is as good as the button', async (world) => {
  const { li } = await asked(world);
  await li.says('选一');
  await li.hearsOnce('登记投诉');
  expect((await world.tickets()).map(({ kind, description }) => [kind, description])).toEqual([['complaint', said]]);
});

story('words that name one of the two are as good as the button', async (world) => {
  const { li } = await asked(world);
  await li.says('我要投诉');
  await li.hearsOnce('登记投诉');
  expect((await world.tickets()).map(({ kind, description }) => [kind, description])).toEqual([['complaint', said]]);
});

story('a picture that came with the words goes with what they come to', async (world) => {
  world.reads(said, either);
  const li = world.person('李女士');
  await li.says(said, { photos: 1 });
  await li.hearsOnce('哪一种');
  await li.says('1');
  await li.hearsOnce('登记投诉');
  expect((await world.tickets())[0]?.media).toHaveLength(1);
});

story('nothing is asked twice: another unclear answer goes to a person with what was said', async (world) => {
  const { li } = await asked(world);
  await li.says('呃这个嘛');
  await li.hearsOnce('同事', '工单');
  await world.group('客服部').hearsThat(said, '最近的对话');
  expect((await world.tickets()).map(({ kind }) => kind)).toEqual(['inquiry']);
});

story('who wants none of it is let go', async (world) => {
  const { li } = await asked(world);
  await li.says('算了不用了');
  await li.hearsOnce('不登记');
  expect(await world.tickets()).toHaveLength(0);
});

story('who does not answer is asked again, then phoned', async (world) => {
  const { li } = await asked(world);
  await world.forward({ hours: 3 });
  await li.hearsOnce(said.slice(0, 10), '哪一种');
  await world.forward({ hours: 30 });
  await li.hearsThat('电话联系您');
  expect((await world.tickets())[0]).toMatchObject({ kind: 'inquiry', description: expect.stringContaining(said) });
});

story('an old button decides nothing on later words', async (world) => {
  const { li, question } = await asked(world);
  await li.says('1');
  await li.hearsOnce('登记投诉');
  await li.pressesUnder(question, '报修');
  await li.hearsOnce('过时');
  expect(await world.tickets()).toHaveLength(1);
});

story('an emergency is not kept waiting by the question', async (world) => {
  const { li } = await asked(world);
  await li.says('着火了！');
  await li.hearsThat('119');
  expect((await world.tickets()).map(({ kind }) => kind)).toEqual(['emergency']);
});

story('“坏了”, then nothing more: choices and a person, and at the third a person', async (world) => {
  const li = world.person('李女士');
  await li.says('坏了');
  await li.hearsOnce('哪里', '什么东西');
  await li.says('就是坏了啊');
  const choices = await li.hearsOnce('哪一类');
  expect(choices.buttons?.map(({ label }) => label)).toContain('转人工');
  expect(await world.tickets()).toHaveLength(0);
  await li.says('说不清，你们来看看');
  await li.hearsOnce('同事', '工单');
  await world.group('客服部').hearsThat('坏了', '最近的对话');
});

story('one of the choices is enough to go on with', async (world) => {
  const li = world.person('李女士');
  await li.says('坏了');
  await li.says('说不清');
  await li.hears();
  await li.says('二');
  await li.hearsOnce('3栋2单元501', '什么时候家里有人');
  await li.says('1');
  await li.hearsOnce('工单', '电');
  expect((await world.tickets())[0]).toMatchObject({ kind: 'repair', category: 'electrical' });
});

story('“坏了”, “厨房”: where is kept, what is still asked', async (world) => {
  const li = world.person('李女士');
  await li.says('坏了');
  await li.says('厨房');
  await li.hearsThat('哪一类');
  await li.says('1');
  await li.hearsOnce('什么时候家里有人');
  await li.says('1');
  await li.hearsOnce('登记报修', '厨房');
});
