import { describe, expect, test } from '@jest/globals';
import type { Room } from 'wechaty';
import { callsUs } from '../../../../src/channels/wechaty/incoming/mentions.ts';
import { messageOf, us } from '../../../support/wechaty-bench.ts';

const members = { [us.id]: '物业-小管家', 'wx-li': '李女士', 'wx-po': '小管家婆' };
const room = { id: 'r1', topic: '业主群', members };
const self = { id: us.id, names: [us.name, members[us.id] ?? ''] };

function isCalled(text: string, mentions?: string[]): Promise<boolean> {
  const message = messageOf({ text, room, ...(mentions && { mentions }) });
  return callsUs(message, message.room() as Room, self);
}

describe('we are called', () => {
  test.each([
    ['by the list of the puppet, whatever the text says', '在吗', [us.id]],
    ['with U+2005 behind the name', '@小管家\u2005在吗', undefined],
    ['with a space', '@小管家 在吗', undefined],
    ['at the end', '在吗@小管家', undefined],
    ['with a mark', '@小管家，在吗', undefined],
    ['with nothing between the name and the words', '@小管家在吗', undefined],
    ['by our name in the room', '@物业-小管家\u2005在吗', undefined],
    ['though the list came empty', '@小管家\u2005在吗', []],
  ])('%s', async (_, text, mentions) => {
    expect(await isCalled(text, mentions)).toBe(true);
  });
});

describe('we are not called', () => {
  test.each([
    ['where the list names others', '@小管家 在吗', ['wx-li']],
    ['by @所有人', '@所有人 明天停水', undefined],
    ['by @所有人 though the list holds us with all the others', '@所有人\u2005明天停水', [us.id, 'wx-li']],
    ['where a member’s longer name is meant', '@小管家婆 在吗', undefined],
    ['by our name alone', '小管家在吗', undefined],
  ])('%s', async (_, text, mentions) => {
    expect(await isCalled(text, mentions)).toBe(false);
  });
});
