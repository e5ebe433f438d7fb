import type { Prisma, Tx } from '../../platform/db.ts';
import type { Alert } from './alert.ts';

/** An alert as it is kept. */
export interface KeptAlert extends Alert {
  id: string;
  fetchedAt: Date;
  /** cancelled, superseded or expired */
  endedAt: Date | null;
  eventId: string | null;
}

type Row = Omit<KeptAlert, 'messageType'> & { messageType: string };

const kept = (row: Row): KeptAlert => ({ ...row, messageType: row.messageType as Alert['messageType'] });

const columns = {
  id: true,
  source: true,
  identifier: true,
  sender: true,
  sentAt: true,
  messageType: true,
  supersedes: true,
  eventCode: true,
  eventName: true,
  color: true,
  severity: true,
  onsetAt: true,
  expiresAt: true,
  headline: true,
  description: true,
  instruction: true,
  attributions: true,
  fetchedAt: true,
  endedAt: true,
  eventId: true,
} satisfies Prisma.WeatherAlertSelect;

/** Keeps a message. @returns its id; undefined where it is kept already */
export async function insertAlert(
  tx: Tx,
  communityId: string,
  alert: Alert & Pick<KeptAlert, 'fetchedAt' | 'endedAt' | 'eventId'>,
): Promise<string | undefined> {
  const [row] = await tx.weatherAlert.createManyAndReturn({
    data: [{ ...alert, communityId }],
    skipDuplicates: true,
    select: { id: true },
  });
  return row?.id;
}

/** What is in force, the latest first. */
export async function activeAlerts(tx: Tx, communityId: string): Promise<KeptAlert[]> {
  const where = { communityId, endedAt: null };
  const rows = await tx.weatherAlert.findMany({ where, select: columns, orderBy: [{ sentAt: 'desc' }, { id: 'asc' }] });
  return rows.map(kept);
}

/** Whether a message that came earlier has replaced this one already. */
export async function isSuperseded(tx: Tx, communityId: string, { source, identifier }: Alert): Promise<boolean> {
  const where = { communityId, source, supersedes: { has: identifier } };
  return (await tx.weatherAlert.count({ where })) > 0;
}

export async function endAlerts(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await tx.weatherAlert.updateMany({ where: { id: { in: [...ids] } }, data: { endedAt: at } });
}

/** Says to which event these alerts belong. */
export async function joinEvent(tx: Tx, ids: readonly string[], eventId: string): Promise<void> {
  if (ids.length > 0) await tx.weatherAlert.updateMany({ where: { id: { in: [...ids] } }, data: { eventId } });
}

/** The cancellation that ended an event last, if one did. */
export async function cancellationOf(tx: Tx, eventId: string): Promise<KeptAlert | undefined> {
  const where = { eventId, messageType: 'Cancel' };
  const row = await tx.weatherAlert.findFirst({ where, select: columns, orderBy: { sentAt: 'desc' } });
  return row ? kept(row) : undefined;
}

/** Identifiers of a feed that are kept and were fetched since then. */
export async function knownIdentifiers(tx: Tx, communityId: string, source: string, since: Date): Promise<Set<string>> {
  const where = { communityId, source, fetchedAt: { gte: since } };
  const rows = await tx.weatherAlert.findMany({ where, select: { identifier: true } });
  return new Set(rows.map(({ identifier }) => identifier));
}
