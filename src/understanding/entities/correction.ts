import type { Correction } from '../meaning.ts';
import { readRoomPart } from './rooms.ts';

const patterns = [
  /不(?:是|在)\s*(?<from>[^,。!?;是]{1,14}?)[\s,。、;]*(?:而|应该|应当)?(?:是|在)\s*(?<to>[^,。!?;]{1,18})/,
  /(?:[说写报打发讲填]|搞|弄)?错了?[\s,。、!]*(?:应该|应当|房号|地址)?(?:是|在)\s*(?<to>[^,。!?;]{1,18})/,
  /(?<from>[^,。!?;]{1,14}?)(?:不对|错了)[\s,。、!]*(?:应该|应当)?(?:是|在)\s*(?<to>[^,。!?;]{1,18})/,
  /(?:把)?(?<from>[^,。!?;]{0,14}?)(?:改成|改为|换成|更正为)\s*(?<to>[^,。!?;]{1,18})/,
];

/** “不是501，是502”, “说错了，应该是5栋”. Undefined unless what was meant instead reads as a room or a part of one. */
export function findCorrection(text: string, folded: string): Correction | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    const to = match?.groups?.to ? readRoomPart(match.groups.to, match.groups.to) : undefined;
    if (!match || !to || text.length > 80) continue;
    const said = match.groups?.from;
    const from = said ? readRoomPart(said, said) : undefined;
    return from ? { from, to } : { to };
  }
  return undefined;
}
