import { templates } from '../../../messages/template.ts';

export const callback = templates(
  'wecomDoctorCallback',
  {
    app: '回调加解密',
    robot: '智能机器人',
    opens: '{subject}：用填的 Token 和 EncodingAESKey 自己封、自己拆，都对',
    doesNotOpen: '{subject}：自己封的信拆不开（{reason}）',
    newKeys: '在“接收消息”页重新随机获取 Token 和 EncodingAESKey，两边一起换',
  },
  'staff',
);

export const reach = templates(
  'wecomDoctorReach',
  {
    answers: '回调地址：{address} 能访问，答得对',
    slow: '回调地址：{address} 答得对，但超过 1 秒，保存时企业微信可能不等',
    faster: '看看代理和网络慢在哪里；管理后台保存失败就多试几次',
    private: '回调地址：PUBLIC_URL 是 {publicUrl}，企业微信从外面访问不到',
    givePublic: '把 PUBLIC_URL 设成外面能访问的网址，例如 https://guanjia.example.com',
    unreachable: '回调地址：{address} 访问不到（{reason}）',
    openWay:
      '先启动管家，再查域名解析、证书、防火墙和代理转发；有的路由器不让内网访问自己的公网地址，那就用手机流量打开 PUBLIC_URL 后面加 /healthz 看',
    otherAnswer: '回调地址：{address} 答了 HTTP {status}，不是管家该给的回答',
    sameKeys: '运行中的管家用的 Token 或 EncodingAESKey 与这里不同，或两台机器的时钟差太多；改过变量要重启管家',
    startWithKeys: '启动管家时也要带上企业微信的变量，ROLES 里要有 web；代理要把 /wecom/ 转给管家',
    startBehindProxy: '代理在，管家不在：启动管家，核对代理转到的端口',
    passThrough: '代理要把 /wecom/ 原样转给管家，不跳转、不加登录、不改网址里的参数',
  },
  'staff',
);

export const token = templates(
  'wecomDoctorToken',
  {
    subject: '访问凭证',
    given: '访问凭证：企业 ID 和 Secret 都对',
    clockSound: '企业微信的时钟：与本机一致',
    clockAhead: '企业微信的时钟：本机快 {seconds} 秒；差到 5 分钟，收到的消息会全部被拒',
    clockBehind: '企业微信的时钟：本机慢 {seconds} 秒；差到 5 分钟，收到的消息会全部被拒',
    setClock: '给本机打开自动对时（NTP）',
  },
  'staff',
);

export const app = templates(
  'wecomDoctorApp',
  {
    subject: '应用',
    letIn: '企业可信IP：本机的出口 IP 已放行',
    notLetIn: '企业可信IP：本机的出口 IP 没有放行（错误码 60020）',
    notLetInFrom: '企业可信IP：本机的出口 IP {seen} 没有放行（错误码 60020）',
    visible: '应用：“{name}”在用，AgentId 对得上',
    closed: '应用：“{name}”已停用',
    enable: '管理后台 → 应用详情，启用应用',
    invisible: '应用：“{name}”的可见范围是空的',
  },
  'staff',
);

export const members = templates(
  'wecomDoctorMembers',
  {
    subject: '员工账号',
    visible: '员工账号：{count} 个都在应用可见范围内',
    missing: '员工账号：企业里没有，或不在应用可见范围内：{ids}',
    makeVisible: '管理后台 → 通讯录 → 成员详情，照“账号”一栏改小区文件里的 wecom；账号对的，把人加进应用的可见范围',
    inactive: '员工账号：还没有激活，或已停用：{ids}',
    activate: '请本人用手机登录一次企业微信',
    without: '员工账号：小区文件里没有写 wecom，卡片发不到本人：{ids}',
    giveId: '在小区文件的 staff 里补上 wecom，再运行 npm run setup',
    left: '员工账号：8 秒内有 {count} 个没来得及查',
    again: '网络快的时候再运行一次',
  },
  'staff',
);

export const kf = templates(
  'wecomDoctorKf',
  {
    subject: '微信客服',
    none: '一个也没有',
    notWanted: '微信客服：没有小区写客服账号，业主没有地方发消息',
    writeOne: '在小区文件写 community 的 wecom.kf，再运行 npm run setup。应用能用的账号：{ids}',
    unknown: '微信客服：{community} 的账号 {openKfid} 不存在，或没有交给本应用管理',
    grant: '管理后台 → 微信客服 → API，把账号交给本应用管理；账号写错了就改小区文件。应用能用的账号：{ids}',
    nobody: '微信客服：{community} 的账号 {openKfid} 没有接待人员，客服不能在企业微信里亲自接过会话',
    addServicer: '管理后台 → 微信客服 → 客服账号 → 接待人员，加上客服；接待人员要在应用可见范围内',
    sound: '微信客服：{community} 的账号 {openKfid} 能用，接待人员 {count} 位，{onDuty} 位在接待',
    ofAccount: '微信客服：{community} 的账号 {openKfid}',
    left: '微信客服：8 秒内有 {count} 个账号没来得及查',
    again: '网络快的时候再运行一次',
  },
  'staff',
);

