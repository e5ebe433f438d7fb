import type { Tx } from '../../platform/db.ts';
import { maskText } from '../../platform/mask.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { isPublic } from './audience.ts';
import { sayAudience } from './speech.ts';
import { sentSince } from './store.ts';

/** A notice as anybody may read it. */
export interface BoardNotice {
  number: number;
  text: string;
  /** whom it concerns, in words */
  audience: string;
  /** when it was sent */
  at: Date;
  isCorrection: boolean;
}

const dayMs = 24 * 3_600_000;

/**
 * The notices of a community that hold at `now`, the latest first: until the end of the time that they name, or for some
 * days. What is for single homes or our own teams is not among them, nor what was corrected or taken back.
 */
export async function noticesOnBoard(tx: Tx, community: CommunityFacts, now: Date): Promise<BoardNotice[]> {
  const { boardDays, longestDays } = community.policy.broadcasts;
  const sent = await sentSince(tx, community.id, new Date(now.getTime() - longestDays * dayMs));
  return sent
    .filter(({ text, audience, sendAt }) => {
      if (text === '' || !sendAt || !isPublic(audience)) return false;
      const until = audience.until ? new Date(audience.until) : new Date(sendAt.getTime() + boardDays * dayMs);
      return now < until;
    })
    .map(({ number, text, audience, sendAt, createdAt, corrects }) => ({
      number,
      text: maskText(text),
      audience: sayAudience(audience, community),
      at: sendAt ?? createdAt,
      isCorrection: corrects !== null,
    }));
}
