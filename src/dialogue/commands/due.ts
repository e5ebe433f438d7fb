import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { words } from '../turn-context.ts';
import { progress } from './messages.ts';
import { moment, type StaffContext } from './scene.ts';

export type DueKind = 'promise' | 'arrive' | 'fix' | 'reply';

/** The time that people wait for now. */
export interface Due {
  kind: DueKind;
  at: Date;
}

const order: readonly DueKind[] = ['arrive', 'promise', 'fix', 'reply'];

/** The nearest step that is owed: on site, then a promised time, then mended, then answered. */
export async function nextDue(
  { tx }: StaffContext,
  ticketId: string,
  kinds: readonly DueKind[] = order,
): Promise<Due | undefined> {
  const clocks = await runningClocks(tx, ticketId);
  for (const kind of kinds) {
    const clock = clocks.find((one) => one.kind === kind);
    if (clock) return { kind, at: clock.dueAt };
  }
  return undefined;
}

/** “14:05前”, “到现场”: a due time in two parts. */
export function sayDue(ctx: StaffContext, due: Due): { by: string; what: string } {
  const whats = {
    arrive: progress.dueArrive,
    fix: progress.dueFix,
    reply: progress.dueReply,
    promise: progress.duePromise,
  };
  return { by: moment(ctx, due.at), what: words(ctx, whats[due.kind], {}) };
}
