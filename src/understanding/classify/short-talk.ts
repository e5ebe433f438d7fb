import { readAnswer } from '../entities/answer.ts';
import type { IntentId, Span } from '../meaning.ts';

export interface Verdict {
  id: IntentId;
  confidence: number;
}

const particles = /[\s,。!?~.…、]+|\p{Extended_Pictographic}|\uFE0F/gu;
const who = '(?:你|您|大家|各位|同志|领导|小?管家|物业|师傅|客服)';
const there = '(?:请问)?(?:有人)?(?:在吗|在么|在不在|在不|有人吗)(?:啊|呀)?';
const timeOfDay = '(?:早上|上午|中午|下午|晚上|早|晚|新年|过年)';
/** Somebody is named, or a time of day: “好” alone is a yes. */
const greetings = [
  `${who}+好(?:啊|呀|哇|吗|的呀)?${who}?(?:${there})?`,
  `(?:亲|${who})?${there}`,
  `${timeOfDay}(?:好|安)(?:啊|呀)?`,
  '早(?:啊|呀)?',
  `(?:hello|hi|hey|哈喽|哈罗|嗨|嘿|喂)+(?:你|您)?(?:好)?(?:啊|呀)?(?:${there})?`,
  '(?:春节|中秋|元旦|国庆|端午|节日|新年)快乐',
  '喺唔喺度',
];
const greeting = new RegExp(`^(?:${greetings.join('|')})+$`);
const thanks =
  /^(?:好的?|收到|嗯+|ok|那|那就|先|行)?(?:真是|真的|实在|太|非常|十分|万分|多|好)?(?:谢+|感谢|多谢|谢了|辛苦|麻烦|唔该|3q|thanks?|thankyou|thx|感激不尽|有劳|费心|再见|拜拜|88)(?:谢|了|啦|啊|呀|你|您|们|师傅|物业|管家|大家|晒|你们|您们|的帮忙|的帮助|帮助|回复|哈|哦|q)*$/;
const onlyBroken = /^(?:又|都|全|已经)?坏(?:了|掉了?|咗|啦)*$/;
/** what looks like yes or no and is about a ticket: “不用来了”, “怎么还没来” */
const aboutTickets = /不用(?:来|修|派|麻烦|管)|怎么|这么久|到现在|取消|唔使|^不[修报弄]|咋|人呢|报修/;
/** A digit may answer a question of ours; more of them, or marks, say nothing. */
const emptyTalk = /^[\p{P}\p{S}\s]*$|^\d{2,}$/u;

/**
 * Decides short talk by its form alone: greetings, thanks, yes, no, marks. Undefined where the form does not settle it.
 */
export function readShortTalk(folded: string, rating: Span<number> | undefined): Verdict | undefined {
  const said = folded.replace(particles, '');
  if (said.length > 24) return undefined;
  if (onlyBroken.test(said)) return { id: 'repair', confidence: 0.45 };
  if (said === '') return shortSign(folded);
  if (greeting.test(said)) return { id: 'greeting', confidence: 0.97 };
  if (thanks.test(said)) return { id: 'thanks', confidence: 0.97 };
  if (rating && isOnlyRating(said, rating)) return { id: 'rating', confidence: 0.95 };
  const answer = aboutTickets.test(said) ? undefined : readAnswer(folded);
  if (answer && said.length <= 9) return { id: answer === 'yes' ? 'confirm' : 'deny', confidence: 0.93 };
  if (emptyTalk.test(said)) return { id: 'other', confidence: 0.5 };
  return undefined;
}

function shortSign(folded: string): Verdict {
  if (/🙏|🌹|❤/u.test(folded)) return { id: 'thanks', confidence: 0.85 };
  if (/👌|👍|✅|🆗/u.test(folded)) return { id: 'confirm', confidence: 0.85 };
  if (/⭐|🌟|★/u.test(folded)) return { id: 'rating', confidence: 0.95 };
  return { id: 'other', confidence: 0.5 };
}

/**
 * Whether the score is what was said, not a word in a longer thought. “师傅来晚了，给2分” is, whatever the reason given;
 * “太好了” with thanks beside it is thanks.
 */
function isOnlyRating(said: string, rating: Span<number>): boolean {
  if (/投诉|没修|还没|怎么|什么/.test(said)) return false;
  if (/[分星⭐🌟★]/u.test(rating.text)) return true;
  if (/物业(?!服务)|师傅|保安/.test(said)) return false;
  if (/谢|感激|[你您]们?(?:真|人|太)/.test(said) && !/满意|评/.test(said)) return false;
  return said.length <= rating.text.length + 6;
}
