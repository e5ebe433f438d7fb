import { IANAZone } from 'luxon';
import { z } from 'zod';
import { parseTimeOfDay } from '../communities/time-of-day.ts';
import { normalisePhone } from '../owners/phone.ts';
import { normaliseRoom } from '../owners/unit.ts';
import { expected } from './messages.ts';

const reading = <T>(read: (text: string) => T | undefined, error: string) =>
  z.string({ error }).transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });

export const id = z.string({ error: expected.id }).regex(/^[a-z][a-z0-9_-]{0,39}$/, { error: expected.id });
export const text = z
  .string({ error: expected.text })
  .trim()
  .min(1, { error: expected.text })
  .max(200, { error: expected.text });
export const phone = reading(normalisePhone, expected.phone);
export const zone = z.string({ error: expected.zone }).refine(IANAZone.isValidZone, { error: expected.zone });
export const date = z.iso.date({ error: expected.date });
/** minutes after local midnight */
export const time = reading(parseTimeOfDay, expected.time);

/** A building or room as the register keeps it. Bare numbers are what people write in YAML: 501. */
const part = (key: 'building' | 'entrance' | 'room', empty: boolean) =>
  z.union([z.string(), z.int().nonnegative()], { error: expected.roomPart }).transform((raw, context) => {
    const value = normaliseRoom({ [key]: String(raw) })[key] ?? '';
    if (!value.includes('-') && value.length <= 20 && (empty || value !== '')) return value;
    context.addIssue({ code: 'custom', message: expected.roomPart });
    return z.NEVER;
  });
export const building = part('building', false);
export const entrance = part('entrance', true);
export const room = part('room', false);

/** “3-2-501” → "3-2-501", “3栋-501室” → "3--501": the key of a unit. */
export const unitRef = reading(readUnitRef, expected.unitRef);

export const unitKey = (unit: { building: string; entrance: string; room: string }) =>
  `${unit.building}-${unit.entrance}-${unit.room}`;

function readUnitRef(ref: string): string | undefined {
  const parts = ref.split('-');
  if (parts.length !== 2 && parts.length !== 3) return undefined;
  const [said, entranceSaid] = [parts[0], parts.length === 3 ? parts[1] : ''];
  const unit = normaliseRoom({ building: said, entrance: entranceSaid, room: parts.at(-1) });
  if (!unit.building || !unit.room || (parts.length === 3 && !unit.entrance)) return undefined;
  return unitKey({ building: unit.building, entrance: unit.entrance ?? '', room: unit.room });
}
