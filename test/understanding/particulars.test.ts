import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Meaning, ParkingSpace, PersonName } from '../../src/understanding/meaning.ts';
import { aReader } from './reader.ts';

let read: (text: string) => Meaning;
beforeAll(async () => {
  read = await aReader();
});

const valuesOf = <T>(spans: { value: T }[]): T[] => spans.map(({ value }) => value);
const wordsOf = (spans: { text: string }[]): string[] => spans.map(({ text }) => text);

describe('money', () => {
  test.each<[string, number]>([
    ['三百块', 300],
    ['￥128.5', 128.5],
    ['¥1,200', 1200],
    ['一千二', 1200],
    ['2万', 20_000],
    ['1.5万的押金', 15_000],
    ['2w块', 20_000],
    ['两万五', 25_000],
    ['30余万元', 300_000],
    ['三百五十块', 350],
    ['三千多块', 3000],
    ['3块5', 3.5],
    ['每平2块8', 2.8],
    ['二十一块五', 21.5],
    ['5毛', 0.5],
    ['物业费2.80元每平米', 2.8],
    ['修一下收我80块钱', 80],
    ['贵了两块', 2],
    ['换个龙头要一百五，太贵了', 150],
    ['完成 换了阀芯 收费30', 30],
    ['停车费涨到300了', 300],
  ])('%s is %d yuan', (text, yuan) => {
    expect(valuesOf(read(text).money)).toEqual([yuan]);
  });

  test.each([
    '一块玻璃碎了',
    '我们一块去',
    '一千多户',
    '三元桥',
    '3栋501',
    '一百二十平',
    '第三个',
    '打4分',
    '13800000001',
  ])('no money: %s', (text) => {
    expect(read(text).money).toEqual([]);
  });

  test('any sum in figures is read as itself', () => {
    const marks = fc.constantFrom<(figure: string) => string>(
      (figure) => `${figure}元`,
      (figure) => `${figure}块钱`,
      (figure) => `￥${figure}`,
      (figure) => `${figure} 元`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), marks, (cents, write) => {
        const text = `押金${write(String(cents / 100))}，什么时候退`;
        expect(valuesOf(read(text).money)).toEqual([cents / 100]);
      }),
      { seed: 20261124 },
    );
  });
});

describe('counts', () => {
  test.each([
    ['三个灯坏了', { amount: 3, measure: '个', thing: '灯' }],
    ['两扇窗', { amount: 2, measure: '扇', thing: '窗' }],
    ['楼道两盏灯不亮', { amount: 2, measure: '盏', thing: '灯' }],
    ['5台空调', { amount: 5, measure: '台', thing: '空调' }],
    ['一个水龙头漏水', { amount: 1, measure: '个', thing: '水龙头' }],
    ['我家两个人', { amount: 2, measure: '个', thing: '人' }],
    ['3把钥匙', { amount: 3, measure: '把', thing: '钥匙' }],
    ['一块玻璃碎了', { amount: 1, measure: '块', thing: '玻璃' }],
    ['报了三次了', { amount: 3, measure: '次' }],
    ['3栋2单元501三个灯不亮', { amount: 3, measure: '个', thing: '灯' }],
  ])('%s', (text, count) => {
    expect(valuesOf(read(text).counts)).toEqual([count]);
  });

  test.each(['第三个灯', '两个小时没来', '3个月没修', '03户型', '六部门', '三百块', '5号楼'])(
    'no count: %s',
    (text) => {
      expect(read(text).counts).toEqual([]);
    },
  );
});

describe('plates', () => {
  test.each([
    ['沪A12345挡住我了', '沪A12345'],
    ['粤B·D12345', '粤BD12345'],
    ['粤bd12345 占了我车位', '粤BD12345'],
    ['粵B12345', '粤B12345'],
    ['京 A 12345', '京A12345'],
    ['ｓ沪Ｂ８８８８８', '沪B88888'],
    ['浙A1234学', '浙A1234学'],
    ['苏E12345F', '苏E12345F'],
    ['车牌A8888K', 'A8888K'],
  ])('%s', (text, plate) => {
    expect(valuesOf(read(text).plates)).toEqual([plate]);
  });

  test.each(['沪A123', '新A区5栋', '京A1234567', '粤语', '3栋501'])('no plate: %s', (text) => {
    expect(read(text).plates).toEqual([]);
  });

  test('is no room, phone or ticket', () => {
    const { rooms, phones, ticketNumbers } = read('沪A10245的车堵在3栋门口');
    expect([valuesOf(rooms), phones, ticketNumbers]).toEqual([[{ building: '3' }], [], []]);
  });
});

