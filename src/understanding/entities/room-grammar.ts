import { hanAmounts, hanDigits } from '../numerals.ts';

/**
 * How people write rooms, as regular expressions on folded text. The named groups: `area` (二期, A区), `b` building,
 * `e` entrance, `f` floor, `r` room, `lead` a word before them that belongs to the span.
 */

const han = `[${hanDigits}]`;
const one = '[一二三四五六七八九]';
const stem = '[甲乙丙丁戊]';

/** What may stand between two parts. */
const gap = '[\\s,;:、.·/_~|()杠之\\-]{0,3}';
const dash = '\\s*[-~_/|.·—杠之]\\s*';

const areaPart = `第?(?:\\d{1,2}|${han}{1,2})期|(?:[a-z]\\d?|\\d{1,2}|${han}{1,2}|${stem}|[东西南北中前后]{1,2})(?:区|苑|组团)|(?:\\d{1,3}|${han}{1,3})号院`;
const area = `(?:(?<area>(?:${areaPart})(?:${gap}(?:${areaPart}))?)的?${gap})?`;

/** A letter may not stand alone before the number (a12 is one name), a longer word may (soho3号楼). */
const buildingName = `(?:(?<![a-z\\d])[a-z]{1,2}-?\\d{0,3}|(?<!\\d|(?<![a-z])[a-z])\\d{1,4}[a-z]?|${han}{1,5}|${stem})`;
/** “这3栋楼”, “一共3栋” are so many houses and no house number. */
const notCounted = '(?<!共|[几每]|(?<!还)有|其他|[这那另]外?(?=\\S{1,3}[栋幢座](?:楼|都)))(?!两\\s*[栋幢座])';
const buildingMark =
  `(?:号?[栋幢](?!别墅(?:出售|出租|在售|急售|多少)|高层|居民楼|小?洋房(?:出|多))(?:楼(?![梯道上下顶层盘]))?` +
  '|座(?!桥|山|塔|位|椅|垫|机|便|车|商务)|号楼|号院(?=\\s*\\d{3,5}\\s*(?:室|房))|#楼?(?!电池|线)|楼(?=\\s*\\S{1,3}单元)' +
  `|(?<=[a-z]\\d?)(?:塔楼?|楼)|号?塔楼|(?<!月\\S{1,3})号(?=[\\s-]*(?:(?:\\d{3,5}|${han}{3,4})\\s*(?:室|房)|(?:\\d{1,2}|[a-z]|${han}{1,2})\\s*单元|[1-9]\\d{2,3}(?!\\d|\\s*[元块年天个人多万平米度分号路弄])))|号(?=别墅))`;
const building = `${notCounted}(?<b>${buildingName})\\s*${buildingMark}`;

const entranceName = `\\d{1,3}|[a-z]|${han}{1,3}|${stem}`;
const entrance =
  `第?(?:(?:${entranceName}|(?<!其)[东西中])\\s*号?单元|(?:${entranceName})\\s*号?(?:门洞|门(?![禁口卫岗铃锁把框窗面冰柜缝板套牌])` +
  `|梯(?!控|\\s*(?:\\d|${han})\\s*户)|口(?=\\s*(?:\\d{3,4}|${han}{3}))))`;

const number = `(?:\\d{1,3}|${han}{1,4})`;
/** Layers of something else, and what only stands on or under a floor. */
const floorEnd =
  '(?![道梯盘长]|[下上](?!水)|顶(?![板灯])|[楼层]|玻璃|漆|防水|高|复式|薄|厚|灰|油|霜|膜|泥|土|纱|窗|皮|纸|保温|小楼|的高?楼)';
const floor = `第?(?:(?:地下|负|地下负)\\s*${number}|(?<![\\d])-[1-5]|b[1-5]|(?!两层)${number})\\s*[楼层]${floorEnd}|\\d{1,2}f(?![a-z\\d])|负[一二三四1-4](?![\\d楼层责面担数])|(?<=[栋幢座楼元]\\s*)b[1-4](?![a-z\\d-]|单元|[栋座幢区])`;