export const contacts = templates(
  'wecomDoctorContacts',
  {
    subject: '客户联系',
    sound: '客户联系：能用；加了业主好友的员工：{names}，共 {count} 位好友',
    nobody: '客户联系：还没有员工加业主好友，业主两天不来信时只能打电话',
    notGranted: '客户联系：应用没有权限，业主两天不来信时只能打电话',
    grant: '管理后台 → 客户联系 → API → 可调用接口的应用，加上本应用',
    addOwners: '请客服或楼栋管家在企业微信里加业主为好友，见 docs/wecom.zh-CN.md 第 8 步',
    left: '客户联系：8 秒内有 {count} 个员工没来得及查',
    again: '网络快的时候再运行一次',
  },
  'staff',
);

export const groups = templates(
  'wecomDoctorGroups',
  {
    open: '工作群：{count} 个的推送地址有效（没有发消息；想看群里收不收得到，加 --say）',
    said: '工作群：{count} 个都发了一条测试，请到群里看',
    testLine: '【管家自检】这是一条测试消息，不用回复。',
    ofGroup: '工作群：{group}',
    withoutWay: '工作群：没有写 webhook 或 appchat，派单发不进去：{names}',
    giveWay: '在群里添加消息推送，把 key 写进小区文件的 groups，再运行 npm run setup',
    left: '工作群：8 秒内有 {count} 个没来得及查',
    again: '网络快的时候再运行一次',
  },
  'staff',
);

export const robot = templates(
  'wecomDoctorRobot',
  {
    noKeys: '智能机器人：小区文件里写了 bot，变量里却没有机器人的 Secret，也没有 Token 和 EncodingAESKey：{names}',
    giveKeys:
      '用长连接的设置 WECOM_BOT_ID 和 WECOM_BOT_SECRET，用回调的设置 WECOM_BOT_TOKEN 和 WECOM_BOT_AES_KEY；不用机器人就删掉文件里的 bot',
    socketUp: '智能机器人：长连接接着',
    socketUnread: '智能机器人：数据库还不能用，长连接没有核对',
    databaseFirst: '先把数据库的问题解决，再运行一次',
    socketNotHeld: '智能机器人：没有运行中的管家在连长连接',
    startChannels: '启动管家，带上 WECOM_BOT_ID 和 WECOM_BOT_SECRET，ROLES 里要有 channels 和 worker',
    socketDown: '智能机器人：长连接断着，管家在自动重连（{why}）',
    openWay: '检查本机能不能上外网、能不能解析 openws.work.weixin.qq.com；有代理时核对 WECOM_BOT_WS_URL',
    socketKicked: '智能机器人：别处用同一个机器人连上了，把管家挤了下来',
    oneConnection: '一个机器人只能有一条长连接：停掉另一处，或给另一处另建一个机器人；管家每分钟会再试',
    socketRefused: '智能机器人：企业微信不认 Bot ID 或 Secret（错误码 {code}）',
    renewSecret: '到机器人的配置页，选长连接，重新复制 Bot ID 和 Secret，再重启管家',
    inNoGroup: '智能机器人：没有群写 bot，群里 @ 它的话认不出是哪个小区的哪个班组',
    strangers: '智能机器人：这些群里有人 @ 过它，小区文件里却没有写：{chats}',
    stranger: '{chat}（最近说话的是 {member}）',
    giveChat: '在小区文件的 groups 里给用机器人的群写上 bot',
  },
  'staff',
);

export const records = templates(
  'wecomDoctorRecords',
  {
    called: '接收消息：收到过企业微信的消息',
    neverCalled: '接收消息：还没有收到过企业微信的任何消息',
    saveAddress: '管家启动后，在应用的“接收消息”页保存 URL，并打开微信客服消息和事件；再用手机给应用发一个字试试',
    paceSound: '发送速度：没有超过企业微信的限制',
    crowded: '发送速度：有 {count} 个成员或群在这一分钟里已到上限',
    wait: '后面的消息会自动等一等再发；常常这样，就少建几个重复通知的群',
  },
  'staff',
);

export const company = templates(
  'wecomDoctorCompany',
  {
    unread: '小区文件：数据库还不能用，员工、客服账号和工作群没有核对',
    databaseFirst: '先把数据库的问题解决，再运行一次',
    empty: '小区文件：没有小区写企业微信的内容',
    write: '照 docs/wecom.zh-CN.md 在小区文件里写 wecom，再运行 npm run setup',
    skipped: '员工账号、微信客服：没有核对',
    tokenFirst: '先解决上面访问企业微信的问题，再运行一次',
  },
  'staff',
);

/** Things in a row, the first ten of them. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, 10).join('、');
  return items.length > 10 ? `${shown} …` : shown;
}
