import { expect, test } from '@jest/globals';
import { findUrgency } from '../../src/understanding/entities/urgency.ts';
import { fold } from '../../src/understanding/fold.ts';

const isUrgent = (text: string): boolean => findUrgency(text, fold(text)) !== undefined;

test.each([
  '厨房水管爆了，水都流到客厅了',
  '洗手间漏水止不住',
  '家里突然没电了',
  '全家停水了',
  '马桶往外冒粪水',
  '地漏返水到客厅',
  '钥匙断在锁里进不了家',
  '孩子被反锁在房间里',
  '3栋电梯坏了，老人上不去',
  '电梯停了不动',
  '插座冒火花',
  '屋企冇晒電',
  '停水三天了还没来',
  '家里一点水都没有',
  '空开跳了推不上去',
  '厨房下水反上来一地脏水',
  '楼道里有根电线垂下来了',
  '滑梯旁边电缆外露',
  '门被风带上了，没带钥匙',
  '楼顶的铁皮被风吹得晃，快掉了',
  '路中间的井盖不见了',
  '客厅吊顶裂了，眼看要塌',
  '三天两头跳闸，今天又没电了',
])('urgent: %s', (text) => {
  expect(isUrgent(text)).toBe(true);
});

test.each([
  '水龙头一直滴水',
  '客厅灯泡不亮，换一个',
  '纱窗破了',
  '楼道灯不亮',
  '空调不太凉',
  '马桶水箱有点漏，不急',
  '门把手松了',
  '可视对讲没声音',
  '停车位怎么租',
  '电梯三天两头坏',
  '这个月经常停水',
  '5号楼电梯故障快一个月了',
  '上周水管爆了，已经修好了',
  '垃圾桶轮子掉了，有小孩玩，怕危险',
  '我公司的电梯停了',
  '建议搞一次触电急救的讲座',
  '门锁没电了',
  '厨房瓷砖翘起来两块',
  '卧室墙皮掉下来一点',
  '窗户有点歪，关不严',
  '晾衣架晃得厉害',
  '煤气灶旋钮松了',
  '收费太高，我担心哪天会停电',
])('can wait: %s', (text) => {
  expect(isUrgent(text)).toBe(false);
});

test('the reason is in the words of the text', () => {
  const text = '你好，厨房水管爆了';
  expect(findUrgency(text, fold(text))?.text).toBe('水管爆');
});

test('a letter about months is urgent only in what is so now', () => {
  const months =
    '尊敬的领导：我们小区自去年入住以来问题不断，电梯经常停运，水管多次爆裂，物业对此置之不理，我们多次反映都没有结果，业主们苦不堪言，' +
    '恳请有关部门督促整改，还我们一个安心的居住环境。';
  expect(isUrgent(months)).toBe(false);
  expect(isUrgent(`${months}今天早上整栋楼又没水了。`)).toBe(true);
});
