import type { Button } from '../../messages/contract.ts';
import type { Slots } from '../state.ts';
import { type Reply, type TurnContext, words } from '../turn-context.ts';
import { isVoiceOnly } from '../voices.ts';
import { maxTries, type Slot } from './flow.ts';
import { isOnlySpot, saysNoTrouble } from './lexicon.ts';
import { repairTexts, troubleTexts, voiceTexts } from './messages.ts';
import { assumedPlace } from './place.ts';
import { troubleButtons } from './troubles.ts';

/** What is broken: asked openly first; then with the usual troubles to choose from, and a person (S10, S162). */
export const whatSlot: Slot = {
  name: 'what',
  isMissing: (_ctx, slots) => !slots.what,
  ask: askWhat,
  take: (ctx, slots) => {
    if (!ctx.text.trim() || saysNoTrouble(ctx.text)) return takeVoice(ctx, slots);
    if (isOnlySpot(ctx.text)) return { ...slots, spot: ctx.text.trim() };
    const place = slots.place ? {} : assumedPlace(ctx.person, slots.category);
    return { ...slots, ...place, what: joined(slots.what, ctx.text) };
  },
};

function askWhat(ctx: TurnContext, slots: Slots, tries: number): Reply {
  if (tries < maxTries - 1)
    return { text: words(ctx, slots.place ? repairTexts.askWhat : repairTexts.askWhatAndWhere, {}) };
  return { text: words(ctx, troubleTexts.ask, {}), buttons: [...troubleButtons(ctx), personButton(ctx)] };
}

/** A second voice note in place of an answer is what the technician goes by. */
const takeVoice = (ctx: TurnContext, slots: Slots): Slots =>
  isVoiceOnly(ctx) && (ctx.state.talk?.tries ?? 0) > 0
    ? { ...slots, ...assumedPlace(ctx.person, undefined), what: words(ctx, voiceTexts.seeNote, {}) }
    : slots;

/** The way to a person, under a question that is put again. */
export const personButton = (ctx: Pick<TurnContext, 'community'>): Button => ({
  id: 'human',
  label: words(ctx, repairTexts.human, {}),
});

/** What was told so far and what is told now, as one text. */
export const joined = (before: string | undefined, text: string): string =>
  [before, text.trim()].filter(Boolean).join('；');
