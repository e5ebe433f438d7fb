/** Floors of a building about which nothing is known. */
const USUAL_FLOORS = 6;
const FLOOR_METRES = 3;

/**
 * Gusts at a height over those that are forecast for 10 m in open land, in a city (derived from GB 50009-2012, terrain C).
 * Below the first height the forecast stands as it is.
 */
const factors: readonly (readonly [metres: number, factor: number])[] = [
  [30, 1.01],
  [50, 1.09],
  [100, 1.22],
  [150, 1.3],
];

/** The floor of a room by its number: 501 is on the 5th, 1203 on the 12th; undefined where it does not tell. */
export function floorOfRoom(room: string): number | undefined {
  const [, floor] = /^(\d{1,2})\d{2}$/.exec(room) ?? [];
  return floor !== undefined && Number(floor) > 0 ? Number(floor) : undefined;
}

/**
 * How many floors the highest building has: what the community says of a building goes before what its rooms show.
 * @param rooms homes of the register
 */
export function highestFloor(
  rooms: readonly { building: string; room: string }[],
  said: Readonly<Record<string, number>>,
): number {
  const shown = rooms
    .filter(({ building }) => said[building] === undefined)
    .flatMap(({ room }) => floorOfRoom(room) ?? []);
  const all = [...Object.values(said), ...shown];
  return all.length > 0 ? all.reduce((most, floor) => Math.max(most, floor), 1) : USUAL_FLOORS;
}

/** By how much a forecast gust is stronger at the top of a building with so many floors. Speeds are for ranking only. */
export function gustFactor(floors: number): number {
  const metres = floors * FLOOR_METRES;
  const above = factors.findIndex(([height]) => height >= metres);
  if (above === 0) return 1;
  const [lowHeight, low] = factors[(above === -1 ? factors.length : above) - 1] ?? [0, 1];
  const [highHeight, high] = factors[above] ?? [lowHeight + 1, low];
  return low + ((high - low) * Math.min(metres - lowHeight, highHeight - lowHeight)) / (highHeight - lowHeight);
}
