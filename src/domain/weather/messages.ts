import { staff, templates } from '../../messages/template.ts';
import type { Kind, Level } from './alert.ts';
import type { Failure, FeedName } from './feed.ts';
import type { StepName } from './steps.ts';

/** What residents read. An official signal is passed on as it was written; our own words never look like one. */
export const notices = templates('weather', {
  official: '【气象台预警转发】{headline}\n{description}\n{sender} {sent} 发布\n信息来源：{sources}',
  ours: '【物业天气提示】{when}可能有{what}。',
  sources: '数据来源：{sources}',
  now: '目前起',
  from: '{from}起',
  between: '{from}到{to}',
  advice: '【温馨提醒】{advice}',
  hotline: '需要帮忙请联系服务热线 {hotline}。',
  atHome: '【提醒您家】{place}登记有{hazards}，请您{act}，{by}处理好。',
  hazard: '{what}（隐患编号 {number}）',
  actNow: '现在就',
  before: '{at}前',
  lifted: '【气象台预警转发】{headline}\n{sender} {sent} 发布\n信息来源：{sources}',
  over: '【物业天气提示】之前提醒的{what}已经过去，谢谢您的配合。阳台物品放回原位前请再检查一遍是否牢固。',
});

/** What staff and managers read. */
export const alarms = templates('weather-staff', {
  patrol: staff(
    '【阳台巡查】{title}\n请当班同事逐栋查看阳台、窗台和高处悬挂物，发现隐患拍照上报。查完一栋按一下按钮，或写“巡查 {example}”。',
  ),
  patrolAgain: staff(
    '【阳台巡查·已升级】{title}\n请当班同事重新逐栋查看阳台、窗台和高处悬挂物，发现隐患拍照上报。查完一栋按一下按钮，或写“巡查 {example}”。',
  ),
  cordon: staff('请在楼下外墙一侧拉起警戒，摆放警示标识，劝行人绕行。'),
  hazards: staff('重点查看：\n{list}'),
  hazardLine: staff('{place} {what}（隐患编号 {number}）{reach}'),
  notReached: staff('，该户不一定看得到消息，请上门或打电话'),
  moreHazards: staff('另有 {count} 处。'),
  noPatrolTeam: staff('这项巡查没有班组群可以通知，请您安排人。'),
  patrolOff: staff('【阳台巡查结束】{title}\n没有查完的楼栋不用再查了。{missing}'),
  patrolMissing: staff('没有登记巡查的：{list}。'),
  official: staff('{headline}（{sender} {sent} 发布）'),
  ours: staff('物业天气提示：{when}可能有{what}'),
  lifted: staff('{what}已解除'),
  sourceDown: staff(
    '【天气数据中断】{source}已连续 {failures} 次没有取到，最后一次取到是{last}，原因：{reason}。这不代表没有预警，请留意当地气象台；需要时写“天气 大风 橙色 今晚8点到明早6点”由物业自己发起。',
  ),
  sourceBack: staff('【天气数据恢复】{source}又能取到了，中断期间发布的预警已经补上。'),
  never: staff('从来没有取到过'),
});

