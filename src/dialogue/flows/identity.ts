import { matchRegister } from '../../domain/owners/match-register.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, words } from '../turn-context.ts';
import { askPerson } from './ask-person.ts';
import type { ReadResult } from './flow.ts';
import { handoffTalk } from './handoff.ts';
import { identityTexts } from './messages.ts';
import { roomOf } from './place.ts';

/** Whether a report of this place needs to be tied to a resident: emergencies and public places never do (S27, S91). */
export const needsIdentity = (ctx: TurnContext, slots: Slots): boolean =>
  ctx.person.kind === 'unknown' && slots.publicPlace !== true && !slots.emergency;

/**
 * Room and phone of an unknown sender against the register, once both are there and one of them is new. The answer never
 * says which of the two did not fit (S28). Locked out, the talk goes to a person with all that was said, so nothing is lost.
 */
export async function checkIdentity(ctx: TurnContext, slots: Slots, said: { isNew: boolean }): Promise<ReadResult> {
  const { person } = ctx;
  if (person.kind !== 'unknown' || !needsIdentity(ctx, slots)) return { slots };
  const room = slots.room;
  if (!room?.room || !slots.phone || !said.isNew) return { slots };
  const match = await matchRegister(
    ctx.tx,
    { identityId: person.identityId, communityId: ctx.community.id, room, phone: slots.phone },
    ctx.community.policy,
    ctx.clock,
  );
  if (match.kind === 'bound') {
    const home =
      match.person.kind === 'resident'
        ? match.person.homes.find((one) => one.building === room.building && one.room === room.room)
        : undefined;
    return {
      person: match.person,
      lead: words(ctx, identityTexts.matched, {}),
      slots: {
        ...slots,
        ...(home && { unitId: home.unitId, place: home.label, room: roomOf(home), publicPlace: false }),
      },
    };
  }
  if (match.kind === 'locked') {
    const text = [slots.what, slots.place].filter(Boolean).join('；');
    const { media, phone } = slots;
    const question = { category: 'identity', description: text || ctx.text, media, phone };
    const { ticket, ...handed } = await askPerson(ctx, question);
    const end = {
      ...handed,
      // From here on a person has the talk: nothing more is asked, and further facts are not tried.
      state: { ...ctx.state, talk: handoffTalk(ctx, ticket), lastTicketId: ticket.id },
      replies: handed.replies.map((reply, i) =>
        i === 0 ? { ...reply, text: `${words(ctx, identityTexts.locked, {})}\n${reply.text}` } : reply,
      ),
    };
    return { slots, end };
  }
  return { slots: { ...slots, phone: undefined }, lead: words(ctx, identityTexts.noMatch, {}) };
}
