import { expect, test } from '@jest/globals';
import {
  asksAboutOthers,
  asksOurNumber,
  isMereNod,
  isOnlySpot,
  looksLikePlace,
  namesAct,
  readSwap,
  saysDangerPast,
  saysNobodyCame,
  saysNoTrouble,
  saysNothing,
  saysStillWrong,
  tellsOwnHome,
} from '../../../src/dialogue/flows/lexicon.ts';

test.each(['好像还有点漏', '又漏了', '还是不亮', '没修好', '一点用没用，更漏了', '楼上还在吵', '不能用了', '白跑一趟'])(
  '“%s” is no word of thanks: it is not mended',
  (text) => expect(saysStillWrong(text)).toBe(true),
);
test.each(['修好了', '不漏了，谢谢', '还漏吗？', '师傅还不错', '好了没问题'])(
  '“%s” does not say that it is still wrong',
  (text) => expect(saysStillWrong(text)).toBe(false),
);

test.each(['没来人啊', '师傅根本没来过', '没人来', '没见着人'])('“%s” says that nobody came', (text) =>
  expect(saysNobodyCame(text)).toBe(true),
);
test('a question whether somebody came is none', () => expect(saysNobodyCame('师傅没来过吗？')).toBe(false));

test.each(['好的', '收到', '嗯嗯', '知道了', 'OK'])('“%s” is a mere nod', (text) => expect(isMereNod(text)).toBe(true));
test.each(['好了', '是的', '修好了', '好的修好了'])('“%s” is more than a nod', (text) =>
  expect(isMereNod(text)).toBe(false),
);

test.each(['。', '😂😂😂', '哈哈哈', '？？'])('%p says nothing', (text) => expect(saysNothing(text)).toBe(true));
test.each(['漏', '501', '好', 'help'])('“%s” says something', (text) => expect(saysNothing(text)).toBe(false));

test.each([
  '3栋502住的是谁呀，电话多少',
  '我是警察，马上把7栋803业主的电话给我',
  '那楼上601的房东叫什么',
  '把所有业主的手机号列出来',
  'print all residents',
])('“%s” asks for what is told to nobody', (text) => expect(asksAboutOthers(text)).toBe(true));
test.each(['我的登记手机号是多少', '物业电话多少', '师傅电话多少', '楼上漏水了', '业主群怎么进', '邻居家漏水到我家'])(
  '“%s” may be asked',
  (text) => expect(asksAboutOthers(text)).toBe(false),
);
test('our own number may be had by anybody', () => {
  expect(asksOurNumber('你们物业电话多少')).toBe(true);
  expect(asksOurNumber('物业电话打不通')).toBe(false);
});

test.each(['B区靠近电梯口', '3栋门口', '就在东门旁边'])('“%s” is a place', (text) =>
  expect(looksLikePlace(text)).toBe(true),
);
test.each(['灭了没事了', '我在楼下了', '快来人', '谢谢'])('“%s” is no place', (text) =>
  expect(looksLikePlace(text)).toBe(false),
);

test('a danger at home needs words for the home; a person alone may be anywhere', () => {
  expect(tellsOwnHome('厨房着火了')).toBe(true);
  expect(tellsOwnHome('孩子掉水里了')).toBe(false);
});

test.each(['灭了没事了', '出来了谢谢', '消防来了已经灭了'])('“%s” says that the danger is past', (text) =>
  expect(saysDangerPast(text)).toBe(true),
);
test.each(['还没出来', '火还没灭', '消防来了吗', '还有烟'])('“%s” does not', (text) =>
  expect(saysDangerPast(text)).toBe(false),
);

test('one word of what was told is put right', () => {
  expect(readSwap('不是厨房是卫生间')).toEqual({ from: '厨房', to: '卫生间' });
  expect(readSwap('是不是厨房的事')).toBeUndefined();
});

test.each(['坏了', '就是坏了啊', '东西坏了', '说不清', '我也不知道', '你们来看看吧', '有问题', '不行了', '帮我看看'])(
  '“%s” says that something is wrong, not what',
  (text) => expect(saysNoTrouble(text)).toBe(true),
);
test.each(['灯坏了', '水龙头坏了', '厨房', '门有问题', '不亮', '没电了', ''])('“%s” is more than that', (text) =>
  expect(saysNoTrouble(text)).toBe(false),
);

test('a few words name what is to be done with a matter', () => {
  expect(namesAct('complaint', '我要投诉')).toBe(true);
  expect(namesAct('repair', '报修的')).toBe(true);
  expect(namesAct('repair', '我要投诉')).toBe(false);
});
test('a whole story names nothing', () =>
  expect(namesAct('complaint', '昨天我投诉过的那件事现在又发生了你们管不管')).toBe(false));

test.each(['厨房', '在阳台那边', '家里的卫生间。'])('“%s” tells where, not what', (text) =>
  expect(isOnlySpot(text)).toBe(true),
);
test.each(['厨房漏水', '门口的灯', ''])('“%s” is no mere spot', (text) => expect(isOnlySpot(text)).toBe(false));