/** What makes a number an amount, a year or a measure. */
const notMeasured =
  '(?!\\d|[-.]\\d{5}|\\.\\d{1,2}(?!\\d)|\\s*(?:[元块年米平度斤万人次%]|天(?!花)|分钟|分左右|个|多[元块人]|左右|公里|毫|厘米|吨|瓦' +
  '|(?:kg|cm|mm|km|kw|gb|ml|rmb|[kwgm])(?![a-z])|[a-z]\\d?[栋座幢]|[栋幢座#]|号楼|单元))';
const hanRoom =
  `(?:[零〇○一二三四五六七八九幺两]{3,5}|[一二两三四五六七八九]百(?:[零〇○]?${one}|[一二三四五六七八九]十${one}?)` +
  `|[二三四五六七八九]?十${one}?[零〇○]${one}|[一二两三]千[零〇○一二三四五六七八九十百]{1,6})(?![${hanAmounts}])`;
const code = `(?:\\d{1,2}[a-h]\\d{2}(?![a-z\\d])|(?:[a-h]-?)?\\d{3,5}(?:[a-h](?![a-z\\d]))?|${hanRoom})`;
const mark = '(?:\\s*(?:号?(?:室|房间?|户(?!型)|门牌)|号(?![楼线院])))?';
const shortRoom =
  `(?:\\d{1,2}|${han}{1,3})(?=\\s*号?(?:室|房))|[a-h](?=\\s*[室户](?!型))` +
  `|(?<=(?:单元|[门梯楼层])[\\s,-]{0,2})(?:\\d{1,2}|${han}{1,3})(?=\\s*(?:号(?![楼线院]|[停来前后早晚上下开那]|电梯)|户(?!型)))` +
  `|(?<=[栋幢座楼][\\s,-]{0,2})(?:\\d{1,2}|${han}{1,2})(?=\\s*号(?:$|[\\s,。!?;的家]|业主|住户))`;
const besideFloor = `(?<=[楼层][\\s,-]{0,2})(?:0\\d(?!\\d)|[零〇○]${one}(?![${hanAmounts}]))|(?<=[栋幢座楼元][\\s,-]{0,2})\\d{1,2}[a-h](?![a-z\\d]|\\s*[栋座幢区]|单元)`;
const floorDoor =
  '(?<=[栋幢座楼元#]\\s*)\\d{1,2}-(?:1[0-2]|0?[1-9])(?!\\d|-|\\s*[-~到至]|[.:]\\d|\\s*(?:[楼层点天月日人个次栋幢座年]|单元|号楼))';
const room = `(?<r>${code}${notMeasured}|${floorDoor}|${besideFloor}|${shortRoom})${mark}`;
const toRoom = `(?:[左右东西南北中](?:边|侧|手边?)?户?)?(?:${gap}|的?(?:业主|住户|租户|租客)?[\\s,]*(?:我?家?住在?|房号|门牌号?|房间号?|室号)[是为]?[\\s:]*|的)(?:商铺|底商|门面|门市|铺面|店铺|铺位)?`;

/** 3栋2单元501, 三号楼二单元五零一室, B座18层1805, 12#301, 9号楼2-361, 二期5栋, 12号501室, 3栋底商2号 */
const marked =
  `${area}${building}(?:(?:${gap}|的)(?:(?<e>${entrance})|(?<e2>\\d{1,2}|[a-h]|${han}{1,2})(?:${dash}|\\s+)(?=${code}${notMeasured})))?` +
  `(?:(?:${gap}?|的)(?<f>${floor}))?(?:${toRoom}${room})?`;

