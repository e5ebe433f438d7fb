/** The facts of an unhandled message that decide which turn it belongs to and when that turn may start. */
export interface Waiting {
  senderId: string;
  receivedAt: Date;
  /** End of its hold, or of the back-off after a failed turn. */
  dueAt: Date;
  /** How often a turn with it has failed. */
  attempts: number;
  isPress: boolean;
}

export type Gathered<M extends Waiting> =
  | { kind: 'turn'; messages: M[] }
  /** Nothing may be answered before `until`. */
  | { kind: 'wait'; until: Date }
  | { kind: 'empty' };

export interface GatherInput<M extends Waiting> {
  /** Unhandled messages of one conversation, oldest first. */
  waiting: readonly M[];
  chat: 'direct' | 'group';
  now: Date;
  /** However long somebody goes on writing, the first message waits no longer than this. */
  maxGatherMs: number;
}

/**
 * Decides the next turn of a conversation (S7). A press is a turn by itself. In a direct chat all talk up to the first
 * press belongs together, in a group what one sender says in a row. Talk is waited for until the last hold is over or
 * `maxGatherMs` have passed since the first message; at once when nothing can be added to it any more, or when
 * something without a hold (an emergency, a press) waits anywhere in the line. A failed turn keeps its back-off.
 */
export function gather<M extends Waiting>({ waiting, chat, now, maxGatherMs }: GatherInput<M>): Gathered<M> {
  const [first] = waiting;
  if (!first) return { kind: 'empty' };
  const messages = nextRun(waiting, first, chat);
  if (waiting.some(isUrgent)) return { kind: 'turn', messages };

  const isClosed = messages.length < waiting.length || first.isPress;
  const holdOver = isClosed
    ? first.receivedAt.getTime()
    : Math.min(latest(messages), first.receivedAt.getTime() + maxGatherMs);
  const backOffOver = latest(messages.filter(({ attempts }) => attempts > 0));
  const until = Math.max(holdOver, backOffOver);
  return until <= now.getTime() ? { kind: 'turn', messages } : { kind: 'wait', until: new Date(until) };
}

/** A message that came without a hold and has not failed yet: nothing before it may make it wait. */
function isUrgent({ attempts, dueAt, receivedAt }: Waiting): boolean {
  return attempts === 0 && dueAt <= receivedAt;
}

function nextRun<M extends Waiting>(waiting: readonly M[], first: M, chat: 'direct' | 'group'): M[] {
  if (first.isPress) return [first];
  const end = waiting.findIndex(
    ({ isPress, senderId }) => isPress || (chat === 'group' && senderId !== first.senderId),
  );
  return end === -1 ? [...waiting] : waiting.slice(0, end);
}

/** The latest due moment in milliseconds, or minus infinity where there is none. */
function latest(messages: readonly Waiting[]): number {
  return Math.max(...messages.map(({ dueAt }) => dueAt.getTime()));
}
