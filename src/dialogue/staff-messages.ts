import { templates } from '../messages/template.ts';

/** Lines for staff who write to us without a command. */
export const staffTexts = templates(
  'staff-talk',
  {
    help: '可以这样写：接单 1024、到场 1024、完成 1024 换了阀芯 收费30、转单 1024 李师傅、退单 1024 原因、承诺 1024 明天18点 缺阀芯、回复 1024 内容；也可以引用工单卡片只写“接单”。看到问题直接写位置和情况，例如“3栋2单元楼道灯坏了”。',
    claimed:
      '{name}，核对好了，以后在这里和工作群里都可以写指令，写“帮助”看全部。经理要绑定群，请到群里写“绑定 班组名”。',
    claimWrong: '姓名和手机号与登记的不一致，请核对后再写“员工 姓名 手机号”；换过手机号请先联系经理更新。',
    claimLocked: '试的次数太多，请 {until} 以后再试，或联系经理登记。',
    claimForManagers: '{name}刚用登记的姓名和手机号认证了微信。如果不是本人，请马上联系管理员取消。',
    reportNeedsPlace: '收到。请写明在哪里、什么情况，例如“3栋2单元楼道灯坏了”，就能直接开单。',
  },
  'staff',
);
