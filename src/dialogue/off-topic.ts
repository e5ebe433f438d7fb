import type { Ticket } from '../domain/tickets/ticket.ts';
import type { IntentId } from '../understanding/meaning.ts';
import { personButton } from './flows/what-slot.ts';
import { isSure, questions } from './intents.ts';
import {
  isForeign,
  isOthersBusiness,
  namesOtherBusiness,
  namesOurWork,
  onlyInsults,
  ordersMachine,
  threatensUs,
  visible,
} from './off-topic-lexicon.ts';
import { offTopicTexts } from './off-topic-messages.ts';
import { asksForbidden } from './small-talk.ts';
import type { TalkState } from './state.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

/** How sure a reading must be that rests on no word of our work. */
const clearEnough = 0.7;

/**
 * Chatter, insults, adverts, the business of others, orders to a machine, tongues we do not read: told what we do, with a
 * person at a press, and nobody's work (S16, S20). Each further turn of it is answered in other words.
 * @param last the ticket this chat spoke of a moment ago: what is not plainly off topic belongs to it
 * @returns undefined where the words may be a matter of ours
 */
export function answerOffTopic(ctx: TurnContext, last: Ticket | undefined): TurnReply | undefined {
  const text = visible(ctx.text);
  if (ctx.chosen || ctx.media.length > 0 || text === '') return undefined;
  if (!isHostile(ctx, text) && (last || !isOffTopic(ctx, text))) return undefined;
  const times = ctx.strayed?.times ?? 0;
  return say(ctx, chooseText(ctx, text, times), { times: times + 1, unclear: false });
}

/**
 * Words that we are unsure of and that name nothing of ours: asked about once, with a person at a press.
 * @returns undefined where they are clear, or were asked about just before
 */
export function askWhatIsMeant(ctx: TurnContext, last: Ticket | undefined): TurnReply | undefined {
  const text = visible(ctx.text);
  if (last || ctx.state.talk?.asked || ctx.chosen || ctx.feeling || ctx.media.length > 0 || ctx.strayed?.unclear)
    return undefined;
  if (isClear(ctx) || namesThing(ctx) || namesOurWork(text)) return undefined;
  return say(ctx, 'unclear', { times: (ctx.strayed?.times ?? 0) + 1, unclear: true });
}

/** An alarm that no listed word rang, where the words are plainly something else, or in a tongue that it has not learned. */
export function isIdleAlarm(ctx: TurnContext): boolean {
  if (!ctx.meaning.emergency?.learned) return false;
  const text = visible(ctx.text);
  if (asksForbidden(ctx) || isHostile(ctx, text)) return true;
  return !namesOurWork(text) && (isForeign(text) || (text.match(/\p{L}/gu) ?? []).length < 2);
}

/** A word on a ticket finds it, or learns that there is none. */
const speaksOfTickets: ReadonlySet<IntentId> = new Set(['ticket_status', 'ticket_urge', 'ticket_cancel']);

/** A score for nothing that was done, or an idle alarm, says as little as words we are unsure of. */
function isClear({ meaning }: TurnContext): boolean {
  if (speaksOfTickets.has(meaning.intent)) return true;
  if (meaning.intent === 'human_handoff') return isSure(meaning);
  return meaning.confidence >= clearEnough && meaning.intent !== 'rating' && meaning.intent !== 'emergency';
}

const isHostile = (ctx: TurnContext, text: string): boolean =>
  onlyInsults(text) || givesOrders(ctx, text) || isThreat(ctx, text);

/** Orders around a trouble that is told are no reason to pass it over. */
const givesOrders = ({ meaning }: TurnContext, text: string): boolean =>
  ordersMachine(text) && !meaning.device && !meaning.fault;

const isThreat = (ctx: TurnContext, text: string): boolean =>
  threatensUs(text) && !namesThing(ctx) && !namesOurWork(text);

function isOffTopic(ctx: TurnContext, text: string): boolean {
  const { meaning } = ctx;
  if (namesThing(ctx)) return false;
  if (meaning.intent === 'other' && isOthersBusiness(text)) return true;
  if (namesOurWork(text)) return false;
  if (questions.has(meaning.intent) && namesOtherBusiness(text)) return true;
  if (isForeign(text)) return meaning.intent !== 'human_handoff';
  return meaning.intent === 'other' && isSure(meaning);
}

const longestBuilding = 3;

/** A device, a fault, a place, a room, a ticket or one of our people. Any number by itself can be read as a room. */
const namesThing = ({ meaning, text }: TurnContext): boolean =>
  meaning.device !== undefined ||
  meaning.fault !== undefined ||
  meaning.rooms.some(({ value }) => isBuilding(value.building) || /[室房号]/.test(text)) ||
  meaning.publicPlaces.length + meaning.ticketNumbers.length > 0 ||
  meaning.parkingSpaces.length + meaning.staffMentions.length > 0;

const isBuilding = (name: string | undefined): boolean => name !== undefined && name.length <= longestBuilding;

function chooseText(ctx: TurnContext, text: string, times: number): keyof typeof offTopicTexts {
  if (isForeign(text) && !ordersMachine(text)) return times % 2 === 0 ? 'foreign' : 'foreignAgain';
  if (times === 0) return ctx.isUpset || onlyInsults(text) ? 'upset' : 'first';
  return times % 2 === 1 ? 'again' : 'later';
}

function say(ctx: TurnContext, id: keyof typeof offTopicTexts, strayed: NonNullable<TalkState['strayed']>): TurnReply {
  const { name: community, hotline } = ctx.community;
  const text = words(ctx, offTopicTexts[id], { community, hotline });
  return answer(text, { buttons: [personButton(ctx)] }, { state: { ...ctx.state, strayed } });
}
