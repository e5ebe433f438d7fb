import { expect, test } from '@jest/globals';
import { findRooms, readRoomPart } from '../../src/understanding/entities/rooms.ts';
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

test.each([
  ['你好，二期3栋2单元501室漏水', '二期3栋2单元501室'],
  ['住在1栋二门七楼左（702室），没水', '1栋二门七楼左（702室）'],
  ['我是5栋的业主，住501', '5栋的业主，住501'],
  ['楼栋：3，房号：501', '楼栋：3，房号：501'],
  ['地下车库B2漏水', '地下车库B2'],
])('%s: the span is what was said of the place', (text, words) => {
  expect(findRooms(text, fold(text)).map((span) => span.text)).toEqual([words]);
});

test.each([
  ['二期3栋', '2期'],
  ['a区5栋1203', 'A区'],
  ['三期A区12号楼', '3期A区'],
  ['3号院5号楼', '3号院'],
  ['3栋501', undefined],
])('%s stands in %s', (text, area) => {
  expect(roomsIn(text).map((room) => room.area)).toEqual([area]);
});

test('what is taken already is no room', () => {
  const text = '取消301室';
  expect(findRooms(text, fold(text), [{ start: 2, end: 6 }])).toEqual([]);
});

test.each([
  ['501的', { room: '501' }],
  ['二单元', { entrance: '2' }],
  ['5栋', { building: '5' }],
  ['漏水', undefined],
])('a part of a room for corrections: %s', (fragment, part) => {
  expect(readRoomPart(fragment, fold(fragment))).toEqual(part);
});
