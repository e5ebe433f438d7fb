/** What the test puppet and the test tell each other: plain data, for they are two processes. */

export interface WorldPerson {
  id: string;
  name: string;
  friend?: boolean;
}

export interface WorldRoom {
  id: string;
  topic: string;
  owner: string;
  members: string[];
}

/** One message, as the platform keeps it. Without `room` it goes to `to`, or to our account. */
export interface WorldMessage {
  id: string;
  from: string;
  to?: string;
  room?: string;
  text?: string;
  mentions?: string[];
  /** base64 */
  file?: { name: string; base64: string };
  /** milliseconds since 1970, whole; by default now */
  at?: number;
  /** number of wechaty-puppet's `types.Message`; by default that of a text or a file */
  type?: number;
}

/** Everything that outlives a kill of the server. */
export interface World {
  people: WorldPerson[];
  rooms: WorldRoom[];
  messages: WorldMessage[];
  /** who is logged in */
  self?: string;
}

export interface ServerStart {
  port: number;
  token: string;
  world: World;
  /** JSON lines of `SentMessage`, written before the sender hears that it was sent */
  sentFile: string;
}

export interface SentMessage {
  id: string;
  /** a person or a room */
  to: string;
  text?: string;
  mentions?: string[];
  file?: { name: string; base64: string };
}

export type Order =
  | { do: 'start'; start: ServerStart }
  | { do: 'person'; person: WorldPerson }
  | { do: 'room'; room: WorldRoom }
  | { do: 'login'; self: string }
  | { do: 'logout' }
  | { do: 'scan'; qr: string }
  | { do: 'say'; message: WorldMessage }
  | { do: 'again'; id: string }
  /** so many messages, a hundred in 100 ms */
  | { do: 'flood'; from: string; count: number }
  | { do: 'join'; room: string; person: string; by: string }
  | { do: 'leave'; room: string; person: string; by: string }
  | { do: 'topic'; room: string; topic: string; by: string }
  | { do: 'friend'; id: string; person: string; hello: string }
  | { do: 'recall'; id: string; by: string; message: string }
  /** from now on nothing that belongs to a message is told before this much time has passed */
  | { do: 'slow'; ms: number }
  /** from now on every send fails with this text, or none again */
  | { do: 'refuse'; reason?: string };

export type Answer = { seq: number; error?: string };
