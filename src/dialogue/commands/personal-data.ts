import { findPhones } from '../../understanding/entities/phones.ts';
import { findRooms } from '../../understanding/entities/rooms.ts';
import { fold } from '../../understanding/fold.ts';
import { longNumber, namedPerson, plate } from './personal-lexicon.ts';

export interface PersonalDatum {
  kind: 'name' | 'phone' | 'room' | 'plate' | 'number';
  text: string;
}

/**
 * The first thing in a text that belongs to somebody and not to everybody: a name, a phone number, a room, a number plate,
 * an identity card or an account.
 * @param names of people of the community
 * @param own numbers that anybody may have: the hotline
 */
export function findPersonalData(
  text: string,
  names: readonly string[],
  own: readonly string[],
): PersonalDatum | undefined {
  const folded = fold(text);
  const isOwn = (said: string) => own.some((number) => digitsOf(number) === digitsOf(said));
  const phone = findPhones(text, folded).find(({ value }) => !isOwn(value));
  if (phone) return { kind: 'phone', text: phone.text };
  const room = findRooms(text, folded).find(({ value }) => value.room !== undefined && value.building !== undefined);
  const bareRoom = room ?? findRooms(text, folded).find(({ text: said }) => /\d{3,5}\s*(?:室|房)/.test(fold(said)));
  if (bareRoom) return { kind: 'room', text: bareRoom.text };
  const car = plate.exec(folded);
  if (car) return { kind: 'plate', text: car[0] };
  const number = [...folded.matchAll(longNumber)].find(([said]) => !isOwn(said));
  if (number) return { kind: 'number', text: number[0] };
  const name = names.find((one) => one.length > 1 && text.includes(one)) ?? namedPerson.exec(folded)?.[0];
  return name === undefined ? undefined : { kind: 'name', text: name };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
