import type { ComplaintCategory, RepairCategory } from '../meaning.ts';

/** What a complaint is about, where a word settles it. Weights are added to the logarithm of its probability. */
export const complaintRules: readonly { category: ComplaintCategory; says: RegExp; weight: number }[] = [
  {
    category: 'staff_attitude',
    says: /你们[^。!?]{0,4}(?:垃圾|废物|骗子|混蛋)|态度|骂人|凶|翻白眼|吼|推了我|没礼貌|挂我电话|阴阳怪气/,
    weight: 2,
  },
  { category: 'high_toss', says: /高空抛物|(?:楼上|窗户|上面)[^。!?]{0,10}(?:扔|丢|抛|泼|抖)/, weight: 2 },
  { category: 'pets', says: /狗|猫|宠物|养鸡/, weight: 1.6 },
  { category: 'parking', says: /车位|停车(?!费)|乱停|消防通道[^。]{0,6}车|违停|挪车|堵.{0,4}车库|僵尸车/, weight: 1.6 },
  {
    category: 'renovation',
    says: /装修|电钻|电锤|承重墙|违章(?:搭建|建筑)|私搭|违规(?:搭|敲|改|装|砌)|扩建|打墙/,
    weight: 1.6,
  },
  {
    category: 'noise',
    says: /噪音|噪声|吵|扰民|唱歌|广场舞|音乐|麻将|半夜.{0,8}(?:跳|跑|叫|响)|弹琴|睡不着|喇叭|鞭炮/,
    weight: 1.4,
  },
  {
    category: 'fees',
    says: /物业费|管理费|停车费|收费|涨价|押金|公摊|退钱|发票|扣费|多收|乱收|公共收益|水费/,
    weight: 1.6,
  },
  {
    category: 'cleaning',
    says: /垃圾(?!物业)|卫生|臭|脏|尿骚|打扫|保洁.{0,6}(?:糊弄|不)|杂物|蟑螂|老鼠|烟头(?!烫|把)/,
    weight: 1.2,
  },
  {
    category: 'security',
    says: /偷|小偷|被盗|陌生人|推销|传单|巡逻|安保|治安|门岗没人|保安.{0,4}(?:睡觉|不管|不巡)|监控/,
    weight: 1.4,
  },
  { category: 'greenery', says: /绿化|草坪|树|花坛|杂草|绿地|毛毛虫/, weight: 1.5 },
  {
    category: 'service_delay',
    says: /没人(?:理|来|接)|不作为|踢皮球|敷衍|拖(?:拉|了|着不)|打不通|没下文|光收钱|说好.{0,8}来|尽快处理|什么都不管/,
    weight: 1.4,
  },
  {
    category: 'facility',
    says: /电梯.{0,8}(?:坏|慢|停)|设施|路灯|游泳池|健身|消防(?:设施|设备)|充电桩|儿童乐园|经常坏/,
    weight: 1.2,
  },
];

/** What a repair is about, where the place or the trouble settles it against the device. */
export const repairRules: readonly { category: RepairCategory; says: RegExp; weight: number }[] = [
  {
    category: 'wall_leak',
    says: /天花板|外墙|墙皮|墙[^。]{0,4}(?:渗|霉|裂|潮)|(?:楼上|屋顶|房顶|顶楼|吊顶|往楼下)[^。!?]{0,6}(?:漏|渗|滴)|下雨[^。]{0,6}漏|防水/,
    weight: 1.8,
  },
  { category: 'drainage', says: /堵(?!着|住出口)|返水|反水|返味|返臭|污水|粪|下水|倒灌|不下水|地漏/, weight: 1.8 },
  { category: 'plumbing', says: /水龙头|水管(?!堵)|软管|角阀|水压|没水|停水|水表|花洒|爆管|自来水/, weight: 1.4 },
  { category: 'lift', says: /电梯|升降机|货梯/, weight: 2 },
  { category: 'public_facility', says: /大堂|门厅|架空层|天台|走廊|楼道/, weight: 1 },
  {
    category: 'access_control',
    says: /门禁|单元门|楼下.{0,3}门|(?:[栋幢区口]|小区)的?(?:大门|铁门)|^大门|对讲|门铃|人脸|刷脸|道闸|闸机|车牌识别|刷不开|刷卡/,
    weight: 2,
  },
  {
    category: 'public_facility',
    says: /楼道灯|路灯|感应灯|声控灯|过道灯|楼道[^。]{0,4}灯|车库[^。]{0,6}(?:灯|漏|滴)|地库|健身器材|滑梯|井盖|扶手|凉亭|石凳|充电桩|消防栓|监控|快递柜|路面/,
    weight: 2,
  },
  { category: 'network', says: /宽带|断网|没网|网络|光猫|路由器|网线|光纤|wifi|有线电视|上不了网/, weight: 2 },
  { category: 'appliance', says: /热水器|油烟机|洗衣机|冰箱|燃气灶|煤气灶|灶|浴霸|洗碗机|净水器|消毒柜/, weight: 1.6 },
  { category: 'hvac', says: /空调|暖气|地暖|地热|新风|壁挂炉|出风口/, weight: 1.8 },
  { category: 'gas', says: /(?:燃气|煤气|天然气)(?!灶|热水)/, weight: 1.6 },
  {
    category: 'electrical',
    says: /跳闸|插座|空开|电闸|停电|没电|断电|短路|(?:客厅|卧室|厨房|卫生间|阳台|家里|吸顶)[^。]{0,3}灯|灯(?:泡|管)|电线|电表/,
    weight: 1.4,
  },
  {
    category: 'door_window',
    says: /门锁|锁芯|钥匙|窗(?!台)|防盗门|入户门|房门|推拉门|卧室门|门把手|合页|反锁|智能锁/,
    weight: 1.5,
  },
];