describe('persons', () => {
  test.each<[string, PersonName]>([
    ['我姓陈', { surname: '陈', isSpeaker: true }],
    ['免贵姓刘', { surname: '刘', isSpeaker: true }],
    ['我姓欧阳', { surname: '欧阳', isSpeaker: true }],
    ['王女士', { surname: '王', title: '女士', isSpeaker: false }],
    ['王雷先生', { surname: '王', given: '雷', title: '先生', isSpeaker: false }],
    ['我叫李雷', { surname: '李', given: '雷', isSpeaker: true }],
    ['我是王芳，住3栋501', { surname: '王', given: '芳', isSpeaker: true }],
    ['姓王的业主', { surname: '王', isSpeaker: false }],
    ['联系人：王芳 13800000001', { surname: '王', given: '芳', isSpeaker: false }],
    ['业主李明，3栋', { surname: '李', given: '明', isSpeaker: false }],
  ])('%s', (text, person) => {
    expect(valuesOf(read(text).persons)).toEqual([person]);
  });

  test.each(['张师傅没来', '关于先生', '老百姓都知道', '我叫了师傅', '我是常住业主', '业主陆续入住', '你姓什么'])(
    'nobody: %s',
    (text) => {
      expect(read(text).persons).toEqual([]);
    },
  );

  test('our own people are mentions of staff and no persons', () => {
    const { persons, staffMentions } = read('王女士说张师傅没来');
    expect([wordsOf(persons), wordsOf(staffMentions)]).toEqual([['王女士'], ['张师傅']]);
  });
});

describe('parking spaces', () => {
  test.each<[string, ParkingSpace]>([
    ['地下二层A103车位', { number: 'A103', floor: '-2' }],
    ['地下车库B2区15号', { number: '15', floor: '-2' }],
    ['B1停车场C区105车位漏水', { number: 'C105', floor: '-1' }],
    ['B2-015车位', { number: '015', floor: '-2' }],
    ['负一层车位23号', { number: '23', floor: '-1' }],
    ['我的车位A103被占了', { number: 'A103' }],
    ['车位号：C-128', { number: 'C128' }],
    ['5号车位被占了', { number: '5' }],
  ])('%s', (text, space) => {
    expect(valuesOf(read(text).parkingSpaces)).toEqual([space]);
  });

  test.each(['车位费300元', '车库3号门', '想租个车位', '12号来修车库'])('none: %s', (text) => {
    expect(read(text).parkingSpaces).toEqual([]);
  });
});

test.each([
  ['幺三八零零零零零零零幺', '13800000001'],
  ['138.0000.0001', '13800000001'],
])('a phone as it is spoken: %s', (text, phone) => {
  expect(valuesOf(read(text).phones)).toEqual([phone]);
});

test('every value keeps the words it came from', () => {
  const pieces = fc.constantFrom(
    ...[
      '3栋',
      '501',
      '三',
      '百',
      '块',
      '元',
      '￥',
      '128.5',
      '两',
      '扇',
      '窗',
      '沪',
      'A12345',
      '姓',
      '王',
      '女士',
      '我叫',
      '车位',
    ],
    ...['地下', 'B2', '区', '15', '号', '万', '，', ' ', '个', '灯', '\ud83d', 'ﷺ', 'İ', '１'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
      const text = list.join('');
      const { rooms, money, counts, plates, persons, parkingSpaces } = read(text);
      for (const span of [...rooms, ...money, ...counts, ...plates, ...persons, ...parkingSpaces]) {
        expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(span.text.trim()).not.toBe('');
      }
    }),
    { seed: 20261124, numRuns: 400 },
  );
});
