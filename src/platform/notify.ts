import { EventEmitter } from 'node:events';
import type { Tx } from './db.ts';
import { openLastingConnection } from './lasting-connection.ts';
import type { Log } from './log.ts';

export interface Notifier {
  /**
   * Tells every process that listens, once `tx` has committed; a rollback tells nobody. `payload` must be JSON of less
   * than 7,900 bytes (PostgreSQL carries 8,000): send an id, not the thing. Throws a RangeError beyond that.
   */
  publish(tx: Tx, topic: string, payload: unknown): Promise<void>;
  /**
   * Calls `hear` with each payload of the topic, in order of commit. Words spoken while the connection was down are
   * lost: then `missed` is called once it stands again, and the subscriber should look for itself. Returns the way out.
   */
  subscribe(topic: string, hear: (payload: unknown) => void, missed?: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'guanjia';
const LIMIT_BYTES = 7_900;
const MISSED = Symbol('missed');

/** Messages between processes through PostgreSQL's LISTEN and NOTIFY, on a connection that is restored when it breaks. */
export async function openNotifier(url: string, log: Log): Promise<Notifier> {
  const topics = new EventEmitter().setMaxListeners(0);
  const connection = await openLastingConnection({
    url,
    name: 'guanjia-notify',
    log,
    async prepare(client, again) {
      client.on('notification', ({ payload = '' }) => {
        const { topic, payload: said } = JSON.parse(payload) as { topic: string; payload: unknown };
        topics.emit(`:${topic}`, said);
      });
      await client.query(`listen ${CHANNEL}`);
      if (again) topics.emit(MISSED);
    },
  });
  /** One subscriber's error must not keep the word from the others. */
  function guard<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
    return (...args) => {
      try {
        run(...args);
      } catch (error) {
        log.error({ err: error }, 'a subscriber failed');
      }
    };
  }

  return {
    async publish(tx, topic, payload) {
      const message = JSON.stringify({ topic, payload });
      const bytes = Buffer.byteLength(message);
      if (bytes > LIMIT_BYTES) throw new RangeError(`a notification of ${bytes} bytes is too long (${topic})`);
      await tx.$executeRaw`select pg_notify(${CHANNEL}, ${message})`;
    },
    subscribe(topic, hear, missed) {
      const hearing = guard(hear);
      const missing = missed && guard(missed);
      topics.on(`:${topic}`, hearing);
      if (missing) topics.on(MISSED, missing);
      return () => {
        topics.off(`:${topic}`, hearing);
        if (missing) topics.off(MISSED, missing);
      };
    },
    close: () => connection.close(),
  };
}
