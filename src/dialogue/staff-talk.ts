import { awaitsSignOff } from '../domain/tickets/state.ts';
import { handleButton } from './buttons.ts';
import { converse } from './conversation.ts';
import { handleEmergency } from './flows/emergency.ts';
import { continueTalk } from './flows/flow.ts';
import { myTickets } from './flows/my-tickets.ts';
import { readPlace } from './flows/place.ts';
import { repair } from './flows/repair.ts';
import { photoAfter } from './hazards/photo-after.ts';
import { reportsHazard } from './hazards/plain-words.ts';
import { staffTexts } from './staff-messages.ts';
import { emptyState, talkVersion } from './state.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

const silence: TurnReply = { replies: [], outcome: 'ignored' };
const reports = new Set(['repair', 'complaint', 'hazard_report', 'human_handoff']);

/**
 * What staff say that is no command. In a direct chat they report like anybody. In a group only an emergency, or a
 * trouble told with its place, is taken up (S42); the group's own talk is left alone, and who addresses us gets a line.
 */
export async function talkWithStaff(ctx: TurnContext): Promise<TurnReply> {
  const { meaning, turn } = ctx;
  const hazard = await tellsOfHazard(ctx);
  if (hazard) return hazard;
  const addressed = turn.messages.some((message) => message.content.mentionsBot);
  if (turn.conversation.kind === 'direct') {
    const speaksAsReporter = ctx.button !== undefined || ctx.state.talk || reports.has(meaning.intent);
    if (meaning.emergency || speaksAsReporter || (await answersForOwnReport(ctx))) return converse(ctx);
    return answer(words(ctx, staffTexts.help, {}));
  }
  if (ctx.button !== undefined) return inGroup((await handleButton(ctx, ctx.button)) ?? silence);
  if (meaning.emergency)
    return inGroup(await handleEmergency({ ...ctx, state: emptyState() }, meaning.emergency.value));
  const isReport = (meaning.intent === 'repair' || meaning.intent === 'hazard_report') && meaning.confidence >= 0.5;
  if (isReport) {
    const place = await readPlace(ctx, {});
    if (place.place) {
      const talk = { flow: 'repair', version: talkVersion, slots: {}, tries: 0, since: ctx.now.toISOString() };
      const reply = await continueTalk(repair, talk, { ...ctx, state: { aside: [], talk } });
      if (reply.outcome === 'ticket') return inGroup(reply);
    }
    if (addressed) return answer(words(ctx, staffTexts.reportNeedsPlace, {}));
  }
  return addressed ? answer(words(ctx, staffTexts.help, {})) : silence;
}

/** A thing that may fall from a home, in plain words, or the picture of one that was told of. */
async function tellsOfHazard(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { person, button, state, meaning } = ctx;
  if (person.kind !== 'staff' || button !== undefined || state.talk || meaning.emergency) return undefined;
  const staffCtx = { ...ctx, person };
  return (await photoAfter(staffCtx)) ?? (await reportsHazard(staffCtx));
}

/** “修好了” from somebody whose own report waits for that word. */
async function answersForOwnReport(ctx: TurnContext): Promise<boolean> {
  if (!ctx.meaning.answer && !ctx.meaning.rating) return false;
  return (await myTickets(ctx)).some((ticket) => awaitsSignOff(ticket.state));
}

/** A group keeps no talk: many people speak in it, and each report stands alone. */
const inGroup = (reply: TurnReply): TurnReply => ({ ...reply, state: emptyState() });
