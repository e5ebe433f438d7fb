import { DateTime } from 'luxon';
import type { TimeWindow } from '../../understanding/meaning.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, words } from '../turn-context.ts';
import type { Slot } from './flow.ts';
import { saysIn, tellsWhenIn } from './lexicon.ts';
import { availabilityTexts } from './messages.ts';

/** A shop has opening hours, no home. */
const isShop = ({ person }: TurnContext, slots: Slots): boolean =>
  person.kind === 'resident' && person.homes.some((home) => home.unitId === slots.unitId && home.kind === 'shop');

const choices = ['anytime', 'today', 'tomorrow', 'weekend'] as const;
const labelOf = {
  anytime: availabilityTexts.anytime,
  today: availabilityTexts.today,
  tomorrow: availabilityTexts.tomorrow,
  weekend: availabilityTexts.weekend,
};

/** When somebody is at home; only for a home, and only where it can wait (S8). */
export const availabilitySlot: Slot = {
  name: 'availability',
  isMissing: (ctx, slots) =>
    !slots.urgent &&
    slots.publicPlace !== true &&
    !slots.availability &&
    ctx.person.kind !== 'staff' &&
    !wasAskedTwice(ctx),
  ask: (ctx, slots) => ({
    text: words(ctx, isShop(ctx, slots) ? availabilityTexts.askShop : availabilityTexts.ask, {
      place: slots.place ?? '',
    }),
    buttons: choices.map((id) => ({ id: `when:${id}`, label: words(ctx, labelOf[id], {}) })),
  }),
  take: (ctx, slots) => {
    const said = ctx.text.trim();
    return tellsWhenIn(said) ? { ...slots, availability: said.slice(0, longestAnswer) } : slots;
  },
};

const longestAnswer = 60;

/** Asked twice without an answer, the ticket goes out as it is: staff call before they come. */
const wasAskedTwice = (ctx: TurnContext): boolean =>
  ctx.state.talk?.asked === 'availability' && ctx.state.talk.tries >= 1;

/**
 * Reads a time at which somebody is in. Unasked, only a time that lies ahead counts, and in a sentence that also says
 * since when it has been so, only one that is plainly about being in. Relative days are kept with their date: the card
 * may be read tomorrow.
 */
export function readAvailability(ctx: TurnContext, slots: Slots, asked: boolean): Slots {
  const { now, community, meaning } = ctx;
  const choice = choices.find((id) => ctx.button === `when:${id}`);
  if (choice) {
    const label = words(ctx, labelOf[choice], {});
    const day = choice === 'today' ? 0 : choice === 'tomorrow' ? 1 : undefined;
    const date = DateTime.fromJSDate(now, { zone: community.zone }).plus({ days: day ?? 0 });
    return { ...slots, availability: day === undefined ? label : `${label}（${date.toFormat(dayFormat)}）` };
  }
  const said = meaning.times.find((span) => isAhead(span.value, now) && !isDeclined(ctx.text.slice(span.end)));
  if (!said || (!asked && !saysIn(ctx.text) && (meaning.since || !standsAlone(ctx.text, said)))) return slots;
  const time = said.value;
  const daily = /每[天晚]$/.exec(ctx.text.slice(0, said.start))?.[0];
  if (daily) return { ...slots, availability: `${daily}${said.text}` };
  const exact = time.grain === 'minute' || time.grain === 'part';
  return {
    ...slots,
    availability: `${said.text}${sayWindow(time, community.zone)}`,
    availableFrom: time.from.toISOString(),
    ...(time.to && { availableTo: time.to.toISOString() }),
    availabilityIsAppointment: exact,
  };
}

/** A time that is a clause of its own is for the visit; in “晚上没法关门” it belongs to the trouble. */
function standsAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = /[^，,。；;！!？?\s]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^，,。；;！!？?\s]*/.exec(text.slice(end))?.[0] ?? '';
  return before.length + after.length <= 3;
}

/** “明天上午不行了，改后天上午”: what is said right after a time may take it back. */
const isDeclined = (after: string): boolean =>
  /^[^，,。\s]{0,3}(?:不行|没空|不在|不方便|有事|没人|来不了|不要)/.test(after);

const dayFormat = 'M月d日';

/** “（11月25日 13:00–18:00）”; only the day where only a day was said. */
function sayWindow({ from, to, grain }: TimeWindow, zone: string): string {
  if (grain === 'anytime') return '';
  const start = DateTime.fromJSDate(from, { zone });
  const end = to && DateTime.fromJSDate(to, { zone });
  if (grain === 'day') {
    const last = end?.minus({ minutes: 1 });
    const until = last && !last.hasSame(start, 'day') ? `–${last.toFormat(dayFormat)}` : '';
    return `（${start.toFormat(dayFormat)}${until}）`;
  }
  const until = end?.hasSame(start, 'day') ? `–${end.toFormat('HH:mm')}` : '';
  return `（${start.toFormat(`${dayFormat} HH:mm`)}${until}）`;
}

const isAhead = (window: TimeWindow, now: Date): boolean =>
  (window.to ?? window.from) >= now || window.grain === 'anytime';
