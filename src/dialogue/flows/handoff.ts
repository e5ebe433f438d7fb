import { addToTicket } from '../../domain/tickets/owner-moves.ts';
import { isOpen } from '../../domain/tickets/state.ts';
import { ticketById } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { maskText } from '../../platform/mask.ts';
import { type Talk, talkVersion } from '../state.ts';
import { recentLines } from '../store.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
import { askPerson } from './ask-person.ts';
import { mediaOf } from './flow.ts';
import { handoffTexts, questionTexts, voiceTexts } from './messages.ts';
import { tellStaffOf } from './my-tickets.ts';
import { reporterOf } from './reporter.ts';

const transcriptLines = 8;

/** A person takes over, with what was said so far; we stay to pass the words on (S20). */
export async function handOff(ctx: TurnContext): Promise<TurnReply> {
  const lines = await recentLines(ctx.tx, ctx.turn.conversation.id, transcriptLines);
  const transcript = lines.map((line) => `${line.ours ? '→' : '←'} ${maskText(line.text).replace(/\n/g, ' ')}`);
  const description = [
    ctx.text.trim(),
    transcript.length > 1 && words(ctx, handoffTexts.transcript, { lines: transcript.join('\n') }),
  ]
    .filter(Boolean)
    .join('\n');
  const { ticket, ...handed } = await askPerson(ctx, { category: 'handoff', description, says: handoffTexts.opened });
  const replies = handed.replies.map((reply) => ({ ...reply, handOver: true }));
  return {
    ...handed,
    replies,
    state: { ...ctx.state, aside: [], talk: handoffTalk(ctx, ticket), lastTicketId: ticket.id },
  };
}

/** The talk in which a person answers through us, until the ticket for it is over. */
export const handoffTalk = (ctx: TurnContext, ticket: Ticket): Talk => ({
  flow: 'handoff',
  version: talkVersion,
  slots: { ticketId: ticket.id },
  tries: 0,
  since: ctx.now.toISOString(),
});

/** Words said while a person has the talk go to that person. @returns undefined once the matter is over */
export async function relayToPerson(ctx: TurnContext): Promise<TurnReply | undefined> {
  const id = ctx.state.talk?.slots.ticketId;
  const ticket = id ? await ticketById(ctx.tx, id) : undefined;
  if (!ticket || !(isOpen(ticket.state) || ticket.state === 'answered')) return undefined;
  const { by } = reporterOf(ctx);
  await addToTicket(ctx.tx, { ticketId: ticket.id, by, at: ctx.now, text: ctx.text.trim(), media: mediaOf(ctx, {}) });
  const text = words(ctx, handoffTexts.relay, { number: ticket.number, text: wordsOf(ctx) });
  await tellStaffOf(ctx, ticket, { key: turnKey(ctx, 'relay'), text, media: ctx.media });
  return answer(
    words(ctx, ctx.unheard ? voiceTexts.added : handoffTexts.relayed, { number: ticket.number }),
    { ticketId: ticket.id },
    { outcome: 'ticket' },
  );
}

/** More words to a ticket that is being worked on: kept, and passed on to whoever has it. */
export async function addToLast(ctx: TurnContext, ticketId: string): Promise<TurnReply> {
  const { by } = reporterOf(ctx);
  const ticket = await addToTicket(ctx.tx, {
    ticketId,
    by,
    at: ctx.now,
    text: ctx.text.trim(),
    media: mediaOf(ctx, {}),
  });
  const text = words(ctx, handoffTexts.relay, { number: ticket.number, text: wordsOf(ctx) });
  await tellStaffOf(ctx, ticket, { key: turnKey(ctx, 'added'), text, media: ctx.media });
  const said = ctx.unheard ? voiceTexts.added : questionTexts.added;
  return answer(words(ctx, said, { number: ticket.number }), { ticketId }, { outcome: 'ticket' });
}

/** What was said, as staff read it; a voice note is for them to listen to. */
const wordsOf = (ctx: TurnContext): string =>
  maskText(ctx.text) || (ctx.unheard ? words(ctx, voiceTexts.seeNote, {}) : '—');
