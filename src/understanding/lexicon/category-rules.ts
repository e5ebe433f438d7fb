import type { ComplaintCategory, RepairCategory } from '../meaning.ts';

/** A sign for (or, below 0, against) a category; its weight is added to the logarithm of the category's probability. */
export interface CategoryRule<Category extends string> {
  category: Category;
  says: RegExp;
  weight: number;
}

/** How far the opening of a letter goes: salutation, address and the matter itself. In characters. */
const openingLength = 70;

/**
 * What a message is about, in three signs: the words are there, they stand in its opening, they come back later.
 * A long letter names many things in passing, and only its subject early and again.
 */
function subject<Category extends string>(
  category: Category,
  says: RegExp,
  weight: number,
): readonly CategoryRule<Category>[] {
  const opening = new RegExp(`^[^]{0,${openingLength}}?(?:${says.source})`);
  const again = new RegExp(`(?:${says.source})[^]{6,}?(?:${says.source})`);
  return [
    { category, says, weight },
    { category, says: opening, weight: weight * 0.4 },
    { category, says: again, weight: weight * 0.3 },
  ];
}

/** What the work of the estate's staff can be blamed for: where one is named, its slowness is only how it is told. */
const namedSubject =
  /垃圾|臭|卫生|噪[音声]|扰民|施工|装修|违建|违章|搭建|停车|车位|电梯|停水|水压|供水|水质|自来水|停电|供电|供暖|暖气|油烟|物业费|收费|水费|电费|押金|涨价|绿化|草坪|路灯|消防|狗|猫|宠物|高空抛|监控|被盗|偷|信号|网络|宽带|业委会|业主大会|延期交房|拆迁|安置|产权|房产证|防盗窗|防护网|KTV|ktv|门禁|换届/;

