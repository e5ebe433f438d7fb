import type { ResidentRole, StaffRole, UnitKind } from '../../platform/db.ts';
import type { LocalAnswer } from '../answers/entry.ts';

/** What each kind of thing in a community consists of, with set-up ids for references. */
export interface EstateValues {
  community: {
    name: string;
    zone: string;
    hotline: string;
    lat: number | null;
    lon: number | null;
    adcode: string | null;
    policy: unknown;
    wording: unknown;
    routing: unknown;
    demo: boolean;
  };
  account: { channel: string; account: string };
  unit: { building: string; entrance: string; room: string; kind: UnitKind };
  staff: { name: string; phone: string | null; role: StaffRole; wecom: string | null };
  team: { name: string; leader: string | null; members: string[] };
  group: { name: string; team: string; addresses: unknown };
  shift: { team: string; id: string; name: string; fromMinute: number; toMinute: number };
  roster: { team: string; shift: string; date: string | null; weekdays: number[]; staff: string[] };
  resident: {
    name: string;
    phone: string | null;
    birthday: string | null;
    homes: { unit: string; role: ResidentRole }[];
  };
  answer: LocalAnswer;
}

export type Kind = keyof EstateValues;

/** In the order in which they are written: each refers only to kinds before it. */
export const kinds = [
  'community',
  'account',
  'unit',
  'staff',
  'team',
  'group',
  'shift',
  'roster',
  'resident',
  'answer',
] as const satisfies readonly Kind[];

/** A community as a set-up file or the database tells it. A kind that is absent is not spoken of. */
export type Estate = { [K in Kind]?: Map<string, EstateValues[K]> };

export const shiftKey = (team: string, id: string) => `${team}/${id}`;

export const rosterKey = ({ team, shift, date, weekdays }: Omit<EstateValues['roster'], 'staff'>) =>
  `${shiftKey(team, shift)}/${date ?? weekdays.join()}`;

/** People without a phone are told apart by where they live. */
export const residentKey = ({ name, phone, homes }: Omit<EstateValues['resident'], 'birthday'>) =>
  phone ? `${name}/${phone}` : `${name}//${homes[0]?.unit ?? ''}`;

export const byUnit = (a: { unit: string }, b: { unit: string }) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);
