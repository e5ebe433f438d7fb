import { templates } from '../messages/template.ts';

/** Lines for staff who write to us without a command. */
export const staffTexts = templates(
  'staff-talk',
  {
    help: '可以这样写：接单 1024、到场 1024、完成 1024 换了阀芯 收费30、转单 1024 李师傅、退单 1024 原因、承诺 1024 明天18点 缺阀芯、回复 1024 内容；也可以引用工单卡片只写“接单”。看到问题直接写位置和情况，例如“3栋2单元楼道灯坏了”。',
    reportNeedsPlace: '收到。请写明在哪里、什么情况，例如“3栋2单元楼道灯坏了”，就能直接开单。',
  },
  'staff',
);