/** The present state, for managers: 天气. */
export const states = templates(
  'weather-state',
  {
    head: '天气（{at}）',
    noSource: '没有接入天气数据，预警一律按“未获取”对待；可以写“天气 大风 橙色 今晚8点到明早6点”由物业自己发起。',
    sourceOk: '{source}：{at} 取到',
    sourceLost: '{source}：未获取（{reason}），最后一次取到是{last}',
    sourceWaiting: '{source}：还没有取到过',
    alert: '生效预警：{headline}（{sender} {sent} 发布，有效到{until}）',
    ours: '物业天气提示：{what}，{level}，{when}',
    noAlert: '目前没有生效的预警。',
    unknownAlert: '预警：未获取，不能当作没有预警。',
    patrol: '阳台巡查：已查 {done} 栋，未查 {list}',
    patrolDone: '阳台巡查：{done} 栋全部查完。',
    managersOnly: '“天气”给经理看，需要发起请告诉您的经理。',
    how: '请这样写：天气 大风 橙色 今晚8点到明早6点（天气可以是大风、暴雨、降雪、冰雹，级别可以是蓝、黄、橙、红）。',
    liftHow: '请写要解除的天气，例如：天气解除 大风。',
    past: '“{said}”已经过去了，请写以后的时间。',
    entered: '已按{level}发起{what}的提示，{when}。',
    lifted: '已解除{what}的提示。',
    nothingToLift: '没有由物业发起的{what}提示可以解除；气象台的预警由气象台解除。',
    patrolled: '{building}已登记巡查，还有 {left} 栋。',
    patrolledAll: '{building}已登记巡查，全部查完，辛苦了。',
    patrolledBefore: '{building}已由{name}在 {at} 登记过。',
    noBuilding: '这一轮巡查里没有“{said}”，请写楼栋，例如：巡查 {example}。',
    noPatrol: '现在没有进行中的阳台巡查。',
  },
  'staff',
);

/** What weather a manager entered, as it stands where an official signal has its headline. */
export const entered = templates('weather-entered', {
  headline: staff('{what}提示'),
});

/** What weather it is, in a word. */
export const kindLabels: Readonly<Record<Kind, string>> = { wind: '大风', rain: '强降雨', snow: '降雪', hail: '冰雹' };

/** Levels of our own words, which must not wear the colours of the official signals. */
export const levelLabels: Readonly<Record<Level, string>> = { 1: '一般', 2: '较重', 3: '严重', 4: '特别严重' };

export const sourceLabels: Readonly<Record<FeedName, string>> = {
  'qweather-alerts': '和风天气预警',
  'qweather-hourly': '和风天气预报',
  cap: '气象预警转发',
  'open-meteo': '天气预报',
};

/** Why a source brought nothing. */
export const failureLabels: Readonly<Record<Failure['kind'], string>> = {
  refused: '对方拒绝（密钥、额度或地址有误）',
  busy: '请求过于频繁',
  down: '对方没有应答',
  odd: '返回的内容无法识别',
};

/** What comes, in words without figures: what blows at a corner is more than any forecast says. */
export const whatComes: Readonly<Record<StepName, string>> = {
  loose: '较大阵风',
  sills: '大风',
  clear: '强阵风',
  storm: '狂风',
  hurricane: '极强的狂风',
  rain: '降雨',
  downpour: '暴雨',
  torrent: '大暴雨',
  snow: '降雪',
  heavySnow: '大雪',
  freezing: '冻雨',
  blizzard: '暴雪',
  hail: '冰雹',
};

/** What to do about it. */
export const advice: Readonly<Record<StepName, string>> = {
  loose: '请收好阳台外的衣物和衣架，关好门窗，固定好窗帘和纱窗。',
  sills: '请把窗台和栏杆上的花盆、晾杆、杂物移到室内，扣好窗户。',
  clear: '请清空阳台，关好门窗，尽量不要停留在阳台上。',
  storm: '请马上清空阳台、锁好门窗，待在室内，远离窗户；下楼时请绕开楼体外墙。',
  hurricane: '请马上锁好门窗，待在室内远离玻璃的地方，不要外出；有险情请立即联系物业。',
  rain: '请收好晾晒的衣物，关好门窗。',
  downpour: '请关好门窗，疏通阳台地漏，检查空调外机罩，低处物品垫高。',
  torrent: '请马上关好门窗，疏通阳台地漏，不要涉水外出，地下车位的车辆请尽早移出。',
  snow: '请收好晾晒的衣物和阳台外的花盆，关好门窗。',
  heavySnow: '请清理遮阳棚和搁架上的物品，留意屋檐积雪和冰凌，出行防滑。',
  freezing: '请留意外墙和窗沿结冰，不要停留在屋檐下，出行防滑。',
  blizzard: '请待在室内，不要靠近遮阳棚和屋檐，积雪冰凌由物业安排清理。',
  hail: '请把阳台物品和车辆移到有遮挡的地方，关好门窗，远离玻璃。',
};