/** 3-2-501, 3/2/501, 3-501, a3-2-1101, 七杠一杠三零一 */
const dashedCode = `(?:[1-9]\\d{2,4}(?:[a-h](?![a-z\\d]))?|${hanRoom})`;
const notCoded = '(?<!(?:码|编号|型号|单号|¥|\\$|尾号)[\\s:是]*)';
const dashedEnd = `(?![\\d-]|[/.]\\d{1,2}(?!\\d))${notMeasured}(?!\\s*[点:])`;
const dashedName = `[a-z]?[1-9]\\d{0,2}[a-h]?|[a-h]|${han}{1,3}`;
const dashed =
  `${area}(?<![\\da-z./-]|\\d:)${notCoded}(?:` +
  `(?<b>${dashedName})(?:${dash}|的)(?<e>[1-9]\\d?|[a-h]|${han}{1,2})(?:${dash}|的)(?<r>(?!20[23]\\d(?![\\d室房]))${dashedCode}|20[23]\\d(?<!/\\d{4}|\\.\\d{4}))${dashedEnd}` +
  `|(?<b2>(?!\\d{3}[a-h]?/)${dashedName})\\s*[-~_/|—杠之]\\s*(?<r2>${dashedCode})${dashedEnd})${mark}`;

/** 3-2-5-501: the room tells that the number before it is its floor */
const withFloor = `${area}(?<![\\da-z./-]|\\d:)${notCoded}(?<b>${dashedName})${dash}(?<e>[1-9]\\d?|[a-h])${dash}(?<f>[1-9]\\d?)${dash}(?=\\k<f>)(?<r>[1-9]\\d{2,3})${dashedEnd}${mark}`;

/** 3 2 501 or 3，2，501, where it is all that was said, or where somebody says that they live there */
const spaced = `(?:^|(?<=住在?|我是|地址|房号)[\\s:是]*)\\s*(?<b>[a-h]?\\d{1,2}|[a-h])(?:[\\s,、]+(?<e>\\d))?[\\s,、]+(?<r>[1-9]\\d{2,3})(?=\\s*$|\\s*(?:[,。!?]|的|业主))`;

/** 楼栋：3 单元：2 房号：501 */
const field = '[\\s,;]*';
const labelled =
  `(?<lead>楼栋|楼号|栋号|幢号|栋|楼幢)号?\\s*:\\s*(?<b>[a-z]?\\d{1,4}|[a-z]|${han}{1,3})(?:栋|幢|号楼|座)?${field}(?:单元号?\\s*:\\s*(?<e>${entranceName})(?:单元)?${field})?` +
  `(?:(?:楼层|层)\\s*:\\s*(?<f>\\d{1,2})[楼层]?${field})?(?:(?:房号|房间号?|室号?|门牌号?|房屋|户号)\\s*:\\s*(?<r>${code})室?)?`;

/** Building 3 Unit 2 Room 501, as foreign neighbours write it */
const english =
  '(?<![a-z])(?<lead>building|bldg|block|blk|tower)\\.?\\s*(?:no\\.?\\s*)?#?(?<b>[a-z]?\\d{1,3}|[a-z])(?![a-z\\d])(?:[\\s,]*(?:unit|entrance)\\s*#?(?<e>\\d{1,2}|[a-z])(?![a-z\\d]))?' +
  '(?:[\\s,]*(?:floor\\s*(?<f>\\d{1,2})|(?<f2>\\d{1,2})/?f))?(?:[\\s,]*(?:room|rm|apartment|apt|flat)\\.?\\s*(?:no\\.?\\s*)?#?(?<r>\\d{1,4}[a-z]?|[a-h](?![a-z])))?';
/** 3 dong 2 danyuan 501 */
const pinyin =
  '(?<![a-z\\d])(?<b>[a-z]?\\d{1,3}|[a-z])\\s*(?:dong|zhuang|hao\\s?lou)(?![a-z])(?:\\s*(?<e>\\d{1,2}|[a-z])\\s*dan\\s?yuan)?(?:\\s*(?<r>\\d{3,4})(?!\\d))?';
const englishRoom =
  '(?<![a-z])(?<lead>room|rm|apartment|apt|flat)\\.?\\s*(?:no\\.?\\s*)?#?(?<r>\\d{3,4}[a-z]?)(?![a-z\\d])';

/** 别墅12号, 12号别墅 */
const villa = `(?<lead>(?:别墅|联排|叠拼|排屋)(?:区)?(?:[a-z]区)?)${gap}(?<b>[a-z]?\\d{1,3}|${han}{1,3})\\s*(?:号(?!楼|线)|#|栋|幢)`;

