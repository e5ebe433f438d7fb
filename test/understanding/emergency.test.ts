import { describe, expect, test } from '@jest/globals';
import { detectEmergency } from '../../src/understanding/emergency.ts';
import type { EmergencyKind } from '../../src/understanding/meaning.ts';

const emergencies: [string, EmergencyKind][] = [
  ['5栋12楼厨房着火了！', 'fire'],
  ['對面樓著火啦', 'fire'],
  ['地库有辆车在冒黑烟', 'fire'],
  ['楼道里一股烧焦的味道，好像是电线', 'fire'],
  ['昨天就有烟味，刚才冒浓烟了快来', 'fire'],
  ['着火了怎么办啊', 'fire'],
  ['一进门就闻到好大煤气味', 'gas_leak'],
  ['厨房燃气泄漏了，关不掉', 'gas_leak'],
  ['昨天就有天然气味，现在更重了', 'gas_leak'],
  ['装修师傅打孔把天然气管道打穿了', 'gas_leak'],
  ['我们被困在3栋电梯里了', 'lift_trapped'],
  ['电梯突然一顿就不动了，我和婆婆在里面', 'lift_trapped'],
  ['电梯卡在6楼和7楼之间，我和孩子在里面', 'lift_trapped'],
  ['货梯不动了，里面还有人', 'lift_trapped'],
  ['困电梯了救命', 'lift_trapped'],
  ['娃被关电梯里面了', 'lift_trapped'],
  ['地下车库被淹了，水还在往里灌', 'flooding'],
  ['主管爆了，整层楼都淹了', 'flooding'],
  ['走廊水漫金山了止不住', 'flooding'],
  ['有个工人触电了', 'electric_shock'],
  ['路灯杆漏电，小狗被电到了', 'electric_shock'],
  ['水龙头一碰就麻，水里有电', 'electric_shock'],
  ['外墙瓷砖正在往下掉', 'falling_object'],
  ['楼上玻璃掉下来砸到人了', 'falling_object'],
  ['有个老太太晕倒在花园', 'medical'],
  ['我爸心脏病犯了，快帮忙', 'medical'],
  ['奶奶心口痛得直冒汗', 'medical'],
  ['爷爷躺在地上叫不醒', 'medical'],
  ['有小朋友被蛇咬了', 'medical'],
  ['小孩从滑梯上摔下来了满头是血', 'medical'],
  ['楼下两个人打起来了', 'intruder'],
  ['有人在撬我家门，我害怕', 'intruder'],
  ['帮我打一下110', 'other'],
  ['救命啊', 'other'],
  ['我被关电梯里面了', 'lift_trapped'],
  ['配电间灌水了', 'flooding'],
  ['招牌被大风刮下来了，有人被压住', 'falling_object'],
  ['着火以后门打不开了，快来救我们', 'fire'],
];

const harmless = [
  '煤气费在哪交',
  '这个月燃气费多少',
  '小区消防演习几点开始',
  '家里热得像着火了似的，空调又坏了',
  '电梯慢得要死',
  '隔壁天天吃火锅味道好大',
  '着火了应该打什么电话',
  '如果电梯困人了怎么办',
  '去年我们楼着过火，消防设施还没换吗',
  '水龙头一直滴水',
  '厨房水管爆了，水都流到客厅了，3栋2单元501',
  '电梯卡在哪里办',
  '电梯卡丢了',
  '热水器打不着火',
  '漏电保护器老跳闸',
  '楼道里有人抽烟，烟味很大',
  '楼上吵得我要跳楼了',
  '物业再不来我要气晕了',
  '阳台花盆快要掉下来了',
  '电梯经常困人，你们管不管',
  '楼上两口子吵架像打架一样',
  '我急得火烧眉毛了',
  '上次困在电梯里的事处理了吗',
  '没有煤气味，就是打不着',
  '烟感没电了嘀嘀响',
  '被电动车撞坏的门修了吗',
  '有管道煤气吗',
  '厨房漏水，还有电梯也坏了',
  '家里失火之后什么都没剩下，先借住在朋友那里',
  '去年触电留下了后遗症，现在在家养着',
  '气得我一肚子火，都要爆炸',
  '楼道堆满杂物，一旦起火谁也跑不掉',
  '消防通道锁着，万一着火了怎么逃',
];

const letter =
  '尊敬的领导您好：我是锦绣花园的业主，小区物业管理混乱，保安形同虚设，前不久大白天发生入室抢劫，消防设施全部失效，' +
  '多次反映没有任何答复，恳请有关部门督促物业尽快整改，保障全体业主的生命财产安全。';

describe('an emergency', () => {
  test.each(emergencies)('%s → %s', (text, kind) => {
    expect(detectEmergency(text)?.value).toBe(kind);
  });

  test('is shown in the words it was told in', () => {
    const text = '救救我們，電梯困人了';
    const found = detectEmergency(text);
    expect(found && text.slice(found.start, found.end)).toBe(found?.text);
    expect(found?.text).toContain('電梯');
  });
});

describe('a letter to an office', () => {
  test('that tells of dangers is no emergency', () => {
    expect(detectEmergency(letter)).toBeUndefined();
  });

  test('that calls for help is one', () => {
    expect(detectEmergency(`${letter}现在正有人撬我家的门，快来人！`)?.value).toBe('intruder');
  });
});

test('however long it is, whoever is shut in a lift is heard', () => {
  const told =
    '我们一家三口被困在3栋2单元的电梯里已经二十多分钟了，按了铃没有人接，打物业的电话也一直占线，孩子吓得直哭，老人喘得厉害，' +
    '这电梯上个月就坏过，你们领导到底管不管，请马上派人';
  expect(detectEmergency(told)?.value).toBe('lift_trapped');
});

test.each(harmless)('no emergency: %s', (text) => {
  expect(detectEmergency(text)).toBeUndefined();
});
