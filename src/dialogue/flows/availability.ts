import { sayMoment } from '../../messages/moment.ts';
import type { TimeWindow } from '../../understanding/meaning.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, words } from '../turn-context.ts';
import type { Slot } from './flow.ts';
import { availabilityTexts } from './messages.ts';

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
    !slots.urgent && slots.publicPlace !== true && !slots.availability && ctx.person.kind !== 'staff',
  ask: (ctx, slots) => ({
    text: words(ctx, availabilityTexts.ask, { place: slots.place ?? '' }),
    buttons: choices.map((id) => ({ id: `when:${id}`, label: words(ctx, labelOf[id], {}) })),
  }),
  take: (ctx, slots) => (ctx.text.trim() ? { ...slots, availability: ctx.text.trim().slice(0, 60) } : slots),
};

/** Reads a time at which somebody is in. Unasked, only a time that lies ahead counts: “昨晚开始漏” is none. */
export function readAvailability(ctx: TurnContext, slots: Slots, asked: boolean): Slots {
  const choice = choices.find((id) => ctx.button === `when:${id}`);
  if (choice) return { ...slots, availability: words(ctx, labelOf[choice], {}) };
  const time = ctx.meaning.times.map((span) => span.value).find((one) => isAhead(one, ctx.now));
  if (!time || (!asked && ctx.meaning.since)) return slots;
  const said = ctx.meaning.times.find((span) => span.value === time);
  const exact = time.grain === 'minute' || time.grain === 'part';
  return {
    ...slots,
    availability: exact ? `${said?.text ?? ''}（${sayMoment(time.from, ctx.now, ctx.community.zone)}）` : said?.text,
    availableFrom: time.from.toISOString(),
    ...(time.to && { availableTo: time.to.toISOString() }),
    availabilityIsAppointment: exact,
  };
}

const isAhead = (window: TimeWindow, now: Date): boolean =>
  (window.to ?? window.from) >= now || window.grain === 'anytime';
