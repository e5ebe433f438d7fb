import type { OutgoingContent } from '../../messages/contract.ts';
import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { type Audience, isUnscoped, tellsResidents } from './audience.ts';
import { type Broadcast, isAtOnce } from './broadcast.ts';
import { groupNames } from './plan-store.ts';
import {
  copyRecipients,
  countEverybody,
  countRecipients,
  freezeRecipients,
  type Reach,
  readReach,
} from './recipients-store.ts';
import { contentOf, localDate } from './speech.ts';
import { insertBroadcast, lockBroadcast } from './store.ts';
import { type CapabilitiesOf, waysTo } from './ways.ts';

export interface Draft {
  community: CommunityFacts;
  /** who writes it: staff id, and the chat in which he is told how it goes */
  by: { staffId: string; conversationId: string };
  text: string;
  media: string[];
  audience: Audience;
  /** null: as soon as it may be said; a moment that has come: at once, whatever the hour */
  sendAt: Date | null;
}

/** Stores a draft, with the people it is for: whom its preview counts are those who get it. */
export async function draftBroadcast(tx: Tx, draft: Draft, clock: Clock): Promise<Broadcast> {
  const { community, by, text, media, audience, sendAt } = draft;
  const createdAt = clock.now();
  const facts = { communityId: community.id, createdBy: by.staffId, conversationId: by.conversationId, createdAt };
  const broadcast = await insertBroadcast(tx, { ...facts, text, media, audience, sendAt, state: 'draft' });
  if (tellsResidents(audience)) {
    const today = localDate(createdAt, community.zone);
    await freezeRecipients(tx, broadcast.id, { communityId: community.id, audience, today });
  }
  return broadcast;
}

/** Stores the draft of a correction, for the same people. */
export async function draftCorrection(
  tx: Tx,
  draft: Omit<Draft, 'audience' | 'sendAt'>,
  about: Broadcast,
  clock: Clock,
): Promise<Broadcast> {
  const { community, by, text, media } = draft;
  const { until: _, ...audience } = about.audience;
  const facts = { communityId: community.id, createdBy: by.staffId, conversationId: by.conversationId };
  const correction = { ...facts, text, media, audience, sendAt: null, state: 'draft' as const, corrects: about.id };
  const broadcast = await insertBroadcast(tx, { ...correction, createdAt: clock.now() });
  await copyRecipients(tx, about.id, broadcast.id, 'all');
  return broadcast;
}

/** When a draft would go out if it were released now, after the time to take it back. */
export function sendingAt(broadcast: Broadcast, { policy, zone }: CommunityFacts, now: Date): Date {
  const earliest = new Date(now.getTime() + policy.broadcasts.undoSeconds * 1000);
  if (isAtOnce(broadcast)) return earliest;
  const { sendAt } = broadcast;
  return outsideQuietHours(sendAt && sendAt > earliest ? sendAt : earliest, policy.quietHours, zone);
}

/** What its author sees before anything is sent. */
export interface Preview {
  /** exactly as those read it whom it is for */
  content: OutgoingContent;
  people: number;
  reach: Reach;
  /** groups of staff that are told, too */
  groups: string[];
  needsApproval: boolean;
  at: Date;
}

export async function previewOf(
  tx: Tx,
  broadcast: Broadcast,
  { community, capabilitiesOf, now }: { community: CommunityFacts; capabilitiesOf: CapabilitiesOf; now: Date },
): Promise<Preview> {
  const { id, corrects, audience } = broadcast;
  const at = sendingAt(broadcast, community, now);
  const about = corrects ? await lockBroadcast(tx, corrects) : undefined;
  return {
    content: contentOf(broadcast, community, at, about),
    people: await countRecipients(tx, id),
    reach: await readReach(tx, id, await waysTo(tx, community.id, capabilitiesOf), now),
    groups: await groupNames(
      tx,
      audience.teams.map((team) => team.id),
    ),
    needsApproval: await needsApproval(tx, broadcast, community, now),
    at,
  };
}

/** What goes to everybody, or to a kind of people wherever they live, wants a second manager (S120). */
export async function needsApproval(
  tx: Tx,
  { id, audience }: Broadcast,
  { id: communityId, zone }: CommunityFacts,
  now: Date,
): Promise<boolean> {
  if (!tellsResidents(audience)) return false;
  if (isUnscoped(audience)) return true;
  return (await countRecipients(tx, id)) >= (await countEverybody(tx, communityId, localDate(now, zone)));
}
