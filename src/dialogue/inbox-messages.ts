import { staff, templates } from '../messages/template.ts';

export const inboxTexts = templates('inbox', {
  whichCommunity: '您好，我是物业管家。请问您在哪个小区？目前服务的有：{names}。把小区名和要说的事一起发给我就行。',
  whichCommunityNow: '您别慌，已收到。{safety}请马上告诉我您在哪个小区、什么位置，值班电话：{hotlines}。',
  unplacedEmergency: staff('有人在共用账号上报紧急情况，小区还没问清：{text}。请留意，问清后会正式派单。'),
  notReady: '您好，我是物业管家，服务正在准备中，请稍后再来找我，谢谢您。',
  staffOnly: staff(
    '您好，这个群里的操作只对登记过的员工开放。请先私聊我写“员工 姓名 手机号”，核对后就能用；还是不行请联系经理登记。',
  ),
  troubleInGroup: staff('刚才这条没有处理成功，请再发一次；还是不行请直接打电话给班组长或经理。'),
});
