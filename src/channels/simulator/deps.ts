import type { Accept, Address, IncomingMedia } from '../../messages/contract.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { Notifier } from '../../platform/notify.ts';

/** One chat that the simulator shows; `members` are person ids, without Guanjia itself. */
export interface SimulatorConversation {
  id: string;
  title: string;
  kind: 'direct' | 'group';
  address: Address;
  members: string[];
}

export interface SimulatorPerson {
  id: string;
  name: string;
  kind: 'owner' | 'staff' | 'manager';
  /** a word about them for the reader: a room, a post */
  note?: string;
  /** the person's id on the channel: `ChatIdentity.externalId` */
  senderId: string;
  account: string;
  conversations: { id: string; title: string }[];
}

export interface Cast {
  people: SimulatorPerson[];
  conversations: SimulatorConversation[];
}

export interface SimulatorClock {
  now(): Date;
  /** Lets everything timed happen on the way; resolves when it is `to`. */
  moveTo(to: Date, onProgress?: (now: Date) => void): Promise<void>;
}

export interface SimulatorMedia {
  save(media: IncomingMedia): Promise<string>;
  open(id: string): Promise<{ mime: string; name: string; bytes: Buffer } | undefined>;
}

export interface SimulatorDeps {
  db: Db;
  log: Log;
  /** IANA zone in which times without an offset are read */
  zone: string;
  accept: Accept;
  /** Read with every request: keep it cheap. */
  cast(): Promise<Cast>;
  clock: SimulatorClock;
  settle(): Promise<void>;
  media: SimulatorMedia;
  notifier: Notifier;
}

/** Our own id in transcripts, mentions and `messages[].from`. */
export const botId = 'guanjia';
export const channelName = 'simulator';
