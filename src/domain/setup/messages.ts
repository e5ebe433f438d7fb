const typeNames: Record<string, string> = {
  string: '一段文字（必要时加上引号）',
  number: '数字',
  int: '整数',
  array: '列表',
  object: '键和值',
  record: '键和值',
  boolean: ' true 或 false',
};

/** What a set-up file should hold at a place. Shown after its path: “staff[2].phone：应为……”. */
export const expected = {
  id: '应为小写字母开头的编号，只含小写字母、数字、-、_，最多 40 个字符，如 zhang',
  text: '应为一段文字（1–200 个字符）',
  phone: '应为电话号码（5–15 位数字，可含空格和 -），并加上引号',
  zone: '应为时区名称，如 Asia/Shanghai',
  latitude: '应为 -90 到 90 之间的数字',
  longitude: '应为 -180 到 180 之间的数字',
  time: '应为 24 小时制时间并加上引号，如 "07:30"',
  date: '应为日期，如 2026-11-24',
  unitRef: '应为“楼栋-单元-房号”或“楼栋-房号”，如 3-2-501 或 3-501',
  roomPart: '应为楼栋、单元或房号（不含 -），并加上引号，如 "501"',
  list: '应为列表',
  map: '应为键和值',
  flag: '应为 true 或 false',
  daysOrDate: '应在 days（每周）与 date（某一天）之中写一项，且只写一项',
  unitOrUnits: '应在 unit 与 units 之中写一项，且只写一项',
  textOrCard: '应在 text（一段话）与 card（办理卡的各项）之中写一项，且只写一项',
  someTeam: '至少要有一个班组',
  someUnit: '至少要有一处房屋',
  someDay: '至少要有一天',
  document: '应为一份 YAML 文件，顶层是 community、teams、staff 等各节',
  oneOf: (values: readonly unknown[]) => `应为其中之一：${values.join('、')}`,
  type: (type: string) => `应为${typeNames[type] ?? type}`,
  atLeast: (minimum: number | bigint) => `应不小于 ${minimum}`,
  atMost: (maximum: number | bigint) => `应不大于 ${maximum}`,
  moreThan: (minimum: number | bigint) => `应大于 ${minimum}`,
  lessThan: (maximum: number | bigint) => `应小于 ${maximum}`,
  other: '不符合要求',
};

/** What does not fit together in a set-up file. */
export const conflicts = {
  unknownKey: '不认识的字段，请检查拼写或删去',
  missing: (what: string) => `缺少这一项；${what}`,
  duplicate: (first: string) => `重复：与 ${first} 相同`,
  noTeam: (key: string) => `没有编号为 ${key} 的班组，应为 teams 中的编号`,
  noStaff: (key: string) => `没有编号为 ${key} 的员工，应为 staff 中的编号`,
  noShift: (team: string, key: string) => `班组 ${team} 没有编号为 ${key} 的班次，应为 shifts 中的编号`,
  noAnswer: (known: readonly string[]) => `没有这条问答，应为其中之一：${known.join('、')}`,
  notACard: '这条问答不是办理卡，应写 text',
  strangePlaceholder: (name: string) => `${name} 没有可以填入的内容，只可用 {community}、{hotline}`,
  noUnit: (ref: string) => `units 中没有房屋 ${ref}`,
  syntax: (line: number, column: number, text: string) => `第 ${line} 行第 ${column} 列不是有效的 YAML：${text}`,
  accountTaken: (community: string) => `此账号已属于小区 ${community}，一个账号只能服务一个小区`,
  userTaken: (community: string) => `此企业微信账号已登记在小区 ${community}`,
};

/** How a problem is told: where, and what is expected there. */
export const problemLine = (path: string, text: string) => (path === '' ? text : `${path}：${text}`);

/** What a plan calls the things it changes. */
export const kindNames = {
  community: '小区',
  account: '账号',
  unit: '房屋',
  staff: '员工',
  team: '班组',
  group: '工作群',
  shift: '班次',
  roster: '排班',
  resident: '住户',
  answer: '问答',
};
export const actionNames = { create: '新增', update: '更改', remove: '移除', unchanged: '不变' };

export const planTexts = {
  change: (action: string, kind: string, key: string, details: string) =>
    details === '' ? `${action} ${kind} ${key}` : `${action} ${kind} ${key}（${details}）`,
  totals: (counts: string) => `合计：${counts}`,
  separator: '、',
};
