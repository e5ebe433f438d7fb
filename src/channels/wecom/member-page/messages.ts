import { templates } from '../../../messages/template.ts';

export const texts = templates(
  'wecomMemberPage',
  {
    title: '我的工单',
    count: '{count} 件',
    none: '现在没有您的工单，也没有待接的工单。',
    noneNote: '有新的，管家会在企业微信里发卡片给您。',
    said: '管家说',
    pending: '已收到，正在办理，请稍后刷新。',
    refresh: '刷新',
    retry: '重新打开',
    unknownTitle: '还没有登记您的账号',
    unknown: '员工名册里没有您的企业微信账号，请联系经理登记。',
    outsiderTitle: '只给本企业员工使用',
    outsider: '没有认出您是本企业的员工。业主报修请到物业客服的聊天里说。',
    expiredTitle: '链接已失效',
    expired: '这次登录没有完成，请重新打开。',
    signedOutTitle: '登录已过期',
    signedOut: '刚才的操作没有办理，请重新打开再点一次。',
    refusedTitle: '没有办理',
    refused: '这个按钮不是从您的页面点的，请重新打开再点一次。',
    unreachableTitle: '暂时打不开',
    unreachable: '现在连不上企业微信，请过一会儿重新打开；急的话直接在管家的会话里写。',
  },
  'staff',
);
