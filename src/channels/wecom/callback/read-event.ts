import { z } from 'zod';
import { digestOf } from './digest.ts';
import type { AppEvent, EventKind } from './event.ts';
import { eventReaders, messageReaders, type Reader } from './event-readers.ts';
import { insist } from './refusal.ts';
import type { XmlFields } from './xml.ts';

const some = z.string().min(1);

const header = z.object({
  ToUserName: some,
  FromUserName: z.string().default(''),
  CreateTime: z
    .string()
    .regex(/^\d{1,11}$/)
    .transform((seconds) => new Date(Number(seconds) * 1000)),
  MsgType: some,
  Event: some.optional(),
  MsgId: some.optional(),
  AgentID: z.string().default(''),
});

/** Made anew perhaps when the platform delivers again. */
const CODES = ['ResponseCode', 'WelcomeCode'];

/**
 * Types what was in the envelope. What we have no type for, or has not the fields of its type, is kept as `unknown`.
 * Messages are told apart by `MsgId`, events by all that they say.
 * @throws Refusal unless it is for this company and this app; events of the company name no app
 */
export function readEvent(fields: XmlFields, account: { corpId: string; agentId: number }): AppEvent {
  const result = header.safeParse(fields);
  insist(result.success, 'content');
  const { ToUserName, AgentID, FromUserName: from, CreateTime: at, MsgType: type, Event: event, MsgId } = result.data;
  insist(ToUserName === account.corpId, 'receiver');
  const isEvent = type === 'event';
  insist(AgentID === String(account.agentId) || (isEvent && AgentID === ''), 'receiver');
  const read = (isEvent ? own(eventReaders, event ?? '') : own(messageReaders, type))?.safeParse(fields);
  const kind: EventKind = read?.success
    ? read.data
    : { kind: 'unknown', type, ...(event !== undefined && { event }), fields };
  return { key: isEvent || MsgId === undefined ? eventKey(fields) : `message:${MsgId}`, from, at, ...kind };
}

function eventKey(fields: XmlFields): string {
  const lasting = Object.entries(fields).filter(([name]) => !CODES.includes(name));
  return `event:${digestOf(JSON.stringify(lasting.sort(([a], [b]) => (a < b ? -1 : 1))))}`;
}

function own(readers: Readonly<Record<string, Reader>>, name: string): Reader | undefined {
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
