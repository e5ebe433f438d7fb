import type { Contact, Friendship, Message, Room, RoomInvitation, Wechaty } from 'wechaty';
import type { Clock } from '../../../platform/clock.ts';

import type { Db, Tx } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { WechatyConfig } from '../../../platform/wechaty-config.ts';

/** `off`: another process holds the login, or nobody runs it. `scan`: somebody must scan a QR. Only `up` can send. */
export interface LinkStanding {
  state: 'off' | 'starting' | 'scan' | 'up' | 'down';
  since: Date;
  /** Why it is down, in Chinese, without personal data. */
  detail?: string;
}

export type RoomEvent =
  | { kind: 'join'; room: Room; people: Contact[]; by: Contact }
  | { kind: 'leave'; room: Room; people: Contact[]; by?: Contact }
  | { kind: 'topic'; room: Room; topic: string; was: string; by: Contact }
  | { kind: 'invite'; invitation: RoomInvitation };

/** One word to those who run it. The key makes it unique: a second one with the same key says nothing. */
export interface OperatorWord {
  key: string;
  text: string;
}

export interface LinkDeps {
  config: WechatyConfig;
  db: Db;
  /** For the lasting connection that holds the login. */
  databaseUrl: string;
  clock: Clock;
  log: Log;
  dataDir: string;
  /** Where a person of this machine sees the QR: the page of `qrRoutes`. */
  qrUrl: string;
  /** Where the QR is drawn for whoever started it; the terminal. */
  print(text: string): void;
  /**
   * One message, in the order of arrival within its conversation. Must bear being called again with the same message:
   * where it rejects, the link asks again until it is taken.
   */
  onMessage(message: Message): Promise<void>;
  /** A rejection is logged. */
  onRoomEvent(event: RoomEvent): Promise<void>;
  /** A rejection is logged. */
  onFriendship(friendship: Friendship): Promise<void>;
  /** Writes to the outbox, in the transaction in which the change itself is written down. */
  tellOperator(tx: Tx, word: OperatorWord): Promise<void>;
}

/** The one login of an account of ordinary WeChat: held by one process of all, and built anew whenever it breaks. */
export interface Link {
  /** undefined while this process is not logged in */
  readonly bot: Wechaty | undefined;
  /** `${puppet}:${selfId}` while logged in */
  readonly account: string | undefined;
  /** Holds the login, or waits for it, until `stop`. Never rejects because of the platform. */
  run(): Promise<void>;
  /** Leaves the account online where the puppet can, so that the next start needs no scan; `logout` ends the login. */
  stop(options?: { logout?: boolean }): Promise<void>;
  /** As this process sees it. */
  state(): LinkStanding;
}
