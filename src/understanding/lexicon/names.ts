/** Surnames in common use, one character each, as the body of a character class. */
export const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳' +
  '鲍史唐费薛雷贺倪汤滕罗毕郝安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛戴宋茅庞熊纪舒屈项祝董梁杜阮蓝席季贾江童' +
  '颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓单洪包左石崔吉龚程邢裴陆翁段侯武刘叶龙黎白曾温关肖谭廖涂';

/** Surnames of two characters, as alternatives of a regular expression. */
export const doubleSurnames =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|夏侯|令狐|端木|司徒|南宫|独孤|长孙|宇文|司空';

/** How neighbours are addressed, as alternatives; our own people have other titles. */
export const neighbourTitles =
  '女士|先生|小姐|太太|大爷|大妈|大娘|奶奶|爷爷|老师|同学|伯伯|教授|医生|律师|老板娘?|婆婆|妈妈|爸爸|老太太?';

/** Words that begin like a name and are none: 我是常住…, 我叫高空…. Alternatives of a regular expression. */
export const notNames =
  '陆续|成立|常住|常客|常年|毛坯|安装|安全|安静|方便|高空|高层|高龄|单身|单独|包租|左边|左右|左手|白天|白班|万科|关于|管家|管道|管理|钟点|房东|房主|房客|江边|石材|段时间|马上|和|金牌|程序|时候|任何|任务|成天|明天|华为|周末|周一|周二|周三|周四|周五|周六|周日';
