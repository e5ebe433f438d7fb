import { templates } from '../../../messages/template.ts';

/** Why a connection ended, as those who run it read it. */
export const endings = templates(
  'wechatyEnding',
  {
    unreachable: '连不上微信服务（{puppet}）',
    silent: '微信服务没有回应（{puppet}）',
    busy: '另一个程序正连着这个微信服务（{puppet}）',
    token: '微信服务不认令牌，请检查 WECHATY_PUPPET_SERVICE_TOKEN',
    logout: '微信账号退出了登录',
    unscanned: '二维码一直没有人扫',
    unlogged: '微信服务已连上，但没有登录',
    failed: '微信连接程序出错',
    missing: '没有安装 {puppet}，或它不是 Wechaty 的 puppet',
    left: '已停止',
  },
  'staff',
);

/** Told to those who run it. */
export const operatorWords = templates(
  'wechatyOperator',
  {
    down: '微信通道断了：{why}。正在自动重连，期间要发的消息会等着。',
    needed: '微信通道断了：{why}。需要您处理，步骤见 docs/wechaty.zh-CN.md。',
    scan: '微信需要扫码登录：请在运行管家的机器上打开 {url} 扫码，终端里也有二维码。',
    up: '微信通道恢复了。',
  },
  'staff',
);

export const qrPage = templates(
  'wechatyQr',
  {
    title: '微信登录',
    scan: '请用要登录的微信扫码',
    off: '没有进程在登录',
    starting: '正在连接，请稍候',
    up: '已登录',
    down: '断开：{detail}',
    onlyHere: '此页只能在运行管家的机器上打开',
  },
  'staff',
);
