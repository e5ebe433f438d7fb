import { comings } from '../../domain/dispatch/messages.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { sayMoment } from '../../messages/moment.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { findAccused } from './accused.ts';
import { type Flow, mediaOf, type ReadResult } from './flow.ts';
import { complaintTexts, voiceTexts } from './messages.ts';
import { openAndPage } from './open-and-page.ts';
import { readPlace } from './place.ts';

/** A complaint: what it is about, then customer service, past whoever it is about. Asks once at most. */
export const complaint: Flow = {
  id: 'complaint',
  slots: [
    {
      name: 'what',
      isMissing: (ctx, slots) => !slots.what && (ctx.state.talk?.tries ?? 0) < 1,
      ask: (ctx) => ({ text: words(ctx, complaintTexts.askWhat, { sorry: sorry(ctx) }) }),
      take: (ctx, slots) => {
        const said = ctx.text.trim() || (ctx.unheard ? words(ctx, voiceTexts.seeNote, {}) : '');
        return said ? { ...slots, what: said } : slots;
      },
    },
  ],
  read: readComplaint,
  complete: openComplaint,
};

/** Who is upset has been answered for it already. */
const sorry = (ctx: TurnContext): string => (ctx.isUpset ? '' : words(ctx, complaintTexts.sorry, {}));

/** Says more than that one wants to complain. */
const tellsWhat = (ctx: TurnContext): boolean =>
  ctx.meaning.complaintCategory !== 'other' ||
  ctx.meaning.staffMentions.length > 0 ||
  [...ctx.text.replace(/我?要?想?投诉你?们?物?业?[！!。.]*/g, '').trim()].length >= 4;

async function readComplaint(ctx: TurnContext, before: Slots): Promise<ReadResult> {
  const slots: Slots = { ...before, media: mediaOf(ctx, before) };
  if (ctx.feeling) slots.feeling = ctx.feeling;
  if (ctx.chosen) slots.reading = ctx.chosen;
  if (ctx.chosen || tellsWhat(ctx)) slots.what = [before.what, ctx.text.trim()].filter(Boolean).join('；');
  if (!slots.category || slots.category === 'other') slots.category = ctx.meaning.complaintCategory;
  const place = await readPlace(ctx, slots);
  return { slots: place.place ? { ...slots, ...place } : slots };
}

async function openComplaint(ctx: TurnContext, slots: Slots): Promise<TurnReply> {
  const { tx, community, now } = ctx;
  const description = slots.what ?? ctx.text;
  const accused = await findAccused(ctx, description);
  const matter = {
    kind: 'complaint',
    category: slots.category ?? 'other',
    urgency: 'normal',
    description,
    unitId: slots.unitId ?? null,
    place: slots.place ?? null,
    media: slots.media ?? [],
  } as const;
  const { ticket, team, paged } = await openAndPage({ ...ctx, chosen: slots.reading }, matter, { accused });
  const reply = (await runningClocks(tx, ticket.id)).find((clock) => clock.kind === 'reply');
  const coming = words(ctx, comings.service, {
    who: paged.names.join('、') || team.name,
    by: sayMoment(reply?.dueAt ?? now, now, community.zone),
  });
  const template = accused.teamIds.length > 0 ? complaintTexts.openedConfidential : complaintTexts.opened;
  return {
    replies: [
      { text: words(ctx, template, { sorry: sorry(ctx), number: ticket.number, coming }), ticketId: ticket.id },
    ],
    outcome: 'ticket',
    state: { ...ctx.state, talk: undefined, lastTicketId: ticket.id },
  };
}
