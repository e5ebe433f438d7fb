const angry =
  /气死|太过分|什么态度|忍无可忍|受不了|烦死|吵死|垃圾物业|骗子|黑心|坑人|投诉你们|曝光|起诉|告你们|找媒体|12345|拒交|凭什么|干什么吃的|吃干饭|到底(?:管|修|来)不|不作为|恶劣|无语|混蛋|他妈|妈的|tmd|操|滚|废物|!{2,}|😡|🤬|💢|火大|气炸|过分/;
const distressed =
  /救命|怎么办(?:啊|呀)|急死|吓死|害怕|好怕|不敢|求求|拜托(?:了)?|跪求|崩溃|绝望|难过|伤心|活不下去|哭|😭|😢|🙏🙏|老人(?:小孩)?(?:一个人|在家)|快来(?:人|啊)|受苦|可怜/;

/** Anger and distress as people show them in writing; the turn is then answered gently and a person offered. */
export function readFeeling(folded: string): 'angry' | 'distressed' | undefined {
  if (angry.test(folded)) return 'angry';
  return distressed.test(folded) ? 'distressed' : undefined;
}
