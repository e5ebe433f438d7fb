import { countOpenGaps, openGapsOf } from '../../domain/answers/gap-store.ts';
import { maskText } from '../../platform/mask.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { isDirect, line, type Scene } from './scene.ts';
import { numbersOf } from './store.ts';

const maxListed = 10;
const longestQuestion = 40;

/** 问题库: what people ask without an answer that all may read, the most asked first (S18). For managers, in their own chat. */
export async function listGaps(scene: Scene): Promise<TurnReply> {
  const word = canonicalWords.gaps;
  if (scene.person.role !== 'manager') return line(scene, texts.managersOnly, { word });
  if (!isDirect(scene)) return line(scene, texts.inDirectChat, { word });
  const { tx, community } = scene;
  const count = await countOpenGaps(tx, community.id);
  if (count === 0) return line(scene, texts.gapsNone, {});
  const gaps = await openGapsOf(tx, community.id, maxListed);
  const numbers = await numbersOf(
    tx,
    gaps.flatMap(({ ticketId }) => ticketId ?? []),
  );
  const lines = gaps.map(({ timesAsked, question, answer: said, ticketId }) => {
    const number = (ticketId && numbers.get(ticketId)) || '—';
    const state = words(scene, said === null ? texts.gapUnanswered : texts.gapAnswered, { number });
    return words(scene, texts.gapLine, { times: timesAsked, question: short(maskText(question)), state });
  });
  const left = count - lines.length;
  return answer(
    [
      words(scene, texts.gapsHead, { count }),
      ...lines,
      ...(left > 0 ? [words(scene, texts.gapsMore, { count: left })] : []),
    ].join('\n'),
  );
}

function short(text: string): string {
  const all = [...text.replace(/\s+/g, ' ')];
  return all.length > longestQuestion ? `${all.slice(0, longestQuestion).join('')}…` : all.join('');
}
