import { tellFollowers } from '../../domain/dispatch/tell-followers.ts';
import { addToTicket, correctPlace } from '../../domain/tickets/owner-moves.ts';
import { isOpen } from '../../domain/tickets/state.ts';
import { openTicketsOf, ticketById } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { maskText } from '../../platform/mask.ts';
import type { EmergencyKind } from '../../understanding/meaning.ts';
import { type Slots, talkVersion } from '../state.ts';
import { type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
import { emergencyTexts, safetyOf } from './emergency-messages.ts';
import { mediaOf } from './flow.ts';
import { looksLikePlace, saysDangerPast, tellsOwnHome } from './lexicon.ts';
import { sayStanding } from './my-tickets.ts';
import { openAndPage } from './open-and-page.ts';
import { assumedPlace, belongsToBuilding, namesBuilding, type Place, readPlace } from './place.ts';
import { reporterOf } from './reporter.ts';

/** Nothing is asked more often than this; help is on its way already (S91). */
const maxQuestions = 2;
/** Words about the same emergency within this time belong to it. */
const sameEmergencyMinutes = 60;

/**
 * Acts on the first message with whatever is known (S91): opens the emergency, calls order, engineering, the leader and
 * the managers at once, tells the one who writes what to do and whom to call; asks where only afterwards.
 */
export async function handleEmergency(ctx: TurnContext, kind: EmergencyKind): Promise<TurnReply> {
  const running = await runningEmergency(ctx);
  const isSame = running?.category === kind || kind === 'other' || ctx.meaning.emergency?.learned;
  if (running && isSame) return addToEmergency(ctx, running);

  const { community, now } = ctx;
  const slots: Slots = {};
  const said = await readPlace(ctx, slots);
  const known = said.place ? said : ownPlace(ctx, kind);
  const isFound = isFindable(known);
  const guess = known.place ? {} : guessedPlace(ctx, kind);
  const place = known.place ? known : marked(guess);
  const matter = {
    kind: 'emergency',
    category: kind,
    urgency: 'emergency',
    urgencyReason: ctx.meaning.emergency?.text ?? null,
    description: ctx.text,
    unitId: place.unitId ?? null,
    place: place.place ?? null,
    media: ctx.media,
  } as const;
  const { ticket, team, paged } = await openAndPage(ctx, matter, { phone: ctx.meaning.phones[0]?.value });
  const text = words(ctx, emergencyTexts.opened, {
    number: ticket.number,
    who: paged.names.join('、') || team.name,
    safety: words(ctx, safetyOf[kind], {}),
    where: isFound ? '' : askWhere(ctx, guess.place),
    hotline: community.hotline,
  });
  const talk = {
    flow: 'emergency',
    version: talkVersion,
    slots: { ticketId: ticket.id, emergency: kind, ...(known.place ? known : guess) },
    ...(!isFound && { asked: 'where' }),
    tries: isFound ? 0 : 1,
    since: now.toISOString(),
  };
  const aside = ctx.state.talk ? [ctx.state.talk, ...ctx.state.aside] : ctx.state.aside;
  return {
    replies: [{ text, ticketId: ticket.id }],
    outcome: 'ticket',
    state: { ...ctx.state, talk, aside, lastTicketId: ticket.id },
  };
}

/** Whether somebody who runs there will find it: “电梯” alone is any of many. */
const isFindable = (place: Place): boolean =>
  Boolean(place.place && (!place.publicPlace || namesBuilding(place.place) || !belongsToBuilding(place.place)));

/** The only home of who speaks, where the words say that it is there: “我家”, “厨房”, “我爸”. */
function ownPlace(ctx: TurnContext, kind: EmergencyKind): Place {
  return kind !== 'lift_trapped' && tellsOwnHome(ctx.text) ? assumedPlace(ctx.person, undefined) : {};
}

/** Where it may be when nobody said: told to staff as unconfirmed, and asked for. */
const guessedPlace = (ctx: TurnContext, kind: EmergencyKind): Place =>
  assumedPlace(ctx.person, kind === 'lift_trapped' ? 'lift' : undefined);

const marked = (guess: Place): Place => (guess.place ? { ...guess, place: `${guess.place}（待确认）` } : {});

/** A yes is quicker than an address. */
const askWhere = (ctx: TurnContext, guess: string | undefined): string =>
  guess ? words(ctx, emergencyTexts.askIfThere, { place: guess }) : words(ctx, emergencyTexts.askWhere, {});

async function runningEmergency(ctx: TurnContext): Promise<Ticket | undefined> {
  const residentId = ctx.person.kind === 'resident' ? ctx.person.residentId : undefined;
  const mine = await openTicketsOf(ctx.tx, {
    conversationId: ctx.turn.conversation.id,
    ...(residentId && { residentId }),
  });
  const since = ctx.now.getTime() - sameEmergencyMinutes * 60_000;
  return mine.find(
    (ticket) => ticket.kind === 'emergency' && isOpen(ticket.state) && ticket.openedAt.getTime() >= since,
  );
}

/** The talk after the first message: where, then anything else that is told, straight to those on their way. */
export async function continueEmergency(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { talk } = ctx.state;
  const ticket = talk?.slots.ticketId ? await ticketById(ctx.tx, talk.slots.ticketId) : undefined;
  const isLongAgo = talk && ctx.now.getTime() - new Date(talk.since).getTime() > sameEmergencyMinutes * 60_000;
  if (!talk || isLongAgo || !ticket || !isOpen(ticket.state)) return undefined;
  return addToEmergency(ctx, ticket);
}

async function addToEmergency(ctx: TurnContext, ticket: Ticket): Promise<TurnReply> {
  const { tx, now, state } = ctx;
  const { by } = reporterOf(ctx);
  const talk = state.talk?.flow === 'emergency' ? state.talk : undefined;
  const known: Slots = talk?.slots ?? {};
  const asked = talk?.asked === 'where';
  const told = await readPlace(ctx, known);
  const spoken = ctx.text.trim();
  const isOver = saysDangerPast(spoken);
  const agrees = !told.place && asked && !isOver && ctx.meaning.answer === 'yes';
  const said: Place = agrees ? placeOf(known) : narrowed(told, asked ? {} : known, spoken);
  const place = said.place ?? (asked && looksLikePlace(spoken) ? spoken : undefined);
  const move = { ticketId: ticket.id, by, at: now };
  await addToTicket(tx, { ...move, text: ctx.text.trim(), media: mediaOf(ctx, {}) });
  if (place) await correctPlace(tx, { ...move, place, unitId: said.unitId ?? null });

  const text = place
    ? words(ctx, emergencyTexts.locatedForStaff, {
        number: ticket.number,
        place: place.includes(spoken) ? place : `${place}（${maskText(ctx.text)}）`,
      })
    : words(ctx, emergencyTexts.addedForStaff, { number: ticket.number, text: maskText(ctx.text) });
  const word = { key: turnKey(ctx, 'emergency'), text, media: mediaOf(ctx, {}) };
  await tellFollowers(tx, { ticket, community: ctx.community }, word, ctx.clock);

  const isThanks = ctx.meaning.intent === 'thanks';
  const askAgain = !place && asked && !isOver && !isThanks && (talk?.tries ?? 0) < maxQuestions;
  const reply =
    place && !isOver
      ? words(ctx, emergencyTexts.located, { place })
      : words(ctx, emergencyTexts[isOver ? 'over' : askAgain ? 'askWhereAgain' : isThanks ? 'thanks' : 'added'], {});
  const asksWhen = ctx.meaning.intent === 'ticket_status' || ctx.meaning.intent === 'ticket_urge';
  const standing = asksWhen && !place && !isOver ? await sayStanding(ctx, ticket) : '';
  const next = {
    flow: 'emergency',
    version: talkVersion,
    slots: { ...known, ...said, ticketId: ticket.id, ...(place && { place }) },
    ...(asked && !place && { asked: 'where' }),
    tries: (talk?.tries ?? 0) + (askAgain ? 1 : 0),
    since: talk?.since ?? now.toISOString(),
  };
  return {
    replies: [{ text: `${standing}${reply}`, ticketId: ticket.id }],
    outcome: 'ticket',
    state: { ...state, talk: isOver ? undefined : next, lastTicketId: ticket.id },
  };
}

const longestSpot = 16;

/** “B区电梯口” after “地下车库” says where in it. */
function narrowed(told: Place, known: Slots, spoken: string): Place {
  const isSpot = told.place && told.publicPlace && !namesBuilding(told.place);
  return isSpot && known.publicPlace && known.place && known.place !== told.place
    ? { ...told, place: `${known.place}（${[...spoken].length <= longestSpot ? spoken : told.place}）` }
    : told;
}

const placeOf = ({ unitId, place, publicPlace, room }: Slots): Place => ({
  ...(unitId && { unitId }),
  ...(place && { place }),
  ...(publicPlace !== undefined && { publicPlace }),
  ...(room && { room }),
});
