import { comings } from '../../domain/dispatch/messages.ts';
import type { Paged } from '../../domain/dispatch/page-ticket.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { sayMoment } from '../../messages/moment.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { isVoiceOnly } from '../voices.ts';
import { availabilitySlot, readAvailability } from './availability.ts';
import { closeVoiceFor } from './close-voice.ts';
import { type Flow, maxTries, mediaOf, type ReadResult } from './flow.ts';
import { checkIdentity, needsIdentity } from './identity.ts';
import { isMereNod, looksLikePlace, readSwap, saysNoTrouble, saysNothing, tellsWhenIn } from './lexicon.ts';
import { identityTexts, repairTexts, voiceTexts } from './messages.ts';
import { openAndPage } from './open-and-page.ts';
import { assumedPlace, belongsToBuilding, hasSeveralHomes, homeButtons, namesBuilding, readPlace } from './place.ts';
import { chosenTrouble } from './troubles.ts';
import { joined, personButton, whatSlot } from './what-slot.ts';

/** A fault: what, where, who (for a home), when somebody is in (unless it is urgent); then a ticket and a page (S8). */
export const repair: Flow = {
  id: 'repair',
  slots: [
    whatSlot,
    {
      name: 'where',
      isMissing: (ctx, slots) => isPlaceMissing(ctx, slots),
      ask: (ctx, slots) => {
        if (ctx.person.kind === 'resident' && hasSeveralHomes(ctx.person) && !slots.publicPlace) {
          return { text: words(ctx, repairTexts.askWhichHome, {}), buttons: homeButtons(ctx.person) };
        }
        return { text: words(ctx, slots.publicPlace ? repairTexts.askWhichBuilding : repairTexts.askWhere, {}) };
      },
      take: (ctx, slots) => {
        const said = ctx.text.trim();
        const wasAskedBefore = (ctx.state.talk?.tries ?? 0) > 0;
        if (slots.place || !said || !(looksLikePlace(said) || wasAskedBefore)) return slots;
        return { ...slots, place: said.slice(0, 40) };
      },
    },
    {
      name: 'identity',
      isMissing: needsIdentity,
      ask: (ctx, slots, tries) => ({
        text: words(ctx, slots.room?.room ? identityTexts.askPhone : identityTexts.askRoomAndPhone, {}),
        ...(tries >= maxTries - 1 && { buttons: [personButton(ctx)] }),
      }),
    },
    {
      ...availabilitySlot,
      // Who is upset is asked no more than is needed: staff call before they come (S21).
      isMissing: (ctx, slots) => !slots.feeling && availabilitySlot.isMissing(ctx, slots),
      take: (ctx, slots) =>
        isVoiceOnly(ctx)
          ? { ...slots, availability: words(ctx, voiceTexts.seeNote, {}) }
          : (availabilitySlot.take?.(ctx, slots) ?? slots),
    },
  ],
  read: readRepair,
  complete: openRepair,
};

/** A shared place needs its building where there are many alike; a home needs its room. Asked twice, we go with what we have. */
function isPlaceMissing(ctx: TurnContext, slots: Slots): boolean {
  if (slots.unitId) return false;
  const asked = ctx.state.talk?.asked === 'where' && (ctx.state.talk.tries ?? 0) >= maxTries;
  if (asked && slots.place) return false;
  if (slots.publicPlace) return Boolean(slots.place && belongsToBuilding(slots.place) && !namesBuilding(slots.place));
  if (ctx.person.kind === 'unknown') return !slots.room?.room;
  return !slots.place;
}

/** Words that tell what is wrong: a thing or a fault that is named, or a sentence that is plainly a report. */
function tellsWhat(ctx: TurnContext): boolean {
  const { meaning } = ctx;
  if (saysNoTrouble(ctx.text)) return false;
  if (ctx.media.length > 0 && ctx.text.trim() === '') return false;
  if (meaning.device) return true;
  const isMoreThanAWord = [...ctx.text.trim()].length > 5;
  return (
    isMoreThanAWord && (Boolean(meaning.fault) || (meaning.repairCategory !== 'other' && meaning.intent === 'repair'))
  );
}

/** Told instead of when somebody is in: more about the trouble, which is kept; a thank-you or a nod is not. */
function isAside(ctx: TurnContext, asked: string | undefined): boolean {
  if (asked !== 'availability' || tellsWhenIn(ctx.text) || saysNothing(ctx.text)) return false;
  return !['thanks', 'greeting', 'confirm', 'deny'].includes(ctx.meaning.intent) && !isMereNod(ctx.text);
}

