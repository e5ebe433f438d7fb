import { z } from 'zod';
import { ResidentRole } from '../../platform/db.ts';

/**
 * Whom a broadcast is for (`Broadcast.audience`). Residents: those of any of the places, or of the whole community where no
 * place is named, and of these, where roles are named, only whoever has one of them there. Teams are told in their groups.
 */
export const audienceShape = z.object({
  everybody: z.boolean().default(false),
  buildings: z.array(z.string()).default([]),
  entrances: z.array(z.object({ building: z.string(), entrance: z.string() })).default([]),
  /** single homes, by the id of the unit */
  units: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
  roles: z.array(z.enum(ResidentRole)).default([]),
  teams: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  /** till when the notice stands on the board, as its words tell; ISO */
  until: z.iso.datetime().optional(),
});

export type Audience = z.output<typeof audienceShape>;

export const nobody: Audience = audienceShape.parse({});

const namesPlace = ({ buildings, entrances, units }: Audience): boolean =>
  buildings.length + entrances.length + units.length > 0;

/** Whether residents are among those who are told. */
export const tellsResidents = (audience: Audience): boolean =>
  audience.everybody || namesPlace(audience) || audience.roles.length > 0;

/** Whether it goes through the whole community, be it to owners or tenants alone. */
export const isUnscoped = (audience: Audience): boolean => tellsResidents(audience) && !namesPlace(audience);

/** Whether anybody may read it: what is for single homes or for our own teams is no matter for a board. */
export const isPublic = (audience: Audience): boolean =>
  tellsResidents(audience) && audience.units.length === 0 && audience.teams.length === 0;
