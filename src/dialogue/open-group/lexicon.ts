/** Asks neighbours for something, or offers it to them: no matter of ours, whatever breaks in it. */
export const asksNeighbours =
  /谁家|哪家|哪位(?!师傅)|哪里(?:有|能|可以|买)|有没有(?:人|邻居|谁)(?!管|来|修)|有(?:人|邻居)(?:知道|认识|用过|要|想|一起|卖|有)|谁(?:有|知道|认识|用过|要|想|会|能帮|捡|看到|在家)|推荐|求(?:个|推|助|借|购|一个)|拼(?:单|团|车)|团购|转让|出售|出租|闲置|二手|便宜|多少钱(?:买|装|换)|什么牌子|哪个牌子|靠谱/;

/** It is over, long ago, elsewhere, only thought of, or somebody else's story. */
export const notNow =
  /修好了|看过了|好了[。！!~～]*$|已经(?:好|修|通|解决|恢复|弄好|来)|恢复了|解决了|来电了|来水了|没(?:有)?坏|不会坏|上次|(?<![晚早])上回(?!来)|去年|前年|以前|当年|前段时间|上个?月|那(?:次|回|时候|年)|如果|要是|假如|万一|会不会|电视剧?里|新闻|抖音|视频里|听说|老家|单位|公司|同事|我妈家|别的小区|隔壁小区|对面小区|你们那/;

/** Answers, jokes and comfort: “哈哈”, “同感”. */
export const onlyChat =
  /^(?:哈|嘿|呵|嗯|哦|噢|对|是的|同感|同问|\+1|加一|笑死|[\p{P}\p{S}\p{Extended_Pictographic}\s])+$/u;

/** The roads of the town, and what people own and mend themselves: not for us to look after. */
export const notOurs =
  /高架|高速|堵车|路上|地铁|公交|学校|超市|菜市场|(?:手机|电脑|平板|耳机|电视|冰箱|洗衣机|微波炉|电饭[锅煲]|扫地机(?:器人)?|吸尘器|相机|自行车|车链子?|轮胎|玩具|眼镜|手表|键盘)[^，,。！!]{0,6}(?:坏|碎|没电|死机|不动|不响|卡)/;

/** A trouble by its looks: what is broken, leaks, is out of order right now. */
export const troubleNow =
  /坏了|又坏|不亮|不转|不动|不响|打不开|关不上|刷不开|进不去|出不来|开不了|用不了|没反应|失灵|漏水|在漏|漏得|往下[滴漏流]|滴水|渗水|喷水|爆了|爆管|裂了|堵了|堵住|返水|反水|冒水|溢出来|积水|滩水|停水|没水|停电|没电|跳闸|断电|冒烟|焦味|糊味|异响|掉下来|脱落|塌|松了|断了|翘起来|臭味|停了|卡住|不制冷|不出水|冒泡|倒灌|漏电|没热水|不热|没人修|抬不起来|歪了|倒了|掉皮|砸/;

/** Wants somebody of ours to come, whatever for. */
export const asksForUs = /(?:要|想|怎么|找谁|在哪|去哪|哪里|帮忙?)[^，,。！!]{0,6}(?:报修|报个修)|^报修/;

/** Nothing comes out of tap, socket or pipe at this moment, in however few words. */
export const supplyCut =
  /(?:怎么|又|突然|忽然)[^，,。！!]{0,4}停[水电气暖]|停[水电气暖]了|(?:我家|家里|整栋|全楼|我们[楼栋层]|怎么|又)[^，,。！!]{0,4}[没断](?:水|电|气|暖)/;
