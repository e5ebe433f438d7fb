import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳' +
  '鲍史唐费薛雷贺倪汤滕罗毕郝安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛戴宋茅庞熊纪舒屈项祝董梁杜阮蓝席季贾江童' +
  '颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓单洪包左石崔吉龚程邢裴陆翁段侯武刘叶龙黎白邱曾温关肖谭廖涂';
const titles = '师傅|师父|主管|经理|队长|主任|阿姨|大姐|大哥|大叔|管家|班长|工程师|姐|哥|工(?![作程具地资])|叔';
const named = new RegExp(
  `(?:小|老)?[${surnames}](?:${titles})|(?:姓[${surnames}]的?(?:师傅|保安|保洁|前台|客服|经理))`,
  'g',
);
const posts =
  /保安(?:队长|大哥|小哥|大叔)?|门卫|门岗|保洁(?:阿姨|员|大姐)?|前台(?:小姐姐|小姑娘)?|管家|客服(?!电话|中心|热线)|维修(?:工|师傅|员|人员)|物业经理|项目经理|工程部|电工|水工|园丁|绿化(?:工|师傅)|巡逻(?:员|队)|工作人员/g;

/** People or posts of ours that are spoken of: “张师傅”, “李姐”, “保安”. Says nothing about why. */
export function findStaffMentions(text: string, folded: string): Span<string>[] {
  const found: Span<string>[] = [];
  for (const match of [...folded.matchAll(named), ...folded.matchAll(posts)]) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((other) => start < other.end && other.start < end)) continue;
    found.push(spanOf(text, match[0], start, end));
  }
  return found.sort((a, b) => a.start - b.start);
}
