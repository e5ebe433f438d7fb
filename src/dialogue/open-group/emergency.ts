import { tellFollowers } from '../../domain/dispatch/tell-followers.ts';
import { addToTicket } from '../../domain/tickets/owner-moves.ts';
import { isOpen } from '../../domain/tickets/state.ts';
import { ticketById } from '../../domain/tickets/store.ts';
import { maskText } from '../../platform/mask.ts';
import type { EmergencyKind } from '../../understanding/meaning.ts';
import { emergencyTexts, safetyOf } from '../flows/emergency-messages.ts';
import { openAndPage } from '../flows/open-and-page.ts';
import { readPlace } from '../flows/place.ts';
import { reporterOf } from '../flows/reporter.ts';
import { privateChatOf } from '../store.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
import { openGroupTexts } from './messages.ts';

/** Words of the same kind within this time are of the same emergency, whoever says them. */
const sameEmergencyMinutes = 60;

/**
 * An emergency told among residents: our people are called at once, the group reads what to do and whom to phone (S91).
 * How it goes on is told to who reported it, in the chat with him alone, where there is one.
 */
export async function tellOfEmergency(ctx: TurnContext, kind: EmergencyKind): Promise<TurnReply> {
  const { tx, community, turn, now, state, clock } = ctx;
  const { hotline } = community;
  const running = await runningAlarm(ctx, kind);
  if (running) {
    await addToTicket(tx, { ticketId: running.id, by: reporterOf(ctx).by, at: now, text: ctx.text, media: ctx.media });
    const text = words(ctx, emergencyTexts.addedForStaff, { number: running.number, text: maskText(ctx.text) });
    const word = { key: turnKey(ctx, 'emergency'), text, media: ctx.media };
    await tellFollowers(tx, { ticket: running, community }, word, clock);
    const isCalled = turn.messages.some(({ content }) => content.mentionsBot);
    return isCalled
      ? answer(words(ctx, openGroupTexts.emergencyKnown, { hotline }))
      : { replies: [], outcome: 'recorded' };
  }
  const conversation = (await privateChatOf(tx, turn)) ?? turn.conversation;
  const { place, unitId } = await readPlace(ctx, {});
  const matter = {
    kind: 'emergency',
    category: kind,
    urgency: 'emergency',
    urgencyReason: ctx.meaning.emergency?.text ?? null,
    description: ctx.text,
    unitId: unitId ?? null,
    place: place ?? null,
    media: ctx.media,
  } as const;
  const speaker = { ...ctx, turn: { ...turn, conversation } };
  const { ticket } = await openAndPage(speaker, matter, { phone: ctx.meaning.phones[0]?.value });
  const text = words(ctx, openGroupTexts.emergency, { safety: words(ctx, safetyOf[kind], {}), hotline });
  const alarm = { ticketId: ticket.id, kind, at: now.toISOString() };
  return answer(text, {}, { outcome: 'ticket', state: { ...state, alarm } });
}

async function runningAlarm(ctx: TurnContext, kind: EmergencyKind) {
  const { alarm } = ctx.state;
  const minutes = alarm ? (ctx.now.getTime() - new Date(alarm.at).getTime()) / 60_000 : Number.POSITIVE_INFINITY;
  if (!alarm || alarm.kind !== kind || minutes > sameEmergencyMinutes) return undefined;
  const ticket = await ticketById(ctx.tx, alarm.ticketId);
  return ticket && isOpen(ticket.state) ? ticket : undefined;
}
