import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRooms } from '../../src/understanding/entities/rooms.ts';
import { fold } from '../../src/understanding/fold.ts';
import type { RoomRef } from '../../src/understanding/meaning.ts';

const roomsIn = (text: string): RoomRef[] => findRooms(text, fold(text)).map(({ value }) => value);
const home = (building: string, entrance: string, room: string): RoomRef => ({ building, entrance, room });

test.each<[string, RoomRef[]]>([
  ['3栋2单元501', [home('3', '2', '501')]],
  ['３栋２单元５０１室漏水', [home('3', '2', '501')]],
  ['我家3-2-501', [home('3', '2', '501')]],
  ['住3-501', [{ building: '3', room: '501' }]],
  ['三号楼二单元五零一室', [home('3', '2', '501')]],
  ['B座1805', [{ building: 'B', room: '1805' }]],
  ['b座18层1805', [{ building: 'B', floor: '18', room: '1805' }]],
  ['12#301马桶堵了', [{ building: '12', room: '301' }]],
  ['5栋', [{ building: '5' }]],
  ['十二栋一单元', [{ building: '12', entrance: '1' }]],
  ['8幢1门302', [home('8', '1', '302')]],
  ['9号楼2-601', [home('9', '2', '601')]],
  ['七杠一杠三零二', [home('7', '1', '302')]],
  ['1栋和2栋都没水', [{ building: '1' }, { building: '2' }]],
  ['6栋11楼走廊灯不亮', [{ building: '6', floor: '11' }]],
  ['3棟負一樓', [{ building: '3', floor: '-1' }]],
  ['501', [{ room: '501' }]],
  ['我家501没水了', [{ room: '501' }]],
  ['住1203，马桶堵了', [{ room: '1203' }]],
])('%s', (text, expected) => {
  expect(roomsIn(text)).toEqual(expected);
});

test.each([
  '物业费500元一年',
  '上午8:30来',
  '电话13800000001',
  '2026-11-24',
  '打了110',
  '下午3-5点在家',
  '空调开到26度',
  '等了300分钟',
  '021-55550100',
])('no room: %s', (text) => {
  expect(roomsIn(text)).toEqual([]);
});

describe('any well-formed room', () => {
  const parts = fc.record({
    building: fc.integer({ min: 1, max: 40 }).map(String),
    entrance: fc.integer({ min: 1, max: 9 }).map(String),
    room: fc
      .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 9 }))
      .map(([up, door]) => `${up}0${door}`),
  });
  const forms: [string, (b: string, e: string, r: string) => string][] = [
    ['栋单元', (b, e, r) => `${b}栋${e}单元${r}`],
    ['号楼单元室', (b, e, r) => `${b}号楼${e}单元${r}室`],
    ['dashes', (b, e, r) => `${b}-${e}-${r}`],
    ['in a sentence', (b, e, r) => `你好，我是${b}幢${e}单元${r}的业主，家里没水`],
  ];
  test.each(forms)('parses to itself: %s', (_name, write) => {
    fc.assert(
      fc.property(parts, ({ building, entrance, room }) => {
        expect(roomsIn(write(building, entrance, room))).toEqual([{ building, entrance, room }]);
      }),
      { seed: 20261124 },
    );
  });
});
