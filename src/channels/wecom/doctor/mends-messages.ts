import { templates } from '../../../messages/template.ts';

/** What an administrator does about a refusal of WeCom. */
export const mends = templates(
  'wecomMend',
  {
    unreachable: '检查本机能不能上外网、能不能解析域名；有代理时核对 WECOM_API_BASE',
    again: '过几分钟再运行一次',
    overLimit: '多次填错 Secret 会被停用一小时；一小时后再运行',
    wrongSecret: '到管理后台的应用详情页重新查看 Secret，填进 WECOM_AGENT_SECRET；并确认应用没有停用',
    wrongCorp: '核对 WECOM_CORP_ID（“我的企业”页最下面）；Secret 要取自同一家企业的应用',
    ipNotAllowed: '管理后台 → 应用详情 → 企业可信IP，加上本机的出口 IP，约一分钟后生效',
    wrongAgent: 'WECOM_AGENT_ID 和 WECOM_AGENT_SECRET 要取自同一个应用的详情页',
    notGranted: '管理后台 → 微信客服 → API → 可调用接口的应用，加上本应用，并把客服账号交给它管理',
    notVerified: '企业还没有认证，先完成企业认证',
    outOfRange: '管理后台 → 应用详情 → 可见范围，加上相关的成员和接待人员；并确认应用没有停用',
    kfSettings: '管理后台 → 微信客服，核对是否在企业微信里开通、API 是否打开、接待人员是否已设',
    goneTarget: '在群里重新添加消息推送，把新的 key 写进小区文件，再运行 npm run setup',
    goneChat: '应用群聊要由本应用创建；改用群里的消息推送，或核对小区文件里的 appchat',
    other: '在 docs/wecom.zh-CN.md 的“常见错误”里查这个错误码',
  },
  'staff',
);
