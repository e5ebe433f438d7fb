import type { Tx } from '../../platform/db.ts';
import type { Alert } from './alert.ts';
import { activeAlerts, endAlerts, insertAlert, isSuperseded, type KeptAlert } from './alerts-store.ts';

/** Without a time of its own an alert counts for so long. */
const USUAL_HOURS = 24;

/**
 * Keeps what is new of a source's alerts, each message once, and follows their chains: what a message supersedes is over,
 * what it cancels too. A message that names nothing it replaces counts for what its sender said of the same before.
 * @returns how many were new
 */
export async function takeIn(tx: Tx, communityId: string, alerts: readonly Alert[], now: Date): Promise<number> {
  let fresh = 0;
  for (const alert of alerts.toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())) {
    const active = await activeAlerts(tx, communityId);
    const replaced = active.filter((one) => replaces(alert, one));
    const expiresAt = alert.expiresAt ?? new Date(alert.sentAt.getTime() + USUAL_HOURS * 3_600_000);
    const isOver = alert.messageType === 'Cancel' || expiresAt <= now || (await isSuperseded(tx, communityId, alert));
    const eventId = replaced.find((one) => one.eventId)?.eventId ?? null;
    const state = { fetchedAt: now, endedAt: isOver ? now : null, eventId };
    if (!(await insertAlert(tx, communityId, { ...alert, expiresAt, ...state }))) continue;
    fresh += 1;
    await endAlerts(
      tx,
      replaced.map(({ id }) => id),
      now,
    );
  }
  return fresh;
}

function replaces(alert: Alert, earlier: KeptAlert): boolean {
  if (alert.source !== earlier.source || earlier.sentAt > alert.sentAt) return false;
  if (alert.identifier === earlier.identifier) return false;
  if (alert.supersedes.length > 0) return alert.supersedes.includes(earlier.identifier);
  return alert.sender === earlier.sender && alert.eventName === earlier.eventName;
}
