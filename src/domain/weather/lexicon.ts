import type { Kind, Level } from './alert.ts';

/** QWeather's codes of what concerns balconies, and of gales at sea, which do not. */
export const kindOfCode: Readonly<Record<string, Kind | 'none'>> = {
  1001: 'wind',
  1002: 'wind',
  1003: 'rain',
  1004: 'snow',
  1006: 'wind',
  1015: 'hail',
  1020: 'wind',
  1023: 'none',
  1030: 'snow',
  1031: 'wind',
  1033: 'snow',
  1038: 'rain',
  1049: 'rain',
  1058: 'wind',
  1062: 'none',
  1063: 'rain',
  1064: 'rain',
  1080: 'wind',
  1085: 'wind',
};

/** The same by words in the name of an event; the first that fits counts. */
export const kindOfWords: readonly (readonly [RegExp, Kind | 'none'])[] = [
  [/海上|海区|近海|沿海海面/, 'none'],
  [/冰雹/, 'hail'],
  [/雪|冻雨|雨夹雪|雨凇/, 'snow'],
  [/雷雨大风|雷暴大风|龙卷|强对流|雷雨强风/, 'wind'],
  [/暴雨|降雨|降水|大雨/, 'rain'],
  [/台风|大风|阵风|强风|强季风|热带气旋/, 'wind'],
];

export const colorWords: readonly (readonly [string, Level])[] = [
  ['红', 4],
  ['橙', 3],
  ['黄', 2],
  ['蓝', 1],
];

/** What stands before the verb of an official headline is the station: “示例区气象台发布大风黄色预警信号”. */
export const stationInHeadline = /^(.{2,40}?)(?:继续)?(?:发布|变更|更新|升级|降级|解除|撤销|确认)/u;

/** What a manager calls a kind of weather: “天气 大风 橙色”. */
export const saidKinds: readonly (readonly [RegExp, Kind])[] = [
  [/冰雹|雹/, 'hail'],
  [/暴雪|大雪|下雪|冻雨|雪/, 'snow'],
  [/大风|台风|阵风|狂风|风/, 'wind'],
  [/暴雨|大雨|下雨|强降雨|雨/, 'rain'],
];

/** How a manager calls a level: by its colour. */
export const saidLevel = /(蓝|黄|橙|红)色?(?:预警|信号)*/;
