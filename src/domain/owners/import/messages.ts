/** What is wrong with a cell of a register. Shown after its place: “第 12 行 手机（C12）：……”. */
export const cellTexts = {
  noName: '没有填写',
  longName: '应为 1–50 个字',
  noRoom: '没有填写；如果是合并单元格，请取消合并并逐行填写',
  room: '应为楼栋、单元或房号，如 3、2、501，不含“-”，最多 20 个字',
  home: '看不懂这个地址，应为 3-2-501、3-501 或 3栋2单元501',
  phone: '应为一个电话号码（5–15 位数字），一格只写一个',
  mobile: '手机号应为 11 位数字',
  roundedPhone: '号码被表格改成了科学计数，末几位已丢失，请把该列设为文本后重新填写',
  role: (words: string) => `应为${words}之一`,
  noRole: '没有填写身份；业主、租户、家属、商户权限不同，不能猜',
  kind: '应为住宅、商铺或车位',
  state: '应为在住、迁出或去世',
  calendar: '应为公历或农历',
  date: '看不懂这个日期，应为 1980-05-06 或 1980年5月6日',
  partOfDate: '只有年月或年份，应写到日',
  noSuchDay: '没有这一天',
  future: '日期在今天之后',
  tooEarly: '日期早于 1900 年',
  noYear: '这里的日期要有年份',
  lunar: '看不懂这个农历生日，应为 八月十五、闰四月初三 或 8-15',
  plate: (plate: string) => `“${plate}”不像车牌号，多个车牌用顿号隔开`,
  careFlag: (word: string, words: string) => `不认识“${word}”，可以写：${words}`,
  longRemark: '最多 500 个字',
  broken: '有损坏的字符，请重新填写',
  error: (code: string) => `公式出错（${code}）`,
  otherRole: (row: number) => `与第 ${row} 行的身份不同：同一个人在同一处房屋只能有一种身份`,
  otherValue: (row: number) => `与第 ${row} 行不一致：同一个人只能有一个值`,
};

export const importTexts = {
  place: (sheet: string, row: number, column: string) => `${sheet} 第 ${row} 行${column}`,
  column: (header: string, cell: string) => ` ${header}（${cell}）`,
  problem: (place: string, text: string) => `${place}：${text}`,
  noHeader: (sheet: string) =>
    `${sheet}：前 20 行里没有找到表头；至少要有姓名和房号（或房屋地址）两列，例如“姓名、手机、楼栋、单元、房号、身份”`,
  twice: (header: string, other: string) => `表头“${header}”与“${other}”是同一项，请只保留一列`,
  headerRow: (sheet: string, row: number, columns: string) => `${sheet} 第 ${row} 行为表头：${columns}`,
  ignored: (headers: string) => `未使用的列：${headers}`,
  noSheet: '文件里没有可以读取的住户表',
  unreadable: '不是可以读取的 Excel 文件（.xlsx）；.xls 请先另存为 .xlsx',
  progress: (rows: number) => `已读 ${rows} 行`,
  newUnit: (unit: string) => `新增 房屋 ${unit}`,
  newPerson: (person: string, homes: string) => `新增 住户 ${person} ${homes}`,
  changed: (person: string, fields: string) => `更改 住户 ${person}（${fields}）`,
  more: (count: number) => `……另有 ${count} 项`,
  totals: (counts: { units: number; created: number; updated: number; unchanged: number; unnamed: number }) =>
    `合计：新增房屋 ${counts.units}、新增住户 ${counts.created}、更改住户 ${counts.updated}、不变 ${counts.unchanged}；登记册里有而表里没有的 ${counts.unnamed} 人保持原样`,
  bad: (count: number) => `有问题的单元格或行：${count} 处`,
  skipped: (count: number) => `已跳过 ${count} 行`,
  exported: (rows: number) => `已导出 ${rows} 行`,
  separator: '、',
};

/** What an import changes of a person. */
export const fieldNames = {
  phone: '手机',
  birthday: '生日',
  lunar: '农历生日',
  movedInOn: '入住日期',
  movedOutOn: '迁出日期',
  deceasedOn: '去世',
  plates: '车牌',
  careFlags: '关怀',
  remark: '备注',
  homes: '房屋',
} as const;

/** The header of an export, which an import reads again. */
export const exportHeaders = [
  '姓名',
  '手机',
  '楼栋',
  '单元',
  '房号',
  '房屋类型',
  '身份',
  '生日',
  '农历生日',
  '入住日期',
  '状态',
  '迁出日期',
  '车牌',
  '关怀',
  '备注',
] as const;

export const exportSheet = '住户';
export const monthAndDay = (month: number, day: number) => `${month}月${day}日`;
export const lunarMonthAndDay = (leap: string, month: string, day: string) => `${leap}${month}月${day}`;
export const leapMark = '闰';
