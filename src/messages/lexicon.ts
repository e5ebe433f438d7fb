/** The Chinese words that this folder's rules look for. */

export const numberWords: ReadonlyMap<string, number> = new Map(
  ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((word, index) => [word, index + 1]),
);

/** A number that a choice brings itself: “5分”; in “5栋1单元302” or “1004 咨询” it names something else. */
export const ownNumber = /^\d{1,2}(?=分|\s|$)/;

/** A choice by number: the number stands in the group `number`. */
export const pickPattern = /^(?:我?选择?|回复?|第|按)*(?<number>\d{1,2}|[一二三四五六七八九十])(?:个|项|条|号|种|吧)*$/;

/** S16: nobody is told that we do not know or cannot. S17: nobody is sent away to someone else. */
export const bannedPhrases: readonly RegExp[] = [
  /不(?:太|大|是很|怎么)?(?:知道|清楚|了解|晓得|明白|懂)/,
  /(?:听|看|搞|弄)不(?:懂|清|明白)/,
  /没(?:有)?(?:听|看)(?:懂|明白|清)/,
  /(?:没有?|毫无)(?:任何)?(?:办法|消息|这个权限|权限)/,
  /无能为力|爱莫能助|无可奉告|帮不(?:了|上)|办不(?:了|到)|管不(?:了|着)|做不了主|无法(?:处理|解决|办理|回答|答复|提供)/,
  /不(?:归|由|属于|是)(?:我|我们|本部门|物业|咱们)[^，。！？]{0,6}(?:管|负责|处理|范围|职责|的事)/,
  /不(?:归我|归我们|关我|关我们|在我们?的?(?:职责|管辖)?范围)/,
  /(?:与|跟|和)(?:我|我们|物业)(?:无关|没(?:有)?关系)/,
  /(?:这|那)(?:个|件)?(?:事|问题)?(?:是|属于|归)[^，。！？是]{1,10}(?:的事(?!项)|的责任|的问题|管的|负责的)/,
  /(?:去|请|得|要|您|自己|自行)?(?:找|问|联系)(?:别人|别的|其他部门|其他人|他们去|开发商|别处|相关部门)/,
  /(?:请|您|需要|得)?(?:自己|自行)(?:去)?(?:找|联系|解决|处理|想办法|咨询)/,
];

export const rudePhrases: readonly RegExp[] = [
  /您必须|你必须|不准|不许|少废话|废话|闭嘴|烦死|急什么|催什么|爱[^，。]不[^，。]|随便(?:您|你)|关(?:我|我们)什么事/,
  /(?:您|你)(?:说|讲|写)(?:得|的)?(?:不清|不对|错)|(?:您|你)(?:搞|弄)错|谁让(?:您|你)|早干(?:嘛|什么)/,
];

/** What somebody does next, in a status message. */
export const actionWords =
  /上门|到场|到达|到位|赶到|赶来|赶往|前往|联系|致电|回电|回复|答复|处理|处置|维修|修好|修复|抢修|查看|检查|核实|安排|跟进|协调|接手|接单|解决|施工|更换|告知|通知|完成|确认|回访|办理|送达|开门|救援|解困/;
