import { staff, templates } from '../../messages/template.ts';

/** What owners read in the talks. Any of it can be replaced by a community under its id (`repair.opened`, …). */
export const repairTexts = templates('repair', {
  askWhat: '您好，请问是什么东西坏了、现在是什么情况？有照片也可以直接发来。',
  askWhatAndWhere: '您好，请问是哪里、什么东西坏了？例如“厨房水龙头漏水”或“3栋电梯不动”，有照片也可以直接发来。',
  askWhere: '好的，请问在哪里？家里的请告诉我几栋几单元几室，公共地方说一下位置就行。',
  askWhichHome: '好的，请问是您的哪一处？',
  askWhichBuilding: '好的，请问是几栋几单元的？',
  human: '转人工',
  openedUrgent: '已为您登记急修，工单 {number}：{place}，{what}。{coming}如有不对，直接告诉我改。',
  opened: '已为您登记报修，工单 {number}：{place}，{what}。{coming}如有不对，直接告诉我改。',
  added: '收到，已补充到工单 {number}，跟进的同事能看到。',
  already: '您反映的这件事已在处理：工单 {number}，{place}。已把您刚说的补充进去。{standing}',
  changed: '好的，工单 {number} 的{what}，已通知跟进的同事。',
  changedPhone: '联系电话已改为 {phone}',
  notedTime: '上门时间已记下：{availability}',
  changedTime: '上门时间已改为{availability}',
  placeCorrected: '好的，工单 {number} 的位置已改为{place}，已通知跟进的同事。',
});

/** What is usually broken, to choose from. */
export const troubleTexts = templates('trouble', {
  ask: '没关系，是下面哪一类？点一下或回个数字就行，说一句具体的也可以。',
  water: '水：漏水、停水、下水堵',
  power: '电：没电、灯不亮、跳闸',
  door: '门、窗、锁',
  shared: '电梯、大门等公共的',
  other: '别的东西坏了',
});

/** Said first to somebody who is upset. */
export const feelingTexts = templates('feeling', {
  angry: '这件事让您生气了，非常抱歉，我们会认真处理。',
  angryAgain: '您的心情我们理解，这件事会一直跟到底。',
  distressed: '听得出来您很着急，我们这就来帮您。',
  distressedAgain: '您着急我们明白，正在抓紧办。',
});

/** What may have been meant, as buttons. */
export const readingTexts = templates('reading', {
  which: '好的，想先和您确认一下，这件事是下面哪一种？点一下或回个数字就行。',
  repair: '有东西坏了，要报修',
  complaint: '反映问题、投诉',
  question: '想咨询一下',
  progress: '问之前那件事的进度',
  cancel: '取消之前的工单',
});

export const voiceTexts = templates('voice', {
  opened: '语音收到了，已保存好，工单 {number}。{coming}如果是东西坏了，回个数字，我马上先安排师傅：',
  kept: '语音收到了，会一起转给同事听。',
  forStaff: staff('语音留言，请听附件后回复或电话联系'),
  seeNote: staff('详见语音附件'),
  becameRepair: staff('已另报修 {number}，语音随报修单走'),
  added: '语音已经转给跟进的同事去听，工单 {number}。',
});

export const availabilityTexts = templates('availability', {
  ask: '好的，{place}。请问什么时候家里有人，方便师傅上门？',
  askShop: '好的，{place}。请问什么时候店里有人，方便师傅上门？',
  anytime: '随时都行',
  today: '今天都在',
  tomorrow: '明天都行',
  weekend: '周末',
});

export const identityTexts = templates('identity', {
  askRoomAndPhone: '为了保护住户信息，请把房号（例如3栋2单元501）和在物业登记的手机号发给我，核对后马上安排。',
  askPhone: '为了保护住户信息，请再告诉我在物业登记的手机号，核对后马上安排。',
  noMatch: '您提供的房号和手机号暂时没有核对上，请两项都再核对一下。',
  matched: '核对好了，谢谢您。',
  locked: '您提供的信息几次都没有核对上，为了保护住户信息，接下来由同事人工核对，您说的内容都已转过去。',
});

export const complaintTexts = templates('complaint', {
  askWhat: '{sorry}请问具体是什么事情、什么时候、在哪里？您慢慢说，我都记下来。',
  sorry: '给您带来不好的感受，非常抱歉。',
  opened: '{sorry}已为您登记投诉，工单 {number}。{coming}处理的每一步都会告诉您。',
  openedConfidential:
    '{sorry}已为您登记投诉，工单 {number}，不会转给当事的部门和人员。{coming}处理的每一步都会告诉您。',
  added: '收到，已补充到投诉工单 {number}，跟进的同事能看到。',
});

