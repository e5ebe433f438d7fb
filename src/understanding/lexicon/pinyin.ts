const pairs = (list: string): [string, string][] =>
  list.split(' ').map((pair) => {
    const [spelt = '', word = ''] = pair.split(':');
    return [spelt, word];
  });

/** What people without a Chinese keyboard spell out, by its spelling: devices, troubles, places, and the words between. */
export const pinyinWords: ReadonlyMap<string, string> = new Map([
  ...pairs(
    'shuiguan:水管 shuilongtou:水龙头 longtou:龙头 matong:马桶 xiashuidao:下水道 xiashui:下水 dilou:地漏 cesuo:厕所 ' +
      'weishengjian:卫生间 chufang:厨房 keting:客厅 woshi:卧室 yangtai:阳台 dianti:电梯 loudao:楼道 louxia:楼下 ' +
      'loushang:楼上 damen:大门 danyuanmen:单元门 menjin:门禁 menjinka:门禁卡 menka:门卡 mensuo:门锁 men:门 suo:锁 ' +
      'yaoshi:钥匙 chuanghu:窗户 deng:灯 ludeng:路灯 dengpao:灯泡 kaiguan:开关 chazuo:插座 dianzha:电闸 dianxian:电线 ' +
      'kongtiao:空调 nuanqi:暖气 reshuiqi:热水器 reshui:热水 ranqi:燃气tianranqi:天然气 wangluo:网络 ' +
      'kuandai:宽带 xinhao:信号 qiang:墙 tianhuaban:天花板 wuding:屋顶 che:车 chewei:车位 cheku:车库 diku:地库 ' +
      'tingche:停车 laji:垃圾 wuye:物业 wuyefei:物业费 shuifei:水费 dianfei:电费 tingchefei:停车费 fapiao:发票 ' +
      'xiaoqu:小区 baoan:保安 baojie:保洁 shifu:师傅 guanjia:管家 kefu:客服 jingli:经理 linju:邻居 zhuangxiu:装修 ' +
      'banjia:搬家 gongdan:工单 shui:水 dian:电 wang:网 qi:气 jia:家 jiali:家里 wojia:我家 women:我们',
  ),
  ...pairs(
    'baole:爆了 huaile:坏了 huai:坏 loushui:漏水 louyu:漏雨 lou:漏 loule:漏了 dishui:滴水 shenshui:渗水 dule:堵了 ' +
      'duzhule:堵住了 du:堵 meidian:没电 meidianle:没电了 meishui:没水 meishuile:没水了 meiwang:没网' +
      'tingdian:停电 tingdianle:停电了 tingshui:停水 tingshuile:停水了 tiaozha:跳闸 buliang:不亮 bure:不热 ' +
      'buzhileng:不制冷 dabukai:打不开 guanbushang:关不上 guanbuzhu:关不住 shuabukai:刷不开 jinbuqu:进不去 ' +
      'diaole:掉了 liele:裂了 maoyan:冒烟 zhaohuo:着火 zhaohuole:着火了 qihuo:起火 loudian:漏电 louqi:漏气 ' +
      'beikun:被困 kunzai:困在 kun:困 chubulai:出不来 jiuming:救命 chao:吵 taichao:太吵 chou:臭 zang:脏 raomin:扰民',
  ),
  ...pairs(
    'nihao:你好 ninhao:您好 zaima:在吗 xiexie:谢谢 xiexieni:谢谢你 xinkule:辛苦了 shi:是 shide:是的 dui:对 hao:好 ' +
      'haode:好的 keyi:可以 meiyou:没有 bushi:不是 buyong:不用 xiuhaole:修好了 meixiuhao:没修好 baoxiu:报修 xiu:修 ' +
      'weixiu:维修 tousu:投诉 jianyi:建议 woyao:我要 woxiang:我想 xiang:想 yao:要 zhuanrengong:转人工 rengong:人工 ' +
      'quxiao:取消 cuidan:催单 jindu:进度 zenme:怎么 zenmeban:怎么办 zenmejiao:怎么交 duoshaoqian:多少钱 shenme:什么 ' +
      'shenmeshihou:什么时候 jidian:几点 weishenme:为什么 nali:哪里 zai:在 you:有 youren:有人 li:里 limian:里面 ' +
      'kuailai:快来 kuai:快 lai:来 lairen:来人 ren:人 hai:还 haimei:还没 hailou:还漏 haizai:还在 wo:我 ni:你 nimen:你们 ' +
      'de:的 le:了 ma:吗 a:啊 ba:吧 ne:呢 bu:不 mei:没 dou:都 tai:太 hen:很 you:又 yige:一个 zheli:这里 jiao:交 ban:办 ' +
      'bang:帮 bangwo:帮我 kan:看 kankan:看看 xiuyixia:修一下 jintian:今天 mingtian:明天 xianzai:现在',
  ),
]);