/** What a complaint is about, where words settle it. */
export const complaintRules: readonly CategoryRule<ComplaintCategory>[] = [
  {
    category: 'staff_attitude',
    says: /你们[^。!?]{0,4}(?:垃圾|废物|骗子|混蛋)|态度|骂[人我骂]|辱骂|呵斥|很凶|凶得|凶人|翻白眼|吼|推了我|没礼貌|没有?(?:一点)?礼貌|挂我电话|撂电话|阴阳怪气|爱[搭答理]不理|不耐烦|甩脸|出言不逊|冷嘲热讽|蛮横|指着.{0,4}鼻子|嘴[^。]{0,3}(?:毒|不干净)|说话[^。]{0,6}(?:冲|难听|横|枪药|夹枪)|被怼|拍桌子/,
    weight: 2,
  },
  ...subject(
    'high_toss',
    /高空抛|高空坠物|抛物|(?:楼上|窗户|窗外|上面|天上|高层|从.{0,4}楼|从天)[^。!?]{0,10}(?:扔|丢|抛|泼|抖|倒(?!了|闭|塌|贴)|飞下|掉下来一|弹下|甩)|往(?:楼)?下[^。!?]{0,5}(?:扔|丢|抛|泼|倒(?!了)|吐|撒)/,
    1.6,
  ),
  ...subject(
    'pets',
    /狗(?!屁)|[野养喂]猫|的猫|猫(?:砂|叫|粮|尿|屎|跑|从|把)|宠物|养[^。]{0,3}[鸡鸭鹅鸽蛇猪蜂]|犬(?!牙)|鸽子|公鸡|鹦鹉/,
    1.5,
  ),
  ...subject(
    'parking',
    /车位|停车(?!费|公司)|乱停|消防通道[^。]{0,6}车|违停|挪车|堵.{0,4}车库|僵尸车|占道停|停满(?:了)?车|泊车|地锁|停[^。]{0,6}(?:货车|面包车|电动车|外来车)/,
    1.4,
  ),
  ...subject(
    'renovation',
    /装修(?!保证金|押金|管理费|垃圾|袋)|电钻|电锤|承重[墙柱]|违建|违法建|违章(?:搭建|建筑)|[私搭]搭|搭[^。]{0,4}(?:棚|建)|违规(?:搭|敲|改|装(?!卸)|砌|建|加)|私自(?:改|开门|拆|加|建|扩)|扩建|[打砸敲拆][^。,]{0,4}[墙梁]|加盖|盖[^。]{0,3}(?:房|一层|楼)|砌墙|封阳台|防盗[窗网]|防护网|隔成|改成[^。]{0,6}(?:厨房|卫生间|出租|门面|住房|房间)|外立面|破墙|阳光房|改变规划/,
    1.4,
  ),
  ...subject(
    'noise',
    /噪[音声]|吵(?!架)|扰民|唱歌|唱戏|广场舞|音乐|音[响箱]|低音|麻将|半夜.{0,8}(?:跳|跑|叫|响|敲|拖)|弹[琴珠]|架子鼓|[练吹拉](?:唢呐|二胡|小号|琴)|睡不[着好]|没法(?:睡|休息)|喇叭|鞭炮|轰(?:鸣|隆)|嗡嗡|震得|夜间施工|通宵|打桩|KTV|ktv|嘈|敲敲打打|咚咚/,
    1.3,
  ),
  ...subject(
    'fees',
    /物业费|管理费|停车费|收费|涨价|押金|保证金|公摊|退(?:钱|费|款)|发票|扣(?:费|钱)|多收|乱收|公共收益|水费|电费|取暖费|维修(?:基金|资金)|大修基金|滞纳金|加价|价格|账目|单价/,
    1.2,
  ),
  ...subject(
    'cleaning',
    /垃圾(?!物业)|卫生(?!间)|臭|脏|尿骚|打扫|清扫|保洁.{0,6}(?:糊弄|不|裁|拖|扫)|杂物|蟑螂|老鼠|白蚁|消杀|烟头(?!烫|把)|污水横流|泔水|潲水|粪便|痰|恶心死|没人[拖扫擦清]/,
    1.1,
  ),
  ...subject(
    'security',
    /偷(?!工|税)|小偷|被盗|失窃|盗窃|遭贼|进贼|陌生人|推销|传单|巡逻|安保|治安|门岗|外来人员|保安.{0,6}(?:睡|不管|不巡|形同|玩手机|打牌|老)|没(?:有)?监控|安全感|随[便意](?:进|出)|谁都能进|电瓶(?:被|没|一晚)|撬/,
    1.2,
  ),
  ...subject(
    'greenery',
    /绿化(?!工)|草坪|树(?!立|脂)|花坛|杂草|绿地|毛毛虫|绿篱|灌木|草(?:长|比|割)|花草|修剪|杨絮|农药|打药/,
    1.3,
  ),
  ...subject(
    'facility',
    /电梯(?:.{0,8}(?:坏|慢|停|故障|年检|困|关|下坠|换)|(?:维保|维修|检|安全))|设施|设备|路灯|照明|游泳池|泳池|健身(?!房放|的人)|灭火器|充电桩|儿童(?:乐园|游乐|活动)|经常坏|停水|断水|水压|供水|水质|自来水|用水(?:难|困)|停电|供电|供暖|暖气|地库[^。]{0,4}(?:漏|积水)|车库[^。]{0,6}(?:漏|积水)|门禁|会所|年久失修|失修/,
    1.2,
  ),
  ...subject(
    'other',
    /油烟|烧烤(?!摊)|抽烟|吸烟|群租|开发商[^。!?]{0,10}(?:延期|逾期|虚假|擅自|承诺|不让|违约|未|没)|延期交房|逾期交|烂尾|拆迁|征收|安置房|过渡费|房产证|产权证|业委会|业主大会|换届|信号|垄断|运营商|扬尘|粉尘|搅拌站|变电站|基站|采光|日照|反光|隐私|摄像头[^。]{0,4}(?:对|正)|货不对板|虚假宣传|房屋质量|学位|红绿灯|棋牌室|住改商|按摩/,
    1.1,
  ),
  {
    category: 'service_delay',
    says: /没人(?:理|来|接|管)|无人(?:理|管|处理|回复|负责)|不作为|踢皮球|敷衍|推诿|推来推去|互相推|拖(?:拉|了|着不)|打不通|没下文|石沉大海|光收钱|说好.{0,8}来|尽快处理|什么都不管|已登记|没有?(?:回应|答复|回复|结果)|人影/,
    weight: 1.4,
  },
  { category: 'service_delay', says: namedSubject, weight: -1.8 },
  {
    category: 'service_delay',
    says: new RegExp(`(?:${namedSubject.source})[^]{8,}?(?:${namedSubject.source})`),
    weight: -1,
  },
];

