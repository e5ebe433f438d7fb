import type { Db, HazardType } from '../../../src/platform/db.ts';
import { buildEstate, type Estate, type EstateOptions } from '../escalation/estate.ts';

const communityId = 'demo';

export interface WeatherEstate extends Estate {
  /** Puts something that may fall on record. @returns its number */
  hazard(room: string, type?: HazardType, severity?: number): Promise<number>;
  /** The chat of a resident, by name. */
  chats: Record<string, string>;
}

interface Home {
  name: string;
  building: string;
  room: string;
  /** no chat with us */
  unknown?: boolean;
  movedOut?: boolean;
}

const homes: readonly Home[] = [
  { name: '王先生', building: '5', room: '301' },
  { name: '赵女士', building: '5', room: '302' },
  { name: '钱先生', building: '5', room: '303', unknown: true },
  { name: '孙先生', building: '5', room: '304', movedOut: true },
];

/**
 * The invented estate with five homes in two buildings and a place in the world: 李女士 in 3-501, 王先生 and 赵女士 in 5栋, and
 * two there who read nothing: 钱先生 has no chat with us, 孙先生 has moved out.
 */
export async function buildWeatherEstate(db: Db, options: EstateOptions = {}): Promise<WeatherEstate> {
  const estate = await buildEstate(db, options);
  await db.community.update({ where: { id: communityId }, data: { lat: 31.23, lon: 121.47, adcode: '310101' } });
  const units: Record<string, { id: string; place: string }> = {};
  const chats: Record<string, string> = { 李女士: estate.ownerChat };
  const li = await db.resident.findFirstOrThrow({ where: { communityId, name: '李女士' } });
  units['501'] = await unit(db, '3', '501', li.id);
  for (const [index, { name, building, room, unknown, movedOut }] of homes.entries()) {
    const movedOutOn = movedOut ? new Date('2026-01-01T00:00:00Z') : null;
    // Everybody is told in the order of ids.
    const id = `00000000-0000-4000-8000-00000000000${index}`;
    await db.resident.create({ data: { id, communityId, name, movedOutOn } });
    units[room] = await unit(db, building, room, id);
    if (!unknown) chats[name] = await chatOf(db, name, id);
  }
  let number = 2000;
  return {
    ...estate,
    chats,
    async hazard(room, type = 'plants', severity = 2) {
      const found = units[room];
      if (!found) throw new Error(`there is no ${room}`);
      number += 1;
      const foundAt = new Date('2026-11-20T02:00:00Z');
      const facts = { type, severity, note: '', foundBy: 'staff:test', foundAt };
      await db.hazard.create({ data: { communityId, number, unitId: found.id, place: found.place, ...facts } });
      return number;
    },
  };
}

async function unit(db: Db, building: string, room: string, residentId: string) {
  const data = { communityId, building, room, residents: { create: { residentId, role: 'owner' as const } } };
  const { id } = await db.unit.create({ data });
  return { id, place: `${building}栋${room}` };
}

async function chatOf(db: Db, name: string, residentId: string): Promise<string> {
  const at = { channel: 'test', account: 'demo' };
  await db.chatIdentity.create({ data: { ...at, externalId: name, communityId, residentId } });
  const data = { ...at, chat: name, kind: 'direct' as const, title: name, communityId };
  return (await db.conversation.create({ data })).id;
}

/** Anything may be written first. */
export const canWriteFirst = (): boolean => true;
