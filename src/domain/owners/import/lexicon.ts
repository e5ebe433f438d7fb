import type { ResidentRole, UnitKind } from '../../../platform/db.ts';

/** What a column of a register holds. */
export type ColumnName =
  | 'name'
  | 'phone'
  | 'home'
  | 'building'
  | 'entrance'
  | 'room'
  | 'kind'
  | 'role'
  | 'birthday'
  | 'lunarBirthday'
  | 'calendar'
  | 'movedInOn'
  | 'state'
  | 'leftOn'
  | 'plates'
  | 'careFlags'
  | 'remark';

/**
 * Words over the columns of registers, without blanks, brackets and what stands in brackets. The first that fits counts,
 * so what is narrower stands first.
 */
export const headerWords: readonly (readonly [ColumnName, RegExp])[] = [
  ['lunarBirthday', /^(?:农历|阴历)(?:出生)?(?:生日|日期)$|^生日(?:农历|阴历)$/u],
  ['calendar', /^(?:生日)?(?:历法|类型|历别)$|^(?:公历农历|阳历阴历|公农历)$/u],
  ['birthday', /^(?:公历|阳历|新历)?(?:生日|出生日期|出生年月日?|出生)$|^生日(?:公历|阳历)$/u],
  ['movedInOn', /^(?:入住|入伙|交房|收房|进驻|开业|迁入)(?:日期|时间|日)?$/u],
  ['leftOn', /^(?:迁出|搬出|搬离|退租|去世)(?:日期|时间|日)?$/u],
  ['state', /^(?:住户|居住|人员)?状态$|^是否(?:在住|迁出)$/u],
  ['plates', /^车牌(?:号码?)?$|^车辆(?:号牌|牌照|信息)?$/u],
  ['careFlags', /^(?:特殊)?关怀(?:标签|对象|人群|情况)?$|^重点关注$/u],
  ['remark', /^(?:备注|说明|附注)$/u],
  ['kind', /^(?:房屋|房产|单元|物业)(?:类型|性质|用途)$/u],
  ['role', /^(?:身份|角色|住户类型|人员类型|关系|与业主关系|与户主关系)$/u],
  ['phone', /^(?:业主|住户|联系|客户)?(?:手机|电话|联系方式|联系电话)(?:号码?)?$/u],
  ['name', /^(?:业主|住户|客户|户主|租户|商户|联系人)?(?:姓名|名字|名称)$|^(?:业主|住户|客户|户主)$/u],
  ['building', /^(?:楼栋|楼幢|楼号|栋|幢|栋号|幢号|号楼|楼|座|楼栋号|几号楼|区域)$/u],
  ['entrance', /^(?:单元|单元号|门|门洞|梯)$/u],
  ['home', /^(?:房屋|房产|住址|地址|房屋地址|房屋编号|房产编号|完整房号|详细地址)$/u],
  ['room', /^(?:房号|室号|房间|房间号|房|室|门牌|门牌号|铺号|商铺号|车位号)$/u],
];

export const roleWords: readonly (readonly [ResidentRole, RegExp])[] = [
  ['merchant', /^(?:商户|商家|商铺|店主|店家|经营者|商业租户)$/u],
  ['tenant', /^(?:租户|租客|承租人?|租住|租赁人?)$/u],
  ['family', /^(?:家属|家人|家庭成员|亲属|配偶|夫妻|丈夫|妻子|子女|儿子|女儿|父母|父亲|母亲|同住人?)$/u],
  ['owner', /^(?:业主|产权人|户主|房东|本人|共有人|共同产权人?|房主)$/u],
];

export const roleNames: Record<ResidentRole, string> = {
  owner: '业主',
  tenant: '租户',
  family: '家属',
  merchant: '商户',
};

export const kindWords: readonly (readonly [UnitKind, RegExp])[] = [
  ['shop', /^(?:商铺|商业|店铺|门面|门市|底商|写字楼|办公)$/u],
  ['parking', /^(?:车位|车库|停车位|地库)$/u],
  ['home', /^(?:住宅|住房|房屋|公寓|别墅|居住)$/u],
];

export const kindNames: Record<UnitKind, string> = { home: '住宅', shop: '商铺', parking: '车位' };

/** Who lives there no more, or no longer lives. */
export const stateWords: readonly (readonly ['here' | 'left' | 'deceased', RegExp])[] = [
  ['deceased', /^(?:去世|已故|故去|过世|身故|离世|亡故)$/u],
  ['left', /^(?:已?(?:迁出|搬出|搬走|搬离|退租|迁走|离开)|已迁|不在住|注销)$/u],
  ['here', /^(?:在住|入住|已入住|常住|正常|居住|自住|出租|空置|未入住|未迁出)$/u],
];

export const stateNames = { here: '在住', left: '迁出', deceased: '去世' } as const;

/** Who needs more care than others, and the words for it. */
export const careWords: readonly (readonly [flag: string, word: RegExp])[] = [
  ['living-alone', /独居|孤寡|空巢/u],
  ['disabled', /残|行动不便|轮椅|视障|听障/u],
  ['ill', /病|透析|康复|卧床/u],
  ['pregnant', /孕/u],
  ['infant', /婴|幼|新生儿|宝宝/u],
  ['elderly', /老|高龄|长者/u],
];

export const careNames: Readonly<Record<string, string>> = {
  'living-alone': '独居',
  disabled: '残疾',
  ill: '重病',
  pregnant: '孕妇',
  infant: '婴幼儿',
  elderly: '老人',
};

export const lunarWord = /农历|阴历|旧历/u;
export const solarWord = /公历|阳历|新历/u;

/** 正月 to 腊月, 初一 to 三十. */
export const lunarMonths: readonly string[] = [
  '正',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
];
export const lunarMonthNicknames: Readonly<Record<string, number>> = { 一: 1, 冬: 11, 腊: 12 };
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
export const lunarDays: readonly string[] = [
  ...digits.map((digit) => `初${digit}`),
  ...digits.slice(0, 9).map((digit) => `十${digit}`),
  '二十',
  ...digits.slice(0, 9).map((digit) => `廿${digit}`),
  '三十',
];

/** “闰四月初三”, “八月十五”, “腊月廿三日”: leap mark, month and day. */
export const lunarDate =
  /^(?<leap>闰)?(?<month>正|冬|腊|十一|十二|[一二三四五六七八九十]|\d{1,2})[月./-](?<day>初[一二三四五六七八九十]|[二三]十|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]|\d{1,2})[日号]?$/u;

/** A whole address in one cell: “3栋2单元501室”, “3号楼501”. */
export const wholeHome =
  /^(?<building>.+?)(?:号楼|栋|幢|座|楼)(?:(?<entrance>[^-]{1,4}?)(?:单元|门))?(?<room>[0-9A-Za-z]{1,6})(?:室|房|号)?$/u;

/** The plate of a car: the sign of its province, a letter, five or six signs, the last of which may be a word. */
export const plateShape = /^\p{Script=Han}[A-Z][A-Z0-9]{4,5}[A-Z0-9学警挂港澳领使]$/u;

/** “80年”: the cell says a year and a month, or a year alone. */
export const partOfDate = /^\d{4}\s*(?:年|[./-]\d{1,2}月?|年\d{1,2}月)?$/u;
