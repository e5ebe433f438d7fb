import type { Span } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { spanOf } from './span.ts';

/** Longer talk is not an answer to “how was it”: a score in it is about something else. */
const longestAnswer = 30;

/** Words to scores, first match wins. “还行吧” and “还可以” are 4: people who are displeased say 一般. */
const words: readonly { says: RegExp; score: number }[] = [
  {
    says: /非常不满意|很不满意|太差(?:了|劲)?|差评|极差|很差|差劲|^垃圾$|糟(?:糕|透)|烂(?:透)?|失望透顶|零分/,
    score: 1,
  },
  { says: /不(?:太|怎么|是很|大|够)?满意|(?:(?<!好)不(?:太|怎么)?好|不怎么样)(?!意思)|比较差|有点差|唔满意/, score: 2 },
  { says: /一般般?|马马虎虎|凑合|勉强|及格|中规中矩|就那样|麻麻地/, score: 3 },
  { says: /(?:比较|基本|大致|还算|挺)满意|还行|还可以|还不错|还好|不错|可以吧|挺好(?!的?!)/, score: 4 },
  {
    says: /(?:非常|很|十分|特别|超级|超|太|相当)?满意|好评|满分|完美|很好|非常好|特别好|太好了|太棒|一级棒|没话说|点赞|👍|💯/,
    score: 5,
  },
];

const points = /([0-9]|10|[零一二两三四五六七八九十])\s*(?:分|星|颗星)(?!钟|之|半)(?:满分)?/;

/**
 * A 1–5 score in a short answer: “4分”, “五星”, “⭐⭐⭐”, “很满意”. Scores out of ten are halved, rounded up;
 * nothing is guessed from long talk.
 */
export function findRating(text: string, folded: string): Span<number> | undefined {
  if (folded.length > longestAnswer || /心情|身体|天气|运气|胃口/.test(folded)) return undefined;
  const stars = /(?:⭐\uFE0F?|🌟|★)+/u.exec(text);
  if (stars) {
    const count = [...stars[0]].filter((char) => char !== '\uFE0F').length;
    return spanOf(text, Math.min(5, count), stars.index, stars.index + stars[0].length);
  }
  const number = points.exec(folded);
  if (number?.[1]) {
    const said = readNumber(number[1]);
    const score = said > 5 ? Math.ceil(said / 2) : Math.max(1, said);
    return spanOf(text, Math.min(5, score), number.index, number.index + number[0].length);
  }
  for (const { says, score } of words) {
    const match = says.exec(folded);
    if (match) return spanOf(text, score, match.index, match.index + match[0].length);
  }
  return undefined;
}
