import { expect, jest, test } from '@jest/globals';
import type { Message, Wechaty } from 'wechaty';
import { createIntake } from '../../../../src/channels/wechaty/link/intake.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { until } from '../../../support/until.ts';

/** As much of a message as the intake looks at. */
function message(id: string, talker = 'owner'): Message {
  return {
    id,
    room: () => undefined,
    talker: () => ({ id: talker }),
    listener: () => ({ id: 'bot' }),
  } as unknown as Message;
}

/** A bot that still knows these messages. */
function botWith(...messages: Message[]): Wechaty {
  const find = async ({ id }: { id: string }) => messages.find((known) => known.id === id);
  return { Message: { find } } as unknown as Wechaty;
}

function open(take: (message: Message) => Promise<void>, fetchMs = 60_000) {
  return createIntake({ take, log: createLog('silent'), fetchMs });
}

function recorder(): { taken: string[]; take(message: Message): Promise<void> } {
  const taken: string[] = [];
  return { taken, take: async ({ id }) => void taken.push(id) };
}

test('messages are taken in the order in which they were announced, however they are fetched', async () => {
  const { taken, take } = recorder();
  const intake = open(take);
  for (const id of ['a', 'b', 'c']) intake.announce(id);
  for (const id of ['c', 'a', 'b']) intake.bring(message(id));
  await until(() => taken.length === 3);
  expect(taken).toEqual(['a', 'b', 'c']);
});

test('one conversation does not wait for another', async () => {
  const { taken, take } = recorder();
  const intake = open((given) => (given.id === 'stuck' ? new Promise(() => {}) : take(given)));
  intake.bring(message('stuck', 'one'));
  intake.bring(message('free', 'other'));
  await until(() => taken.length > 0);
  expect(taken).toEqual(['free']);
});

test('within a conversation the next waits until the last is taken', async () => {
  const taken: string[] = [];
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const intake = open(async ({ id }) => {
    if (id === 'a') await held;
    taken.push(id);
  });
  intake.bring(message('a'));
  intake.bring(message('b'));
  letGo();
  await until(() => taken.length === 2);
  expect(taken).toEqual(['a', 'b']);
});

test('what was announced but cut off is fetched through the next connection', async () => {
  const { taken, take } = recorder();
  const intake = open(take);
  intake.announce('a');
  intake.cut();
  await until(async () => {
    await intake.askAgain(botWith(message('a')));
    return taken.length > 0;
  });
  expect(taken).toEqual(['a']);
});

test('what cannot be fetched in time does not hold up the others', async () => {
  const { taken, take } = recorder();
  const intake = open(take, 20);
  intake.announce('lost');
  intake.bring(message('b'));
  await until(() => taken.length === 1);
  expect(taken).toEqual(['b']);
});

test('what was not taken is tried again until it is', async () => {
  const take = jest.fn<(message: Message) => Promise<void>>();
  take
    .mockRejectedValueOnce(new Error('no database'))
    .mockRejectedValueOnce(new Error('no database'))
    .mockResolvedValue();
  const intake = open(take);
  intake.bring(message('a'));
  await until(async () => {
    await intake.askAgain(botWith(message('a')));
    return intake.waiting === 0;
  });
  expect(take).toHaveBeenCalledTimes(3);
});

test('a message that the new connection no longer knows is taken as it was', async () => {
  const { taken, take } = recorder();
  let failures = 0;
  const intake = open(async (given) => {
    failures += 1;
    if (failures === 1) throw new Error('no database');
    await take(given);
  });
  intake.bring(message('a'));
  await until(async () => {
    await intake.askAgain(botWith());
    return taken.length > 0;
  });
  expect(taken).toEqual(['a']);
});

test('what the platform no longer has is given up', async () => {
  const intake = open(async () => {});
  intake.announce('gone');
  intake.cut();
  await until(() => intake.waiting === 1);
  for (let beat = 0; beat < 200; beat += 1) await intake.askAgain(botWith());
  expect(intake.waiting).toBe(0);
});

test('twenty thousand messages leave nothing behind', async () => {
  const { taken, take } = recorder();
  const intake = open(take);
  for (let n = 0; n < 20_000; n += 1) {
    intake.announce(`m${n}`);
    intake.bring(message(`m${n}`, `owner${n % 50}`));
  }
  await until(() => taken.length === 20_000);
  await until(() => intake.waiting === 0);
  expect(new Set(taken).size).toBe(20_000);
});
