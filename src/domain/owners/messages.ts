import type { UnitKind } from '../../platform/db.ts';

/** The words around the numbers of a unit. */
export const unitWords = { building: '栋', entrance: '单元' } as const;

/** What stands before the room of a unit that is no home. */
export const unitKindWords: Record<UnitKind, string> = { home: '', shop: '商铺', parking: '车位' };

/** Ways in which people say “building”; left out when rooms are compared. */
export const buildingSuffix = /(号楼|号|栋|幢|座|楼)$/u;
/** Ways in which people say “entrance” and “room”. */
export const entranceSuffix = /(单元|门)$/u;
export const roomSuffix = /(室|房|号)$/u;
