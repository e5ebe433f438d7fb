import { staff, status, templates } from '../../messages/template.ts';

/** What staff read who report, look up or settle hazards. */
export const texts = templates(
  'hazard-command',
  {
    recorded: '隐患 {number} 已登记：{place}，{what}（{severity}）。{told}{photo}',
    known: '{place}{what}已在册，隐患 {number}（{state}），您说的已补充进去。{photo}',
    toldNow: '已私信提醒该户，请其 {by} 前处理。',
    toldLater: '现在是休息时间，{at} 私信提醒该户，请其 {by} 前处理。',
    notReached: '该户没有可用的会话，已开电话工单，请其 {by} 前处理。',
    toldTeams: '已告诉{teams}，{by} 前处理。',
    needsUnit: '知道房号后写“隐患 {number} 3-2-501”，我来通知该户。',
    needsPhoto: '还缺照片，请直接发来。',
    how: '请写清在哪、是什么，例如“隐患 3-2-501 阳台花盆”，最好附照片；严重程度可以加“轻微”“一般”“严重”。',
    photoAdded: '照片已存到隐患 {number}（{place}，{what}）。',
    placed: '隐患 {number} 的位置已改为{place}。{told}',
    unknownPlace: '没有找到“{text}”这一户。请写全几栋几单元几室，例如“隐患 {number} 3-2-501”。',
    unknown: '没有找到隐患 {number}。写“隐患列表”看在册的隐患。',
    which: '哪一条隐患？请写上编号，例如“{example}”。写“隐患列表”看在册的隐患。',
    listHead: '在册隐患 {count} 条（严重的在前）：',
    listLine: '{number} {place} {what}（{severity}，{state}，{by} 前）',
    listMore: '还有 {count} 条未列出。',
    listNone: '没有在册的隐患。',
    shown: '隐患 {number}：{place}，{what}（{severity}）\n状态：{state}，期限 {by}\n{history}',
    shownNote: '\n登记内容：{note}',
    history: '{at} {event}{who}',
    historyWho: '（{name}）',
    needsProof: '清除隐患 {number} 要有照片：请拍一张处理后的照片直接发来。',
    cleared: '隐患 {number}（{place}，{what}）已清除，住户已收到通知，辛苦了。',
    withdrawn: '隐患 {number}（{place}，{what}）已撤销。',
    over: '隐患 {number} {state}，不用再处理。',
    withdrawFor: '隐患由登记的人、班组长或经理撤销。没清除的请等核实。',
    writeFor: '书面通知由经理开具，请经理写“书面通知 {number}”。',
    writeNeedsUnit: '隐患 {number} 还没有对应的房号，书面通知不知道发给谁。请先写“隐患 {number} 3-2-501”。',
    writing: '正在开具隐患 {number}（{place}，{what}）的书面通知，马上发到您的私聊，请打印两份上门送达。',
    receiptNone: '隐患 {number} 没有待签收的书面通知。',
    receiptPhoto: '请拍下签好字的回执直接发来（隐患 {number}）。',
    receiptKept: '书面通知 {serial} 已签收，回执已存档。隐患清除后拍照写“隐患已清 {number}”。',
  },
  'staff',
);

/** What happened to a hazard, in a word, for its history. */
export const eventLabels: Readonly<Record<string, string>> = {
  found: '登记',
  placed: '补上房号',
  added: '补充',
  noticed: '私信提醒该户',
  acknowledged: '住户回复收到',
  reminded: '再次提醒',
  chased: '转电话通知',
  looked: '到期，请人查看',
  claimed: '住户说已处理，待核实',
  'notice-asked': '要求开书面通知',
  'notice-issued': '开具书面通知',
  receipt: '书面通知已签收',
  cleared: '清除',
  withdrawn: '撤销',
};

/** What residents read back: those at whose home it is, and those who told of one. */
export const residentTexts = templates('hazard-reply', {
  seen: '谢谢您，请您{action}，{by}前处理好。弄好后点“已处理”，拍张照片发来更好；自己不方便的话告诉我。',
  done: '谢谢您。方便的话拍一张处理后的照片发来，同事核实后就办结了。',
  photo: '照片收到，已存到隐患 {number}，谢谢您。',
  proof: '照片收到，谢谢您。同事核实后会告诉您。',
  over: '这一条已经办结了，不用再处理，谢谢您。',
  reported: status(
    '谢谢您的提醒，{place}{what}的隐患已登记，编号 {number}。已请{who}去现场查看，{by}前处理，处理好了告诉您。',
  ),
  reportedKnown: status(
    '谢谢您的提醒，{place}{what}的隐患已经在处理，编号 {number}。由{who}跟进，{by}前处理，处理好了告诉您。',
  ),
  patrol: '巡逻的同事',
});

/** Where something is if only its storey is known. */
export const places = templates('hazard-place', {
  storey: staff('{building}栋{entrance}{floor}楼'),
  entrance: staff('{entrance}单元'),
});
