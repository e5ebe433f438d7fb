import { askPerson } from './flows/ask-person.ts';
import { addToLast } from './flows/handoff.ts';
import { voiceTexts } from './flows/messages.ts';
import { chosenTrouble, troubleButtons } from './flows/troubles.ts';
import { startFlow } from './start-flow.ts';
import { type Talk, talkVersion } from './state.ts';
import { type TurnContext, type TurnReply, words } from './turn-context.ts';

/** The talk in which a voice note lies with a person and its sender may choose meanwhile what is broken. */
export const voiceTalk = 'voice';

/**
 * A voice note out of nowhere, without its words: a person gets it at once and listens, whatever it says. Who speaks of
 * something broken may say so with a number and has the technician under way without waiting (S162).
 */
export async function takeVoiceNote(ctx: TurnContext): Promise<TurnReply> {
  const description = words(ctx, voiceTexts.forStaff, {});
  const { ticket, ...handed } = await askPerson(ctx, { category: 'handoff', description, says: voiceTexts.opened });
  const [first] = handed.replies;
  const buttons = troubleButtons(ctx);
  const question = { text: first?.text ?? '', buttons };
  const talk: Talk = {
    flow: voiceTalk,
    version: talkVersion,
    slots: { ticketId: ticket.id, media: ctx.media },
    asked: 'trouble',
    tries: 0,
    since: ctx.now.toISOString(),
    question,
  };
  return {
    ...handed,
    replies: handed.replies.map((reply) => ({ ...reply, buttons })),
    state: { ...ctx.state, talk, lastTicketId: ticket.id },
  };
}

/**
 * A number after the voice note: a repair begins with the note attached.
 * @returns undefined where something else was said
 */
export async function continueVoice(ctx: TurnContext, talk: Talk): Promise<TurnReply | undefined> {
  const { ticketId: noteId } = talk.slots;
  // A person has it already.
  if (noteId && ctx.meaning.intent === 'human_handoff') return addToLast(ctx, noteId);
  if (!chosenTrouble(ctx)) return undefined;
  const { lastTicketId: _, ...rest } = ctx.state;
  const known = { media: talk.slots.media ?? [], ...(noteId && { ticketId: noteId }) };
  return startFlow({ ...ctx, state: { ...rest, talk: undefined } }, 'repair', { known });
}