export const questionTexts = templates('question', {
  handedOn: '您说的已记下，工单 {number}。{coming}答复会直接发在这里。',
  about: staff('{text}（刚报了工单 {number}：{what}）'),
  added: '收到，已一并转给跟进的同事，工单 {number}。',
  greeting: '您好，我是{community}的管家。报修、投诉、咨询或查进度，直接告诉我就行。急事请拨打{hotline}。',
  thanks: '不客气，有事随时找我。',
  praise: '谢谢您的肯定，一定转告同事，我们会继续做好。',
  forgotten: '您之前说到一半的事情我们换了新的登记方式，麻烦您再说一遍，谢谢您。',
  resumed: '接着刚才的事：',
  goOn: '我们接着说刚才的事：',
  stillOpen: '您之前说的“{what}”还没有登记完，方便的时候回一句就行。{question}',
  stillOpenPlain: '您之前说的事还没有登记完，方便的时候回一句就行。{question}',
  handedHalfWay: '您之前说的“{what}”还没有登记完，怕耽误您，已先转给同事电话联系您，工单 {number}。{coming}',
  halfWayForStaff: staff('报事说到一半没有下文，请电话联系补全后处理：{what}'),
  startOver: '好的，我们重新来。',
  here: '在的，您说。',
  nod: '好的，有进展马上告诉您。',
  whatIsWrong: '好的，请问哪里不对？直接告诉我改。',
  privacy:
    '为了保护每一位住户，姓名、房号、电话和行踪我们都不对外提供，请您谅解。要联系对方的话，告诉我是什么事，由同事代为转达。',
  ourNumber: '我们的服务电话是{hotline}。也可以直接在这里告诉我是什么事，我来安排。',
  pictureOnly: '照片收到了，请问是什么情况、在哪里？',
  emptyMessage: '收到。请问有什么可以帮您？报修、投诉、咨询或查进度，直接告诉我就行。',
  notYours: '这条消息上的操作不是给您的，没有改动任何内容。有事请直接告诉我。',
  outdated: '这个选项已经过时了，没有改动任何内容。有事请直接告诉我。',
  trouble: '您的消息已收到，处理时遇到一点问题，已转给同事人工跟进，急事请拨打{hotline}。',
  troubleForStaff: staff('有一条消息自动处理失败，请人工查看并回复：{text}'),
});

export const statusTexts = templates('ticket-status', {
  none: '您目前没有处理中的工单。有需要报修、投诉或咨询的，直接告诉我。',
  line: '工单 {number}（{title}，{place}）：{standing}',
  urged: '已替您催了工单 {number}。{standing}{sorry}',
  waited: '让您久等了，非常抱歉。',
  urgedSeveral: '{sorry}已替您一起催了：\n{lines}',
  whichCancel: '请问要取消哪一个？',
  keep: '都不取消',
  cancelled: '好的，工单 {number} 已取消，也已告诉跟进的同事。之后需要再找我就行。',
  kept: '好的，都保留，继续为您处理。',
  talkCancelled: '好的，这次就不登记了。之后需要再找我就行。',
  askCancel: '请问是要取消工单 {number}（{title}，{place}）吗？',
  yesCancel: '是的，取消',
  cancelTooLate: '工单 {number} 已经处理完了，不用再取消。有别的需要直接告诉我。',
});

export const handoffTexts = templates('handoff', {
  opened: '好的，这就请同事来和您说，工单 {number}。{coming}您可以先把情况写下来，同事都能看到。',
  relayed: '已转给同事，工单 {number}。',
  ended: '好的，这边先到这里，有事随时找我。',
  relay: staff('工单 {number} 来话：{text}'),
  transcript: staff('最近的对话：\n{lines}'),
});

export const signOffTexts = templates('sign-off', {
  thanks: '谢谢您的确认，工单 {number} 已签收。',
  closedAnswered: '谢谢您，工单 {number} 已办结。有事随时找我。',
  voiceFirst: '语音收到了，已放进工单 {number}，同事会听。请问处理好了没有？点一下或回个数字就行，没处理好请直说。',
  pictureFirst: '照片收到了，已放进工单 {number}。请问处理好了没有？点一下就行，没处理好请直说。',
  lookFirst: '好的，您先看看，不着急。工单 {number} 的结果点一下就行，没处理好也请直说。',
  reopened: '非常抱歉没有修好。工单 {number} 已重新安排{who}返修，{by}前到现场，不再另排队。',
  reopenedTwice:
    '非常抱歉又没有修好。工单 {number} 已重新安排{who}返修，{by}前到现场，同时已报告{manager}亲自跟进，您也可以直接拨打{phone}找他。',
  dissatisfied: '非常抱歉没有让您满意。工单 {number} 已报告{who}亲自处理，{by}前答复您。',
  rated: '已记下您的 {score} 分，谢谢您。还有什么想说的，直接写在这里就行。',
  ratedLow: '已记下您的 {score} 分，非常抱歉没有做好，{who}会看到并跟进。哪里做得不好，您愿意的话直接写在这里。',
  rerated: '已改为 {score} 分，谢谢您。',
  commented: '您的话已经记下了，谢谢您。',
});
