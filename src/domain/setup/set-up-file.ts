import { z } from 'zod';
import { localAnswerShape } from '../answers/entry.ts';
import { policySchema } from '../communities/policy.ts';
import { building, date, entrance, id, phone, room, text, time, unitRef, zone } from './fields.ts';
import { expected } from './messages.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item, { error: expected.list });
const section = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape);

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const staffRoles = ['technician', 'guard', 'cleaner', 'gardener', 'receptionist', 'manager'] as const;
const residentRoles = ['owner', 'tenant', 'family', 'merchant'] as const;

const community = section({
  id,
  name: text,
  zone: zone.default('Asia/Shanghai'),
  location: section({
    lat: z.number({ error: expected.latitude }).min(-90, expected.latitude).max(90, expected.latitude),
    lon: z.number({ error: expected.longitude }).min(-180, expected.longitude).max(180, expected.longitude),
    adcode: text.optional(),
  }).optional(),
  hotline: text,
  wecom: section({ kf: list(text).default([]) }).optional(),
});

const groupShape = {
  id,
  name: text,
  team: id,
  wecom: section({ webhook: text.optional(), appchat: text.optional(), bot: text.optional() }).optional(),
  wechaty: section({ topic: text }).optional(),
};

const rosterLine = section({
  team: id,
  shift: id,
  days: list(z.enum(weekdayNames)).min(1, expected.someDay).optional(),
  date: date.optional(),
  staff: list(id),
}).refine(({ days, date: day }) => (days === undefined) !== (day === undefined), expected.daysOrDate);

const resident = section({
  name: text,
  phone: phone.optional(),
  unit: unitRef.optional(),
  units: list(unitRef).min(1, expected.someUnit).optional(),
  role: z.enum(residentRoles),
  birthday: date.optional(),
}).refine(({ unit, units }) => (unit === undefined) !== (units === undefined), expected.unitOrUnits);

const localAnswer = localAnswerShape.refine(
  ({ text: said, card }) => (said === undefined) !== (card === undefined),
  expected.textOrCard,
);

/**
 * A community as its set-up file tells it (design/interfaces.md). A section that is there is the whole truth about its
 * subject; one that is absent is left as it is.
 */
export const setUpFileSchema = section({
  community,
  teams: list(section({ id, name: text, leader: id.optional() })).min(1, expected.someTeam),
  staff: list(
    section({
      id,
      name: text,
      phone: phone.optional(),
      role: z.enum(staffRoles),
      teams: list(id).default([]),
      wecom: text.optional(),
    }),
  ),
  groups: list(section(groupShape)).optional(),
  shifts: list(section({ team: id, id, name: text, from: time, to: time })).optional(),
  roster: list(rosterLine).optional(),
  routing: z.record(z.string(), id, { error: expected.map }).optional(),
  units: list(
    section({
      building,
      entrance: entrance.default(''),
      room,
      kind: z.enum(['home', 'shop', 'parking']).default('home'),
    }),
  ).optional(),
  residents: list(resident).optional(),
  /** stored as written: what it leaves out stays open to better defaults */
  policy: z.unknown().optional(),
  wording: z.record(z.string(), z.string({ error: expected.text }), { error: expected.map }).optional(),
  /** what the community says itself to an entry of intents/answers */
  answers: z.record(z.string(), localAnswer, { error: expected.map }).optional(),
  accounts: list(section({ channel: id, account: text })).optional(),
  demo: z.boolean({ error: expected.flag }).optional(),
});

export const setUpPolicySchema = z.object({ policy: policySchema.optional() });

export type SetUpFile = z.output<typeof setUpFileSchema>;
