import type { Broadcast as Row } from '../../platform/db.ts';
import type { Audience } from './audience.ts';

/** One text to many (通知), with its audience read. */
export interface Broadcast extends Omit<Row, 'audience'> {
  audience: Audience;
}

const ofRecipient = /^broadcast:[0-9a-f-]{36}:/;

/** Whether a message is one of many: what becomes of it stands in the report, and nobody is told of it alone. */
export const isOfBroadcast = (key: string): boolean => ofRecipient.test(key);

/**
 * A draft holds in `sendAt` when its author wants it sent: null as soon as it may be said, the moment of writing at once,
 * whatever the hour.
 */
export const isAtOnce = ({ sendAt, createdAt }: Pick<Broadcast, 'sendAt' | 'createdAt'>): boolean =>
  sendAt !== null && sendAt <= createdAt;
