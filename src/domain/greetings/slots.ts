import { DateTime } from 'luxon';
import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { CommunityFacts } from '../communities/community.ts';

const slotMinutes = 10;

type Place = Pick<CommunityFacts, 'policy' | 'zone'>;

const slotCount = ({ policy }: Place): number => Math.floor(policy.greetings.spreadMinutes / slotMinutes) + 1;

/** A number that is always the same for a text, spread evenly: FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/** When a resident is greeted: of the moments of a day always the same, people spread evenly over them. */
export const slotOf = (residentId: string, slots: readonly Date[]): Date | undefined =>
  slots[hashOf(residentId) % slots.length];

/** The moments at which greetings go out on a local date, none of them at night. */
export function slotsOf(date: string, community: Place): Date[] {
  const { policy, zone } = community;
  const start = DateTime.fromISO(date, { zone });
  return Array.from({ length: slotCount(community) }, (_, index) => {
    const minute = policy.greetings.atMinute + index * slotMinutes;
    const at = start.set({ hour: 0, minute: 0 }).plus({ days: Math.floor(minute / 1440) });
    const slot = at.set({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 }).toJSDate();
    return outsideQuietHours(slot, policy.quietHours, zone);
  });
}

/**
 * When there is something to look at next; not after `now` where a slot of today was not looked at yet. A day that was
 * slept through is not made up for: a greeting on the wrong day is none.
 * @param sweptAt the last look
 */
export function nextSlot(sweptAt: Date | undefined, now: Date, community: Place): Date | undefined {
  const today = DateTime.fromJSDate(now, { zone: community.zone });
  const slots = [today, today.plus({ days: 1 })].flatMap((day) => slotsOf(day.toFormat('yyyy-MM-dd'), community));
  return slots.sort((a, b) => a.getTime() - b.getTime()).find((slot) => !sweptAt || slot > sweptAt);
}
