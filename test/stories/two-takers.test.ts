import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

const rounds = 200;

story(
  'two technicians take the same ticket at the same moment, 200 times over: never two winners',
  async (world) => {
    const zhang = world.person('张师傅');
    const other = world.person('李师傅');
    const numbers = await world.openTickets(rounds);
    // Two chats, so that their turns truly run side by side.
    for (const number of numbers) await Promise.all([zhang.types(`接单 ${number}`), other.types(`接单 ${number}`)]);
    await world.settle();

    for (const number of numbers) {
      const { state, assignee, events } = await world.ticket(number);
      expect(state).toBe('taken');
      expect(events.filter((event) => event.type === 'taken')).toHaveLength(1);
      const loser = assignee?.name === '张师傅' ? other : zhang;
      const told = (await loser.messages()).filter((one) => one.from === 'guanjia' && one.text.includes(`${number}`));
      expect(told.map((one) => one.text).join('\n')).toContain(assignee?.name);
    }
  },
  undefined,
  240_000,
);
