import type { Tx } from '../../../platform/db.ts';

/** What bears upon sending: since when the account is used, and until when it is to be silent. */
export interface SendingStanding {
  freshSince: Date | null;
  pausedUntil: Date | null;
  pausedWhy: string | null;
}

export async function readSending(tx: Tx, name: string): Promise<SendingStanding> {
  const select = { freshSince: true, pausedUntil: true, pausedWhy: true };
  return (
    (await tx.wechatyLink.findUnique({ where: { name }, select })) ?? {
      freshSince: null,
      pausedUntil: null,
      pausedWhy: null,
    }
  );
}

/** Nothing is sent until then. A pause never makes an earlier one shorter. @returns whether it says anything new */
export async function pauseSending(tx: Tx, name: string, until: Date, why: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    insert into wechaty_link as known (name, paused_until, paused_why, changed_at)
    values (${name}, ${until}::timestamptz, ${why}, ${now}::timestamptz)
    on conflict (name) do update set paused_until = excluded.paused_until, paused_why = excluded.paused_why
    where known.paused_until is null or known.paused_until < excluded.paused_until`;
  return count > 0;
}
