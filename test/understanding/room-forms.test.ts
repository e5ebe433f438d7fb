import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRooms } from '../../src/understanding/entities/rooms.ts';
import { fold } from '../../src/understanding/fold.ts';
import type { RoomRef } from '../../src/understanding/meaning.ts';

interface House {
  building: number;
  entrance: number;
  /** storey and door, both from 1 */
  storey: number;
  door: number;
}

const houses: fc.Arbitrary<House> = fc.record({
  building: fc.integer({ min: 1, max: 99 }),
  entrance: fc.integer({ min: 1, max: 9 }),
  storey: fc.integer({ min: 1, max: 45 }),
  door: fc.integer({ min: 1, max: 9 }),
});
const letters = fc.constantFrom(...'ABCDEFGH');
/** What people say around a room. Nothing of it is a room itself. */
const sentences = fc.constantFrom<[before: string, after: string]>(
  ['', ''],
  ['你好，', '漏水了'],
  ['我家', '的马桶堵了'],
  ['我是', '的业主，家里没电'],
  ['麻烦师傅来一下 ', '，谢谢'],
  ['锦绣花园', ' 13800000001'],
  ['地址：', '。明天下午三点在家'],
  ['住在', '，空调不制冷'],
);

const roomOf = ({ storey, door }: House): string => `${storey}0${door}`;

/** 1–99 as people write it in characters. */
function han(number: number): string {
  const digit = (value: number): string => '零一二三四五六七八九'.charAt(value);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digit(tens)}十`;
  return `${ten}${ones === 0 ? '' : digit(ones)}`;
}
const spelled = (digits: string): string =>
  [...digits].map((one) => '零一二三四五六七八九'.charAt(Number(one))).join('');
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

type Form = [write: string, (house: House) => string];

function check(written: string, expected: RoomRef, [before, after]: [string, string]): void {
  const text = `${before}${written}${after}`;
  const found = findRooms(text, fold(text));
  expect(found.map(({ value }) => value)).toEqual([expected]);
  const start = found[0]?.start ?? -1;
  expect(text.slice(start, found[0]?.end)).toBe(found[0]?.text);
  expect(written).toContain(found[0]?.text);
}
const options = { seed: 20261124, numRuns: 60 };

const whole: Form[] = ['栋', '幢', '号楼', '座', '#', '号栋', '#楼'].flatMap((mark): Form[] =>
  ['单元', '门', '梯'].flatMap((entrance): Form[] =>
    ['', '室', '房', '号', '户'].map((end) => [
      `3${mark}2${entrance}501${end}`,
      (house) => `${house.building}${mark}${house.entrance}${entrance}${roomOf(house)}${end}`,
    ]),
  ),
);
const dashed: Form[] = ['-', '－', '—', '/', '_', '~', '杠', '之', ' - '].map((dash) => [
  `3${dash}2${dash}501`,
  (house) => [house.building, house.entrance, roomOf(house)].join(dash),
]);
const mixed: Form[] = [
  ['3栋2-501', (house) => `${house.building}栋${house.entrance}-${roomOf(house)}`],
  ['3#2-501', (house) => `${house.building}#${house.entrance}-${roomOf(house)}`],
  ['3栋-2-501', (house) => `${house.building}栋-${house.entrance}-${roomOf(house)}`],
  ['3栋，2单元，501', (house) => `${house.building}栋，${house.entrance}单元，${roomOf(house)}`],
  ['3 栋 2 单元 501 室', (house) => `${house.building} 栋 ${house.entrance} 单元 ${roomOf(house)} 室`],
  ['3栋2单元的501', (house) => `${house.building}栋${house.entrance}单元的${roomOf(house)}`],
  ['第3栋第2单元501', (house) => `第${house.building}栋第${house.entrance}单元${roomOf(house)}`],
  ['3号2单元501', (house) => `${house.building}号${house.entrance}单元${roomOf(house)}`],
  [
    '三号楼二单元五零一室',
    (house) => `${han(house.building)}号楼${han(house.entrance)}单元${spelled(roomOf(house))}室`,
  ],
  [
    '三栋二单元五〇一',
    (house) => `${han(house.building)}栋${han(house.entrance)}单元${spelled(roomOf(house)).replace(/零/g, '〇')}`,
  ],
  ['３栋２单元５０１', (house) => wide(`${house.building}栋${house.entrance}单元${roomOf(house)}`)],
];

test.each([...whole, ...dashed, ...mixed])('%s reads as itself', (_form, write) => {
  fc.assert(
    fc.property(houses, sentences, (house, sentence) => {
      const expected = { building: `${house.building}`, entrance: `${house.entrance}`, room: roomOf(house) };
      check(write(house), expected, sentence);
    }),
    options,
  );
});

const withoutEntrance: Form[] = [
  ['3栋501', (house) => `${house.building}栋${roomOf(house)}`],
  ['3栋-501', (house) => `${house.building}栋-${roomOf(house)}`],
  ['3-501', (house) => `${house.building}-${roomOf(house)}`],
  ['12号501室', (house) => `${house.building}号${roomOf(house)}室`],
  ['12#501', (house) => `${house.building}#${roomOf(house)}`],
  ['三幢五零一室', (house) => `${han(house.building)}幢${spelled(roomOf(house))}室`],
];

test.each(withoutEntrance)('%s reads as itself', (_form, write) => {
  fc.assert(
    fc.property(houses, sentences, (house, sentence) => {
      check(write(house), { building: `${house.building}`, room: roomOf(house) }, sentence);
    }),
    options,
  );
});

test.each<[string, (letter: string, room: string) => string]>([
  ['B座1805', (letter, room) => `${letter}座${room}`],
  ['b栋1805室', (letter, room) => `${letter.toLowerCase()}栋${room}室`],
  ['B-1805', (letter, room) => `${letter}-${room}`],
  ['Ｂ座１８０５', (letter, room) => wide(`${letter}座${room}`)],
])('%s reads as itself', (_form, write) => {
  fc.assert(
    fc.property(letters, houses, sentences, (letter, house, sentence) => {
      check(write(letter, roomOf(house)), { building: letter, room: roomOf(house) }, sentence);
    }),
    options,
  );
});

test.each<[string, (house: House) => string]>([
  ['3栋2单元5楼', ({ building, entrance, storey }) => `${building}栋${entrance}单元${storey}楼`],
  ['3号楼2单元第5层', ({ building, entrance, storey }) => `${building}号楼${entrance}单元第${storey}层`],
  ['三幢二单元五楼', ({ building, entrance, storey }) => `${han(building)}幢${han(entrance)}单元${han(storey)}楼`],
])('%s has a floor and no room', (_form, write) => {
  fc.assert(
    fc.property(houses, sentences, (house, sentence) => {
      const { building, entrance, storey } = house;
      const expected = { building: `${building}`, entrance: `${entrance}`, floor: `${storey}` };
      check(write(house), expected, sentence);
    }),
    options,
  );
});

test.each<[string, string]>([
  ['二期', '2期'],
  ['A区', 'A区'],
  ['东区', '东区'],
  ['3号院', '3号院'],
])('%s before a building is kept as its area', (said, area) => {
  fc.assert(
    fc.property(houses, (house) => {
      const text = `${said}${house.building}栋${house.entrance}单元${roomOf(house)}`;
      const expected = { area, building: `${house.building}`, entrance: `${house.entrance}`, room: roomOf(house) };
      check(text, expected, ['我住', '']);
    }),
    options,
  );
});
