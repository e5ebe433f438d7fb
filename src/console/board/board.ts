import { type BoardNotice, noticesOnBoard } from '../../domain/broadcasts/on-board.ts';
import type { CommunityFacts } from '../../domain/communities/community.ts';
import { activeAlerts } from '../../domain/weather/alerts-store.ts';
import type { Tx } from '../../platform/db.ts';

/** What a display in the lobby shows: nothing that is about a person. */
export interface Board {
  community: CommunityFacts;
  /** when it was read */
  at: Date;
  /** official signals in force, as they were written, the latest first */
  weather: { headline: string; sender: string; at: Date }[];
  notices: BoardNotice[];
}

export async function readBoard(tx: Tx, community: CommunityFacts, now: Date): Promise<Board> {
  const alerts = await activeAlerts(tx, community.id);
  return {
    community,
    at: now,
    weather: alerts.map(({ headline, sender, sentAt }) => ({ headline, sender, at: sentAt })),
    notices: await noticesOnBoard(tx, community, now),
  };
}
