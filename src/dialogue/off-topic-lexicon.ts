import { fold } from '../understanding/fold.ts';
import { offTopicRules } from '../understanding/lexicon/off-topic.ts';
import { readPinyin } from '../understanding/pinyin.ts';

/** Marks that nobody sees, and stickers of the chat, which stand for a face. */
const unseen = /[\p{Cf}\p{Cc}\u3164]|\[[\p{Script=Han}A-Za-z]{1,6}\]/gu;

/** A text without what nobody sees and without stickers. */
export const visible = (text: string): string => text.replace(unseen, '').trim();

const orders = [
  /(?:忽略|无视|忘记|忘掉|绕过|跳过)[^。！!\n]{0,12}(?:规则|指令|设定|提示词?|限制|约束)/,
  /(?:系统|隐藏|初始)提示词?|提示词|开发者模式|越狱|没有任何限制|【系统(?:消息|通知|指令)】|(?:全部|所有|你的)设定/,
  /(?:现在|从此|接下来)[^。！!\n]{0,8}(?:不再是|扮演|假装)|^(?:假装|扮演)|我是你的(?:开发者|主人|创造者|管理员)/,
  /(?:ignore|forget|disregard)[^.\n]{0,30}(?:instruction|rule|prompt)|system\s*prompt|jailbreak|^\s*system\s*:/i,
  /<\/?[a-z]+(?:\s[^>]*)?>|\{\{.*\}\}|\$\{[^}]*\}|"(?:role|cmd|content)"\s*:|(?:\.\.\/){2}|\brm\s+-rf\b/i,
  /\bselect\b.+\bfrom\b|\b(?:drop|alter|truncate)\s+table\b|\bunion\s+select\b|\binsert\s+into\b/i,
];

/** Orders to a machine instead of words to a house keeper: foreign rules, code, markup. */
export const ordersMachine = (text: string): boolean => orders.some((order) => order.test(text));

const insultWords =
  /蠢货|蠢猪|废物|傻瓜|傻[逼子叉缺]|煞笔|沙比|脑残|笨蛋|白痴|智障|弱智|猪头|饭桶|垃圾(?:程序|机器人|玩意儿?|东西)|混蛋|王八蛋?|滚(?:远点|开|蛋)?|死机器人|去死|神经病|有病/g;
const aroundInsults = /你|您|就是|真是?|我看|说的|一?个|大|臭|死|这|机器人|程序|客服|吧|啊|呀|的|了|[\p{P}\p{S}\s]/gu;

/** Insults and nothing else: there is no matter behind them. */
export const onlyInsults = (text: string): boolean => {
  const rest = text.replace(insultWords, '');
  return rest !== text && rest.replace(aroundInsults, '') === '';
};

/** Threatens us who answer here; what somebody fears of others is another thing. */
export const threatensUs = (text: string): boolean =>
  /(?:把你|让你|叫人把你|黑了你|拉黑|举报你|烦|骂)[^。！!]{0,4}(?:拆|卸载?|下线|下岗|砸|你|关了?|开除|删)|黑了你|拉黑你|让你[^。！!]{0,6}(?:开除|下线|下岗)|老板开除你/.test(
    text,
  );

const ownWords =
  /物业|小区|社区|业主|住户|邻居|租客|楼[上下道栋顶梯]|隔壁|单元|电梯|大堂|门禁|门卡|钥匙|大门|门口|车位|停车|车库|道闸|保安|门岗|保洁|师傅|修|坏|漏|堵|渗|断|停[水电气]|[水电燃煤]气?费|[燃煤]气|暖气?|供[暖水电]|[缴收交退]费|费用|发票|押金|装修|搬家|放行|垃圾|异味|臭|噪|吵|扰民|狗|绿化|树|草坪|路灯|灯|水管|马桶|下水|水龙头|空调|墙|窗|阳台|房子|房间|厨房|卫生间|快递柜|充电桩|泳池|健身房|会所|活动室|投诉|举报|建议|反映|表扬|工单|登记|上门|公告|通知|台风|消防|火|烟|救命|安全|家政|代收|送水|老人|孩子|家暴|骨折|流产|中风/;
const ownWordsElsewhere =
  /leak|water|flood|pipe|tap|toilet|drain|sink|clog|power|electric|light|lift|elevator|\bdoor|lock|key|\bcard|window|roof|wall|heat|air.?con|boiler|gas|smoke|fire|help|emergency|faint|blood|bleed|ambulance|police|hurt|injur|dying|dead|kill|baby|child|manager|staff|person|human|agent|call me|asap|hurry|waiting|broken|not working|repair|fix|maintenance|noise|noisy|neighbo|park|garage|\bfees?\b|\bbill|invoice|deposit|rubbish|garbage|trash|elev|property|management|building|apartment|\broom\b|\bflat\b|complain|水|漏れ|故障|누수|물|고장|엘리베이터|전기|문이|소음|주차|вод[аыу]|теч|лифт|свет|сломал|шум|дверь|ماء|مصعد|كهرباء|تسرب/iu;

/** Names something that a property company has to do with, in any of the tongues that are spoken here. */
export const namesOurWork = (text: string): boolean => ownWords.test(text) || ownWordsElsewhere.test(text);

const otherBusiness =
  /医保|社保卡|滴滴|美团|京东|抖音|快手|低息|放款|茅台|刷单|抽中|彩票|减肥|机票|高铁|航班|截屏|高考|配眼镜|吃什么药|股市|炒股|加V/i;

/** Names travel, shops, apps, adverts: what no property company has to do with. */
export const namesOtherBusiness = (text: string): boolean => otherBusiness.test(text);

/** That, or anything else by which talk is known for that of others. */
export const isOthersBusiness = (text: string): boolean =>
  namesOtherBusiness(text) ||
  Object.values(offTopicRules).some(({ says, unless }) => says.test(text) && !unless?.test(text));

/** In a tongue that we have not learned: no Chinese and none spelt out, or Chinese characters among kana. */
export const isForeign = (text: string): boolean => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]{3}/u.test(text)) return true;
  return /\p{L}.*\p{L}/su.test(text) && !/\p{Script=Han}/u.test(text) && readPinyin(fold(text)) === undefined;
};
