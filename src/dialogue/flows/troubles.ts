import type { Button } from '../../messages/contract.ts';
import type { RepairCategory } from '../../understanding/meaning.ts';
import type { Slots } from '../state.ts';
import { type TurnContext, words } from '../turn-context.ts';
import { troubleTexts } from './messages.ts';

/** What is usually broken, to choose from by whoever cannot or will not write it. */
const troubles: Record<string, { label: (typeof troubleTexts)[keyof typeof troubleTexts]; category: RepairCategory }> =
  {
    water: { label: troubleTexts.water, category: 'plumbing' },
    power: { label: troubleTexts.power, category: 'electrical' },
    door: { label: troubleTexts.door, category: 'door_window' },
    shared: { label: troubleTexts.shared, category: 'public_facility' },
    other: { label: troubleTexts.other, category: 'other' },
  };

/** Each kind of trouble as a button. */
export const troubleButtons = (ctx: Pick<TurnContext, 'community'>): Button[] =>
  Object.entries(troubles).map(([id, { label }]) => ({ id: `trouble:${id}`, label: words(ctx, label, {}) }));

/** The trouble whose button was pressed, as a repair keeps it; undefined where none was. */
export function chosenTrouble(ctx: TurnContext): Required<Pick<Slots, 'what' | 'category'>> | undefined {
  const [action, id = ''] = ctx.button?.split(':') ?? [];
  const chosen = action === 'trouble' ? troubles[id] : undefined;
  return chosen && { what: words(ctx, chosen.label, {}), category: chosen.category };
}
