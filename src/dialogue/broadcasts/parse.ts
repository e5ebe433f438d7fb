import type { BroadcastWord } from '../commands/command.ts';

/** What stands behind a word about broadcasts: a number, words, or what makes it ordinary talk. */
export interface BroadcastRead {
  number?: number;
  rest: string;
}

const numbered = /^#?(\d{1,6})(?![\d-]|\s*(?:栋|幢|座|号|单元|月|日|点|楼))[\s,:;.、。]*/;
const looks = /^(?:进度|情况|名单(?:\s*\d{1,3})?)?$/;

/**
 * Reads what follows 通知, 改通知, 更正, 撤回. @param glued nothing stands between the word and it
 * @returns undefined where it is ordinary talk: “通知大家”, “撤回了一条消息”
 */
export function readBroadcast(
  word: BroadcastWord,
  { plain, written }: { plain: string; written: string },
  glued: boolean,
): BroadcastRead | undefined {
  const [head, digits] = numbered.exec(plain) ?? [];
  const number = digits === undefined ? undefined : Number(digits);
  const rest = written.slice(head?.length ?? 0).trim();
  if (word === 'withdraw') {
    return plain === '' || (number !== undefined && rest === '')
      ? { rest: '', ...(number !== undefined && { number }) }
      : undefined;
  }
  if (word !== 'notice') return number === undefined ? undefined : { number, rest };
  if (number !== undefined && looks.test(rest)) return { number, rest };
  return glued && plain !== '' ? undefined : { rest: written };
}
