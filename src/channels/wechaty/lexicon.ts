/** What WeChat says of itself when an account does too much. */
export const tooFrequent = /操作过于频繁|操作太频繁|too\s*frequent|frequency\s*limit/i;

/** Calls everybody in a room. */
export const everybody = /@(?:所有人|全体成员|all)(?=[\s\u2005]|$)/i;

/** A quote as WeChat writes it into the text: 「name：words」, a line of dashes, the answer. */
export const quoteForm =
  /^[「『](?<name>[^：:」』]{0,64})[：:](?<quoted>[\s\S]*?)[」』]\s*\n[-—－ \t]{5,}\n?(?<said>[\s\S]*)$/;

/** What somebody who wants to be our contact says who seems to live here. */
export const namesHome = /业主|住户|租户|房东|商户|业委会|\d+\s*(?:栋|幢|座|号楼|单元|室)|\d+-\d+/;