async function readRepair(ctx: TurnContext, before: Slots, asked: string | undefined): Promise<ReadResult> {
  const { meaning } = ctx;
  const trouble = chosenTrouble(ctx);
  const { category, what = '' } = trouble ?? {};
  let slots: Slots = {
    ...before,
    media: mediaOf(ctx, before),
    ...(trouble && { category, what: joined(before.what, what) }),
  };
  const homeId = ctx.button?.startsWith('home:') ? ctx.button.slice('home:'.length) : undefined;
  const home = ctx.person.kind === 'resident' ? ctx.person.homes.find((one) => one.unitId === homeId) : undefined;
  if (home) slots = { ...slots, unitId: home.unitId, place: home.label, publicPlace: false };

  const swap = slots.what && !meaning.correction ? readSwap(ctx.text) : undefined;
  if (swap && slots.what?.includes(swap.from)) {
    slots.what = slots.what.replace(swap.from, swap.to);
    return { slots };
  }
  const isReport = ctx.chosen !== undefined || (tellsWhat(ctx) && !(asked === 'availability' && !meaning.device));
  if (!ctx.button && (isReport || (slots.what && asked === undefined) || isAside(ctx, asked)))
    slots.what = joined(slots.what, ctx.text);
  if (isReport && (slots.category === undefined || slots.category === 'other')) slots.category = meaning.repairCategory;
  if (meaning.urgent) {
    slots.urgent = true;
    slots.urgencyReason ??= meaning.urgencyReason;
  }
  if (meaning.since) slots.since = meaning.since.text;
  if (ctx.feeling) slots.feeling = ctx.feeling;
  if (ctx.chosen) slots.reading = ctx.chosen;

  const place = await readPlace(ctx, slots);
  const roomBefore = JSON.stringify(slots.room);
  if (place.place) slots = { ...slots, unitId: undefined, ...place };
  else if (!slots.place && slots.what) slots = { ...slots, ...assumedPlace(ctx.person, slots.category) };

  const phone = meaning.phones[0]?.value;
  if (phone) slots.phone = phone;
  if (asked === 'availability' || slots.what) slots = readAvailability(ctx, slots, asked === 'availability');
  const isNew = phone !== undefined || JSON.stringify(slots.room) !== roomBefore;
  return checkIdentity(ctx, slots, { isNew });
}

/** Opens the ticket, pages those on duty and says who comes and by when. */
async function openRepair(ctx: TurnContext, slots: Slots): Promise<TurnReply> {
  const matter = {
    kind: 'repair',
    category: slots.category ?? 'other',
    urgency: slots.urgent ? 'urgent' : slots.availabilityIsAppointment ? 'appointment' : 'normal',
    urgencyReason: slots.urgencyReason ?? null,
    description: joined(slots.spot, slots.what ?? ctx.text),
    unitId: slots.unitId ?? null,
    place: slots.place ?? null,
    media: slots.media ?? [],
    since: slots.since ?? null,
    availability: slots.availability ?? null,
    ...(slots.availableFrom && { availableFrom: new Date(slots.availableFrom) }),
    ...(slots.availableTo && { availableTo: new Date(slots.availableTo) }),
  } as const;
  const { ticket, paged } = await openAndPage({ ...ctx, chosen: slots.reading }, matter, { phone: slots.phone });
  await closeVoiceFor(ctx, slots.ticketId, ticket);
  const text = words(ctx, slots.urgent ? repairTexts.openedUrgent : repairTexts.opened, {
    number: ticket.number,
    place: ticket.place ?? '',
    what: short(ticket.description),
    coming: await sayComing(ctx, ticket.id, paged),
  });
  return {
    replies: [{ text, ticketId: ticket.id }],
    outcome: 'ticket',
    state: { ...ctx.state, talk: undefined, lastTicketId: ticket.id },
  };
}

const short = (text: string): string =>
  [...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text.replace(/[。！!，,；;\s]+$/, '');

/** Who comes and by when, as it truly stands: the arrival time where one is promised, else when somebody will call. */
async function sayComing(ctx: TurnContext, ticketId: string, paged: Paged): Promise<string> {
  const { community, now } = ctx;
  const clocks = await runningClocks(ctx.tx, ticketId);
  const arrive = clocks.find((clock) => clock.kind === 'arrive');
  const take = clocks.find((clock) => clock.kind === 'take');
  const lastStep = take?.steps.at(-1);
  const at = arrive?.dueAt ?? (lastStep ? new Date(lastStep.at) : now);
  const vars = { who: paged.names.join('、') || community.name, by: sayMoment(at, now, community.zone) };
  if (paged.nobodyOnDuty) return words(ctx, comings.nobody, vars);
  return words(ctx, arrive ? comings.onDutyArrive : comings.onDuty, vars);
}
