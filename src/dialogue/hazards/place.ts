import { readPlace } from '../flows/place.ts';
import type { TurnContext } from '../turn-context.ts';
import { words } from '../turn-context.ts';
import { places } from './messages.ts';

export interface SeenPlace {
  /** null: no unit of the register */
  unitId: string | null;
  place: string;
  /** the words without those that tell the place of a home */
  what: string;
  /** it belongs to nobody's home */
  isPublic: boolean;
}

/** Where somebody saw something, read from some words of the turn: a unit, a storey, or a public place; undefined where none is told. */
export async function readSeenPlace(ctx: TurnContext, text: string): Promise<SeenPlace | undefined> {
  const meaning = ctx.read(text);
  const what = meaning.rooms.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const found = await readPlace({ ...ctx, text, meaning }, {});
  const place = storeyOf(ctx, meaning.rooms[0]?.value) ?? found.place;
  if (!place) return undefined;
  return { unitId: found.unitId ?? null, place, what: what.trim(), isPublic: found.publicPlace === true };
}

/** “5栋8楼”: all that can be told from below. */
function storeyOf(
  ctx: TurnContext,
  room:
    | {
        building?: string | undefined;
        entrance?: string | undefined;
        floor?: string | undefined;
        room?: string | undefined;
      }
    | undefined,
): string | undefined {
  if (!room?.building || !room.floor || room.room) return undefined;
  const entrance = room.entrance ? words(ctx, places.entrance, { entrance: room.entrance }) : '';
  return words(ctx, places.storey, { building: room.building, entrance, floor: room.floor });
}
