import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Tx, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { chatOfRoom } from './address.ts';
import { releaseRoom, renameRoom } from './chats-store.ts';
import type { RoomEvent } from './link/link.ts';
import { reasons } from './messages.ts';

export interface RoomDeps {
  db: Db;
  clock: Clock;
  log: Log;
  account(): string | undefined;
  /** Whether a contact is known as one of our staff: only they may take us into a room. */
  isStaff(account: string, contactId: string): Promise<boolean>;
  tellOperator(tx: Tx, word: { key: string; text: string }): Promise<void>;
}

/** Follows the rooms we are in: their names, who is there, and whether we still are. */
export function createRoomFollower(deps: RoomDeps): (event: RoomEvent) => Promise<void> {
  const { db, clock, log, isStaff, tellOperator } = deps;
  return async (event) => {
    const account = deps.account();
    if (account === undefined) return;
    if (event.kind === 'invite') {
      const inviter = await event.invitation.inviter();
      if (await isStaff(account, inviter.id)) await event.invitation.accept();
      else log.info('an invitation into a room was left alone: it came from nobody of ours');
      return;
    }
    const { room } = event;
    const place = { account, chat: chatOfRoom(room.id) };
    if (event.kind === 'topic') return await renameRoom(db, place, event.topic);
    const isUs = event.people.some(({ id }) => account.endsWith(`:${id}`));
    if (event.kind === 'leave' && isUs) {
      const topic = await room.topic();
      await transaction(db, async (tx) => {
        if (!(await releaseRoom(tx, place))) return;
        const key = `wechaty-removed:${place.chat}:${clock.now().toISOString()}`;
        await tellOperator(tx, { key, text: render(reasons.removed, { topic }) });
      });
      return;
    }
    // Who may be called by @ there is read from the member list.
    await room.sync();
  };
}
