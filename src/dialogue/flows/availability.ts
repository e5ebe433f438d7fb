import { DateTime } from 'luxon';
import type { Span, TimeWindow } from '../../understanding/meaning.ts';
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
 * may be read tomorrow. Of several times told as one list all are kept in words, the first of them as dates.
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
  const said = firstList(wishedTimes(ctx.text, meaning.times), ctx.text);
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return slots;
  const place = { start: first.start, end: last.end };
  if (!asked && !saysIn(ctx.text) && (meaning.since || !standsAlone(ctx.text, place))) return slots;
  const spoken = ctx.text.slice(place.start, place.end);
  const windows = said.map(({ value }) => value);
  if (windows.some(({ repeats }) => repeats))
    return { ...slots, availability: `${spoken}${sayLeftOut(windows, community.zone)}` };
  const dates = windows.map((window) => sayWindow(window, community.zone)).filter(Boolean);
  const earliest = windows.reduce((one, other) => (other.from < one.from ? other : one));
  return {
    ...slots,
    availability: `${spoken}${inBrackets(dates)}${sayLeftOut(windows, community.zone)}`,
    availableFrom: earliest.from.toISOString(),
    ...(earliest.to && { availableTo: earliest.to.toISOString() }),
    availabilityIsAppointment: windows.length === 1 && ['minute', 'part'].includes(earliest.grain),
  };
}

/** The times of a text that are wished for: not those that are past, nor those at which nobody is in. */
export function wishedTimes(text: string, times: readonly Span<TimeWindow>[]): Span<TimeWindow>[] {
  return times.filter(
    ({ value, start, end }) =>
      !value.past && !isDeclined(text.slice(end)) && !/(?:不要|别|不用)在?$/.test(text.slice(0, start)),
  );
}

/** “周二、周四晚上”: the times that are told one right after the other. */
function firstList(times: readonly Span<TimeWindow>[], text: string): Span<TimeWindow>[] {
  const list: Span<TimeWindow>[] = [];
  for (const span of times) {
    const last = list.at(-1);
    if (last && !/^[、,，和或者跟及\s]{0,3}$/.test(text.slice(last.end, span.start))) break;
    list.push(span);
  }
  return list;
}

/** A time that is a clause of its own is for the visit; in “晚上没法关门” it belongs to the trouble. */
function standsAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = /[^，,。；;！!？?\s]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^，,。；;！!？?\s]*/.exec(text.slice(end))?.[0] ?? '';
  return before.length + after.length <= 3;
}

/** “明天上午不行了，改后天上午”: what is said right after a time may take it back. */
const isDeclined = (after: string): boolean =>
  /^(?:[^，,。\s]{0,3}(?:不行|没空|不在|不方便|有事|没人|来不了|不要|没时间)|(?:都|就|先)?(?:别|不用)来)/.test(after);

const dayFormat = 'M月d日';

const inBrackets = (dates: readonly string[]): string => (dates.length > 0 ? `（${dates.join('、')}）` : '');

/** “除了周三都行（不含11月25日）”: the days taken out, with their dates. */
function sayLeftOut(windows: readonly TimeWindow[], zone: string): string {
  const days = windows
    .flatMap(({ except = [] }) => except)
    .filter(({ grain, repeats }) => grain === 'day' && !repeats)
    .map((window) => sayWindow(window, zone));
  return days.length > 0 ? `（不含${days.join('、')}）` : '';
}

/** “11月25日 13:00–18:00”; only the day where only a day was said. */
function sayWindow({ from, to, grain }: TimeWindow, zone: string): string {
  if (grain === 'anytime') return '';
  const start = DateTime.fromJSDate(from, { zone });
  const end = to && DateTime.fromJSDate(to, { zone });
  if (grain === 'day') {
    const last = end?.minus({ minutes: 1 });
    const until = last && !last.hasSame(start, 'day') ? `–${last.toFormat(dayFormat)}` : '';
    return `${start.toFormat(dayFormat)}${until}`;
  }
  const until = end?.hasSame(start, 'day') ? `–${end.toFormat('HH:mm')}` : '';
  return `${start.toFormat(`${dayFormat} HH:mm`)}${until}`;
}
