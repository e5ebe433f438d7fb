import { PassThrough } from 'node:stream';
import type { SimulatorDeps } from './deps.ts';
import { createDirectory } from './directory.ts';

const topic = 'simulator';
const heartbeatMs = 15_000;

/** What every process that shows the simulator is told. Moments are ISO 8601. */
export type SimulatorEvent =
  | { type: 'message'; chat: string; seq: number }
  | { type: 'clock'; now: string; moving?: { from: string; to: string } };

export async function announce(deps: Pick<SimulatorDeps, 'db' | 'notifier'>, event: SimulatorEvent): Promise<void> {
  await deps.notifier.publish(deps.db, topic, event);
}

export interface EventHub {
  /** A new server-sent event stream; it ends when the reader goes or the hub closes. */
  open(): PassThrough;
  close(): void;
}

/** Passes what is announced, here or in another process, on to the pages that listen. */
export function createEventHub(deps: Pick<SimulatorDeps, 'cast' | 'notifier' | 'log'>): EventHub {
  const listeners = new Set<PassThrough>();
  const write = (text: string) => {
    for (const listener of listeners) listener.write(text);
  };

  async function pass(event: SimulatorEvent): Promise<void> {
    if (!listeners.size) return;
    if (event.type === 'clock') {
      const { type, ...clock } = event;
      write(frame(type, clock));
      return;
    }
    const conversation = createDirectory(await deps.cast()).conversationAt(event.chat);
    if (conversation) write(frame('message', { in: conversation.id, seq: event.seq }));
  }

  function endAll(): void {
    for (const listener of listeners) listener.end();
    listeners.clear();
  }

  const unsubscribe = deps.notifier.subscribe(
    topic,
    (event) => {
      pass(event as SimulatorEvent).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'an event was not passed on'),
      );
    },
    endAll, // words were missed: a page that connects again looks for itself
  );
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();

  return {
    open() {
      const stream = new PassThrough();
      stream.write('retry: 1000\n\n');
      listeners.add(stream);
      stream.once('close', () => listeners.delete(stream));
      return stream;
    },
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      endAll();
    },
  };
}

function frame(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