/** What a repair is about, where the place or the trouble settles it against the device. */
export const repairRules: readonly CategoryRule<RepairCategory>[] = [
  {
    category: 'wall_leak',
    says: /天花|外墙|墙皮|墙[^。]{0,4}(?:渗|霉|裂|潮|湿|黑|鼓|起泡)|(?:楼上|屋顶|房顶|顶楼|顶上|顶层|屋面|吊顶|往楼下|窗台|飘窗|阳台)[^。!?]{0,6}(?:漏|渗|滴)|下雨[^。]{0,6}漏|漏雨|防水|发霉|霉味/,
    weight: 1.6,
  },
  {
    category: 'drainage',
    says: /堵(?!着|住出口)|返水|反水|返味|反味|返臭|反臭|污水|粪|下水|倒灌|不下水|地漏|排水(?!泵)|下得慢|[下放]不[去掉]|臭味/,
    weight: 1.6,
  },
  {
    category: 'plumbing',
    says: /水龙头|龙头|水嘴|水管(?!堵)|软管|角阀|水压|没水|没有水|停水|断水|供水|用水|水质|水表|花洒|爆管|自来水|水[^。]{0,6}(?:浑|发黄|泥|锈|渣)|水(?:小|细)|水箱|水阀|总阀/,
    weight: 1.4,
  },
  { category: 'lift', says: /电梯(?!口|厅|间)|升降机|货梯|扶梯|观光梯|垫梯/, weight: 2 },
  {
    category: 'public_facility',
    says: /大堂|门厅|架空层|天台|走廊|楼道|公共(?:厕所|卫生间|区域)|小区[^。]{0,4}(?:围栏|道路|路面)|亭/,
    weight: 1,
  },
  {
    category: 'access_control',
    says: /门禁|单元门|楼下.{0,3}门|(?:[栋幢区口]|小区)的?(?:大门|铁门)|对讲|门铃|人脸|刷脸|道闸|闸机|车闸|[落抬]杆|杆子[^。]{0,3}[落抬升]|车牌识别|刷不开|刷卡|电磁锁|电子锁|开门(?:按钮|键)|(?:蓝牙|扫码|二维码)开门|自动门|感应门|梯控/,
    weight: 2,
  },
  { category: 'access_control', says: /^大门(?![^。]{0,3}(?:锁芯|反锁))/, weight: 1 },
  {
    category: 'public_facility',
    says: /楼道灯|路灯|草坪灯|地灯|感应灯|声控灯|过道灯|走廊灯|(?:楼道|楼梯|走廊|过道)[^。]{0,4}灯|车库[^。]{0,6}(?:灯|漏|滴|积水)|地库[^。]{0,6}(?:灯|漏|滴|积水)|健身|滑梯|秋千|单杠|跷跷板|篮球|井盖|扶手|凉亭|石凳|长椅|充电[桩棚]|消防栓|消防门|监控|快递柜|路面|人行道|台阶|护栏|围栏|减速带|宣传栏|垃圾桶|信箱|信报箱|喷泉|岗亭|楼道[^。]{0,3}(?:窗|墙)/,
    weight: 2,
  },
  {
    category: 'network',
    says: /宽带|断网|没网|网络|网速|光猫|路由器|网线|网口|光纤|光缆|wifi|有线电视|机顶盒|iptv|座机|固定电话|电话线|弱电|信号|上不了网|掉线/,
    weight: 2,
  },
  {
    category: 'appliance',
    says: /热水器|油烟机|抽烟机|洗衣机|烘干机|冰箱|燃气灶|煤气[灶炉]|集成灶|灶(?!前)|浴霸|洗碗机|净水[器机]|饮水机|消毒柜|微波炉|电饭|电视(?!信号|没信号)|小厨宝|智能马桶/,
    weight: 1.5,
  },
  {
    category: 'hvac',
    says: /空调|暖气|暖器|供暖|地暖|地热|新风|壁挂炉|[出吹]风口|风口|风机盘管|分水器|冷气|外机/,
    weight: 1.8,
  },
  { category: 'gas', says: /(?:燃气|煤气|天然气|燃汽|天燃气)(?!灶|热水|炉)|灶前阀|自闭阀|停气|没气/, weight: 1.6 },
  {
    category: 'electrical',
    says: /跳闸|插[座坐排]|墙插|空开|空气开关|漏保|电闸|闸刀|停电|没电|没有电|断电|短路|(?:客厅|卧室|厨房|卫生间|厕所|阳台|家里|吸顶|书房)[^。]{0,3}灯|灯(?:泡|管|带)|筒灯|吊灯|水晶灯|电线|电表|电压|变压器|临时电/,
    weight: 1.3,
  },
  {
    category: 'door_window',
    says: /门锁|锁芯|锁舌|密码锁|指纹锁|钥匙|窗(?!台|帘)|防盗门|入户门|房门|移门|推拉门|卧室门|玻璃门|卷[帘闸]门|门把手|门框|合页|反锁|智能锁|猫眼|门轴|门吸/,
    weight: 1.4,
  },
  { category: 'door_window', says: /指纹|密码锁|锁芯|反锁|钥匙/, weight: 1 },
  {
    category: 'other',
    says: /(?:衣|鞋|橱|吊|书|浴室|储物|镜)柜|柜(?:子|门)|窗帘|百叶|抽屉|床(?:板|腿)|椅子|桌|沙发|晾衣[架杆]|毛巾架|踢脚线|石膏线|浴帘|隔断/,
    weight: 1.6,
  },
];
