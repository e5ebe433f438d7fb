import type { IntentId } from '../../src/understanding/meaning.ts';

export interface HeldOut {
  text: string;
  intent: IntentId;
  category?: string;
}

/** Invented sentences that no model is trained on. */
const said: Record<string, string[]> = {
  'repair/plumbing': [
    '主卫的水龙头关不严，半夜滴答响',
    '洗碗池底下那根软管爆了',
    '我家一点水都没有了',
    '水压好低淋浴出不来水',
  ],
  'repair/electrical': ['书房插座没电', '卧室的灯按了不亮', '总闸老是跳', '整个家里都停电了'],
  'repair/hvac': ['客厅空调开了半天还是热', '地暖不热能来看看吗', '暖气片冰凉的'],
  'repair/door_window': ['入户门的锁拧不开', '次卧窗户关不上', '推拉门轮子掉了'],
  'repair/lift': ['2栋左边电梯又坏了', '电梯按了没反应', '电梯门一直开开合合'],
  'repair/access_control': ['单元门刷卡没反应', '小区道闸抬不起杆', '门铃不响了'],
  'repair/appliance': ['热水器不出热水', '油烟机不转', '洗衣机漏水'],
  'repair/wall_leak': ['主卧天花板渗水了', '楼上漏水，我家墙都湿了', '墙皮发霉鼓包'],
  'repair/drainage': ['厨房下水堵了', '卫生间地漏返臭', '马桶冲不下去了，堵得死死的'],
  'repair/gas': ['燃气表不动了', '天然气突然没了'],
  'repair/public_facility': ['三楼楼道灯不亮', '花园里的路灯坏了', '地库顶上漏水'],
  'repair/network': ['宽带上不了网', '网断了一天'],
  'complaint/noise': ['楼上小孩天天半夜跑跳，吵得睡不着', '楼下广场舞音乐太吵了', '隔壁唱歌唱到半夜'],
  'complaint/parking': ['有辆车占了我的车位', '消防通道上停满了车没人管', '邻居的车把我堵住了'],
  'complaint/cleaning': ['楼道里全是垃圾，几天没人扫', '垃圾房臭得不行', '电梯里有尿味也没人打扫'],
  'complaint/security': ['单元楼随便进人，保安也不问', '我电瓶车被偷了'],
  'complaint/staff_attitude': ['你们前台说话太难听，态度恶劣', '那个保安骂我'],
  'complaint/fees': ['物业费乱涨价', '装修押金半年了还不退给我'],
  'complaint/renovation': ['楼上周日还在装修电钻响', '隔壁私自砸承重墙'],
  'complaint/pets': ['有人遛狗不拴绳', '邻居的狗在电梯里拉屎'],
  'complaint/high_toss': ['楼上又往下丢垃圾', '有人高空抛物太危险了'],
  'complaint/greenery': ['一楼业主在绿化带种菜', '树枝太长挡光也没人剪'],
  'complaint/service_delay': ['报修半个月都没人理我，你们物业不作为', '打了好几次电话没人接，踢皮球'],
  emergency: ['有人困在电梯里了', '厨房着火了快来', '好大的煤气味'],
  suggestion: ['建议在车棚装几个充电插座', '希望给滑梯旁边加个遮阳棚', '提个意见，能不能多放几个垃圾桶'],
  praise: ['今天的陈师傅修得又快又细，要表扬', '给夜班保安点赞', '你们保洁阿姨打扫得真干净'],
  fee_inquiry: ['我家物业费还欠多少', '电费去哪里充', '换个水龙头要多少钱', '能开发票吗', '水费一吨多少'],
  parking_inquiry: ['地库还有空车位租吗', '访客停车怎么收费', '想换个车牌登记', '月卡到期怎么续'],
  renovation_inquiry: ['我家要装修，需要什么手续', '周六可以装修吗', '阳台能封吗', '装修押金交多少'],
  access_inquiry: ['门禁卡丢了，补一张要什么材料', '人脸怎么录', '给租客办门卡需要房东来吗', '电梯卡哪里办'],
  general_inquiry: ['物业今天上班吗', '你们办公室在哪栋', '几点来水', '居委会的电话是多少', '小区能养大狗吗'],
  ticket_status: ['我昨天报的修处理得怎么样了', '师傅几点能到', '查一下工单1030', '我投诉的那件事有结果没'],
  ticket_urge: ['等了三个小时了，师傅呢', '能不能快一点来', '催一下我的单子', '都两天了还没人来'],
  ticket_cancel: ['不用派人来了，我自己弄好了', '取消报修吧', '那个单子撤了', '先不修了'],
  special_service: ['想约个保洁阿姨周六来打扫', '能上门清洗空调吗', '帮我搬个冰箱下楼可以吗', '需要擦玻璃'],
  move_pass: ['后天搬家，怎么开放行条', '我要搬走了，需要办什么', '沙发要运出去，要出门证吗'],
  life_event: ['周日我儿子结婚，婚车要停门口', '家里老人过世了要设灵堂', '孩子满月想在楼下摆几桌'],
  care_event: ['我妈刚做完手术在家，行动不便', '我一个人住，腿骨折了', '老伴住院了家里没人'],
  hazard_report: ['8栋外墙有块砖松了快掉下来', '窨井盖不见了，好危险', '楼顶广告牌摇摇欲坠'],
  human_handoff: ['我要人工', '让你们经理给我回个电话', '找个真人跟我说', '别机器人了转客服'],
  greeting: ['您好，在吗', '早上好呀', '哈喽', '有人在吗'],
  thanks: ['谢谢师傅', '太感谢你们了', '辛苦啦', '好的，谢谢'],
  confirm: ['对的', '可以可以', '嗯好的', '已经修好了', '没问题'],
  deny: ['不是的', '还没修好', '不可以', '没有', '还在漏'],
  rating: ['非常满意', '打4分', '一般般吧', '给五星好评', '不太满意'],
  other: [
    '给我讲个故事',
    '明天去上海的高铁几点',
    '帮我订一张电影票',
    '你会不会下棋',
    '今晚吃什么好',
    '信用卡逾期怎么办',
    '苹果手机多少钱',
    '我喜欢你',
  ],
};

export const heldOut: HeldOut[] = Object.entries(said).flatMap(([label, texts]) => {
  const [intent, category] = label.split('/');
  return texts.map((text) => ({ text, intent: intent as IntentId, ...(category ? { category } : {}) }));
});
