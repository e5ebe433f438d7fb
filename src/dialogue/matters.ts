import type { IntentId, Meaning } from '../understanding/meaning.ts';
import { converse } from './conversation.ts';
import { matterJoint } from './flows/lexicon.ts';
import type { Reply, TurnContext, TurnReply } from './turn-context.ts';

export type Read = (text: string) => Meaning;

interface Matter {
  text: string;
  kind: string | undefined;
}

/** How sure a part of a message must be read to stand as a matter of its own. */
const sureEnough = 0.6;
const shortest = 4;

const kindOf: Partial<Record<IntentId, string>> = {
  repair: 'repair',
  hazard_report: 'repair',
  complaint: 'complaint',
  fee_inquiry: 'question',
  parking_inquiry: 'question',
  renovation_inquiry: 'question',
  access_inquiry: 'question',
  general_inquiry: 'question',
  special_service: 'question',
  move_pass: 'question',
};

/**
 * Two matters of different kinds in one message (“厨房漏水，另外我要投诉楼上”), cut where people say that they begin another
 * one. What is no matter by itself stays with the part before it.
 * @param answersTalk whether the first part may answer a question of ours and so stands alone whatever it is
 * @returns the parts in order; a single one where there is nothing to cut
 */
export function splitMatters(text: string, read: Read, answersTalk: boolean): string[] {
  const matters: Matter[] = [];
  for (const piece of text.split(matterJoint).filter((one) => one.trim() !== '')) {
    const meaning = read(piece);
    const isSure = meaning.confidence >= sureEnough && [...piece.trim()].length >= shortest;
    const kind = isSure ? kindOf[meaning.intent] : undefined;
    const last = matters.at(-1);
    if (!last) matters.push({ text: piece, kind: kind ?? (answersTalk ? 'answer' : undefined) });
    else if (kind === undefined || kind === last.kind) last.text += piece;
    else if (last.kind === undefined) Object.assign(last, { text: last.text + piece, kind });
    else matters.push({ text: piece, kind });
  }
  return matters.map((matter) => matter.text.replace(/[，,；;\s]+$/, '').trim());
}

/**
 * One turn with all that it holds. Of two matters each is taken up by itself; a question that the first leaves open is
 * put again after the second, so it is asked once.
 */
export async function converseAll(ctx: TurnContext, read: Read): Promise<TurnReply> {
  const isWhole = ctx.button !== undefined || ctx.meaning.emergency !== undefined;
  const texts = isWhole ? [] : splitMatters(ctx.text, read, ctx.state.talk !== undefined);
  if (texts.length < 2) return converse(ctx);
  let { state } = ctx;
  let outcome: TurnReply['outcome'] = 'answered';
  let replies: Reply[] = [];
  for (const [part, text] of texts.entries()) {
    const { talk, aside, ...rest } = state;
    if (part > 0 && talk) state = { ...rest, aside: [talk, ...aside] };
    const reply = await converse({
      ...ctx,
      text,
      meaning: read(text),
      media: part === 0 ? ctx.media : [],
      state,
      part,
    });
    const isOpenQuestion = reply.outcome === 'answered' && reply.state?.talk?.asked !== undefined;
    const isLast = part === texts.length - 1;
    if (isLast || !isOpenQuestion) replies = [...replies, ...reply.replies];
    if (reply.outcome === 'ticket') outcome = 'ticket';
    state = reply.state ?? state;
  }
  return { replies, outcome, state };
}
