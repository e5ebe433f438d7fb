import type { HazardType } from '../../platform/db.ts';

/** What each kind of hazard is called by those who see one; the first that fits is meant. `other` is what is left. */
export const typeWords: readonly (readonly [HazardType, RegExp])[] = [
  ['plants', /花盆|盆栽|盆景|绿植|花草|花架|植物/],
  ['laundry', /晾|晒|衣服|衣架|被子|被单|床单|毛巾/],
  ['facade', /外墙|墙皮|墙砖|瓷砖|保温层|屋檐|瓦片|招牌|广告牌|铁皮/],
  ['shelf', /架子?|支架|搁板|隔板|空调外?机|雨棚|遮阳/],
  ['window', /窗|玻璃|帘/],
  ['object', /杂物|砖头?|箱|桶|瓶|拖把|扫把|工具|梯子|物品|东西|凳|椅|鞋|板子|木板/],
];

/** Said by whoever judges it himself, last in the line. */
export const saidSeverities: readonly (readonly [RegExp, number])[] = [
  [/[\s,，、。]*(?:不严重|轻微|较轻|不急)[\s。.!！]*$/, 1],
  [/[\s,，、。]*一般[\s。.!！]*$/, 2],
  [/[\s,，、。]*(?:很|非常|特别)?严重[\s。.!！]*$/, 3],
];

/** It may come down at any moment. */
export const severeWords =
  /快(?:要)?(?:掉|倒|散|断|塌)|要(?:掉|倒|断|塌|散)|松动|松了|松脱|摇晃|摇摇欲坠|晃|脱落|断[了裂]|悬空|半空|裂[了开]|翘起|严重/;

/** Where on the outside of a home something stands or hangs. */
export const positionWords =
  /(?:阳台|窗台|飘窗|露台|平台|空调(?:外?机)?位|护栏|栏杆|窗户?外|门口|楼顶|屋顶|天台)(?:的?(?:外沿|外侧|外边|外面|边沿|边上|栏杆|护栏|上面|顶上|外|上|边))?/;