/** 二单元501, 2单元8层, without a building */
const entranceFirst =
  `(?<![a-z\\d])(?<e>(?:${entranceName}|(?<!其)[东西中])\\s*号?单元)(?:(?:${gap}?|的)(?<f>${floor}))?` +
  `(?:${toRoom}${room})?`;

/** 商铺12号, 底商3号, 12号商铺 */
const shop =
  `(?<lead>商铺|底商|门面房?|门市房?|铺面|店铺|铺位|店面|商业街)(?:号|编号)?[\\s:是]*(?<r>[a-z]?-?\\d{1,4}|${han}{1,3})(?![\\d年元块平万米个]|\\s*月)\\s*(?:号|室|铺)?` +
  `|(?<![a-z\\d])(?<r2>[a-z]?-?\\d{1,4}|${han}{1,3})号(?:商铺|底商|门面|门市|铺面|店铺|铺位|店面)`;

/** 地下车库B2, B1停车场, 负二车库: garages have floors, too */
const garageNames = '(?:停车场|停车库|车库|地库|车场)';
const garage = `(?<lead>(?:地下)?${garageNames})的?\\s*(?<f>b[1-5]|负[一二三四12345])(?!\\d)[楼层]?|(?<![a-z\\d])(?<f2>b[1-5]|负[一二三四12345]|地下[一二三四1234]层?)[楼层]?的?(?=\\s*(?:${garageNames}|区?[\\s-]*\\d{1,4}号?(?:车位|停车位)|[a-z]区?[\\s-]*\\d{1,4}号?(?:车位|停车位)|[a-z]区|电梯厅|车位))`;

/** 501室, 五零一房, 501号房 */
const roomOnly = `(?<![a-z\\d.-]|[路街道弄巷]\\S{0,4})(?<r>(?:[a-h])?\\d{3,5}[a-h]?|${hanRoom})\\s*(?:号?室|号?房间?|户(?!型|左右|以上|居民|家庭|[^\\s,。的]?[人数])|号(?=业主|住户|的?业主|门(?![岗禁])))`;
/** 11楼1102, 18层, 负一楼 */
const floorFirst = `(?<![a-z\\d号.~-]|[每同那这某隔多厚薄共有整各]|(?<!楼)[上下](?=一))(?<f>${floor})(?:${toRoom}${room})?`;

const compile = (source: string): RegExp => new RegExp(source, 'gd');

/** Floors of garages, which stand beside the number of a parking space. */
export const garageFloor = compile(garage);

/** Tried in this order: what an earlier one has read, a later one leaves alone. */
export const roomPatterns: readonly RegExp[] = [
  labelled,
  english,
  pinyin,
  marked,
  villa,
  withFloor,
  dashed,
  spaced,
  shop,
  entranceFirst,
  floorFirst,
  roomOnly,
  englishRoom,
].map(compile);

/** A second room of the same house: 501和502. */
export const nextRoom = compile(
  `(?:号?[室房])?\\s*(?:和|跟|与|及|以及|还有|[、/&.])\\s*(?<r>${code})${notMeasured}(?![-点:])(?:号?[室房])?`,
);

/** A bare number is a room only where a home is spoken of, or where it is all that was said. */
export const bareRoom = compile(
  '(?:^\\s*|(?:我家|我们家|家住|我住|住在?|我是|房号|房间号?|门牌号?|门牌|我在|地址是?|室号)\\s*(?:是|在|:)?\\s*)(?:(?<b>[a-h])-?(?=\\d))?(?<r>[1-9]\\d{2,3}[a-h]?|[零〇○一二三四五六七八九幺两]{3,4})' +
    '(?=\\s*$|[\\s,。!?;:、和跟与(]|/[1-9]\\d{2,3}(?![\\d/])|的|业主|住户|家|户|住|漏|没|厨|卫|客|门|我|水|电|房|这)(?!\\s*(?:元|块|年|点|平|米|号))',
);
