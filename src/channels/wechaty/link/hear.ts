import type { Contact, Wechaty } from 'wechaty';
import type { Log } from '../../../platform/log.ts';
import type { Intake } from './intake.ts';
import type { LinkDeps } from './link.ts';
import type { Puppet } from './service-puppet.ts';

export interface Ears extends Pick<LinkDeps, 'onRoomEvent' | 'onFriendship'> {
  intake: Intake;
  log: Log;
}

/** Passes on what a bot hears of people, for as long as `isOver` is false. Nothing that goes wrong there leaves here. */
export function hear(bot: Wechaty, puppet: Puppet, ears: Ears, isOver: () => boolean): void {
  const { intake, log, onRoomEvent, onFriendship } = ears;
  function pass(work: () => Promise<void>): void {
    if (isOver()) return;
    work().catch((err: unknown) => log.error({ err }, 'an event of Wechaty was not taken'));
  }

  puppet.on('message', ({ messageId }) => {
    if (!isOver()) intake.announce(messageId);
  });
  bot.on('message', (message) => {
    if (!isOver()) intake.bring(message);
  });
  bot.on('room-join', (room, people, by) => pass(() => onRoomEvent({ kind: 'join', room, people, by })));
  bot.on('room-leave', (room, people, by?: Contact) =>
    pass(() => onRoomEvent({ kind: 'leave', room, people, ...(by && { by }) })),
  );
  bot.on('room-topic', (room, topic, was, by) => pass(() => onRoomEvent({ kind: 'topic', room, topic, was, by })));
  bot.on('room-invite', (invitation) => pass(() => onRoomEvent({ kind: 'invite', invitation })));
  bot.on('friendship', (friendship) => pass(() => onFriendship(friendship)));
}
