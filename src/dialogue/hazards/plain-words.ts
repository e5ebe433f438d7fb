import { namesFallingThing } from '../../domain/hazards/read-finding.ts';
import type { StaffContext } from '../commands/scene.ts';
import type { TurnReply } from '../turn-context.ts';
import { recordWords } from './found.ts';
import { atHome } from './lexicon.ts';
import { readSeenPlace } from './place.ts';

/**
 * “5栋8楼花盆快掉了” from staff, with a picture or in plain words (S102): what may fall from somebody's home is put on record
 * as with the command. What belongs to all stays a repair.
 */
export async function reportsHazard(ctx: StaffContext): Promise<TurnReply | undefined> {
  const { text, media, meaning } = ctx;
  const isSaid = meaning.intent === 'hazard_report' && meaning.confidence >= 0.5;
  if (!(isSaid || media.length > 0) || !namesFallingThing(text) || !atHome.test(text)) return undefined;
  if (meaning.intent === 'repair' || meaning.intent === 'complaint') return undefined;
  const seen = await readSeenPlace(ctx, text);
  return seen && !seen.isPublic ? recordWords(ctx, text, media) : undefined;
}
