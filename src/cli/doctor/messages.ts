import { templates } from '../../messages/template.ts';

export const texts = templates(
  'doctor',
  {
    mend: '怎么办：{mend}',
    allWell: '全部正常。',
    totals: '{failed} 项不行（✗），{warned} 项要留意（!）。照“怎么办”改好后再运行一次。',
    noWecom: '企业微信：没有接入。要接入，照 docs/wecom.zh-CN.md 做',
  },
  'staff',
);

export const variables = templates(
  'doctorVariables',
  {
    sound: '变量：都能读懂',
    notRead: '变量：目录里的 .env 写了企业微信，但这次运行没有读它',
    readFile: '用 node --env-file=.env --import tsx src/cli/doctor.ts 运行；启动管家时同样要带 --env-file=.env',
    simulatorOn: '变量：企业微信与模拟器同时打开，发出的消息会带模拟的时间',
    simulatorOff: '删掉 SIMULATOR=on，或改成 SIMULATOR=off',
    missing: '变量：{other} 已经给了，{variable} 却没有给',
    needs: '变量：{variable} 要和 {other} 等应用的五项一起给',
    giveAll: '先按 docs/wecom.zh-CN.md 把应用的五项填齐，再填机器人的',
    twice: '变量：{variable} 和 {variable}_FILE 都给了',
    keepOne: '两个只留一个',
    noFile: '变量：{variable} 指的文件读不到',
    giveFile: '核对文件路径和读取权限；文件里只写这一项的值',
    wrong: '变量：{variable} 的写法不对',
    give: '设置 {variable}：{expected}',
    seeExample: '写法见 .env.example 里这一项上面的说明',
  },
  'staff',
);

/** How each variable is to be written, by its name. */
export const expectations = templates(
  'doctorExpects',
  {
    HOST: '监听的地址，例如 127.0.0.1',
    PORT: '0 到 65535 的数字',
    PUBLIC_URL: '以 https:// 或 http:// 开头的网址',
    DATABASE_URL: 'postgresql://user:password@host:5432/database，依次是用户、密码、主机、端口、库名',
    ROLES: 'web、worker、channels 里的一个或几个，用半角逗号隔开',
    SIMULATOR: 'auto、on 或 off',
    LOG_LEVEL: 'fatal、error、warn、info、debug、trace 或 silent',
    WECOM_API_BASE: '以 https:// 或 http:// 开头的网址；一般不用写',
    WECOM_CORP_ID: '“我的企业”页最下面的“企业 ID”，例如 ww0123456789abcdef',
    WECOM_AGENT_ID: '应用详情页上的 AgentId，一个数字，例如 1000002',
    WECOM_AGENT_SECRET: '应用详情页上的 Secret，前后不要带空格',
    WECOM_CALLBACK_TOKEN: '应用“接收消息”页上的 Token，最多 32 个字母和数字',
    WECOM_CALLBACK_AES_KEY: '应用“接收消息”页上的 EncodingAESKey，正好 43 个字母和数字',
    WECOM_BOT_TOKEN: '智能机器人页上的 Token，最多 32 个字母和数字',
    WECOM_BOT_AES_KEY: '智能机器人页上的 EncodingAESKey，正好 43 个字母和数字',
    WECOM_BOT_ID: '智能机器人页上的 Bot ID，前后不要带空格',
    WECOM_BOT_SECRET:
      '智能机器人页上长连接的 Secret，前后不要带空格；用了长连接，就不要再写 WECOM_BOT_TOKEN 和 WECOM_BOT_AES_KEY',
    WECOM_BOT_WS_URL: '以 wss:// 或 ws:// 开头的地址；一般不用写',
  },
  'staff',
);

export const dataDir = templates(
  'doctorDataDir',
  {
    sound: '数据目录：{path} 可以写',
    willBeMade: '数据目录：{path} 还没有，启动时会建',
    notWritable: '数据目录：{path} 写不进去（{reason}）',
    makeWritable: '把 DATA_DIR 改成管家有权写的目录，或给运行管家的系统用户加上写权限',
  },
  'staff',
);

export const understanding = templates(
  'doctorUnderstanding',
  {
    sound: '理解：{intents} 类意思、{examples} 句例句、{answers} 条问答，都完好',
    broken: '理解：intents 目录里的数据有错（{reason}）',
    restore: '改正这个文件，或用发布包里的原文件盖回去',
  },
  'staff',
);

export const databaseTexts = templates(
  'doctorDatabase',
  {
    given: '数据库：连得上，PostgreSQL {version}',
    embedded: '数据库：自带的 PostgreSQL {version} 能用',
    tooOld: '数据库：PostgreSQL {version} 太旧',
    renew: '换成 PostgreSQL 14 或更新的版本',
    notOwner: '数据库：所用的账号不是库的主人，建不了表',
    makeOwner: '请数据库管理员执行 ALTER DATABASE 库名 OWNER TO 账号',
    unreachable: '数据库：连不上（{reason}）',
    embeddedFails: '数据库：自带的 PostgreSQL 起不来（{reason}）',
    lookAtEmbedded: '看 DATA_DIR 里的 postgres.log；磁盘满、目录没有写权限最常见',
    upToDate: '表结构：最新',
    pending: '表结构：有 {count} 步更新还没做',
    migrate: '启动管家时会自动更新；要现在就做，运行 npm run db:migrate',
    stuck: '表结构：更新 {migration} 做到一半出了错，停在那里',
    unstick: '不要手工改表；用备份恢复，或请开发人员看 _prisma_migrations 里的记录',
    clockSound: '时钟：与数据库一致',
    clockAhead: '时钟：本机比数据库快 {seconds} 秒',
    clockBehind: '时钟：本机比数据库慢 {seconds} 秒',
    setClock: '给本机和数据库都打开自动对时（NTP）；时限和提醒都看时钟',
  },
  'staff',
);

/** What to do where a database of one's own cannot be reached. */
export const databaseFaults = templates(
  'doctorDatabaseFault',
  {
    refused: '核对 DATABASE_URL 里的主机和端口；确认数据库已启动、防火墙放行',
    noHost: '核对 DATABASE_URL 里的主机名',
    password: '核对 DATABASE_URL 里的用户和密码；密码里的特殊字符要写成 %40 这样的形式',
    noDatabase: '先建库，再核对 DATABASE_URL 最后的库名',
    other: '核对 DATABASE_URL；照括号里的原因请数据库管理员看',
  },
  'staff',
);
