import { templates } from '../../messages/template.ts';

export const puppetWords = templates(
  'wechatyPuppet',
  {
    chosen: '微信通道使用 {puppet}。已知的 puppet，能做什么，封号可能多大：',
    line: '  {puppet}：{can}；封号：{ban}',
    puppet: 'puppet',
    cost: '费用',
    ban: '封号可能',
  },
  'staff',
);

export const puppetAbilities = templates(
  'wechatyAbility',
  {
    direct: '私聊',
    rooms: '群聊',
    files: '图片和文件',
    mentions: '@人',
    members: '群成员',
    roomsCreate: '建群邀人',
    links: '链接卡片',
    stableIds: '编号不变',
  },
  'staff',
);

export const puppetSupport = templates(
  'wechatySupport',
  { yes: '有', partly: '部分', no: '无', unknown: '不明' },
  'staff',
);

export const puppetCosts = templates('wechatyCost', { free: '免费', paid: '付费' }, 'staff');

export const puppetBans = templates(
  'wechatyBan',
  {
    none: '官方接口，不因此封号',
    medium: '中：有人发几十条即限制一天，再犯七天',
    oneBuild: '不明：非官方，只配一个确切版本的微信客户端',
    veryHigh: '很高：有人几秒内被封',
    dead: '已停用：2024年5月起不能登录',
  },
  'staff',
);
