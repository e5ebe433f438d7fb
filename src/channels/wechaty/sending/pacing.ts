import type { Address } from '../../../messages/contract.ts';
import { type Limit, type Pace, takePlaces } from '../../../messages/pacing-store.ts';
import { outsideQuietHours } from '../../../messages/quiet-hours.ts';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { WechatyPaceConfig } from '../../../platform/wechaty-pace-config.ts';
import { roomIdOf } from '../address.ts';
import { reasons } from '../messages.ts';
import { readSending } from './link-store.ts';
import { lastHeardAt } from './pacing-store.ts';
import { zone } from './zone.ts';

/** How much a message can wait: an emergency never, an urgent matter not for the morning. */
export type Pressing = 'emergency' | 'urgent' | undefined;

export type Permit = { ok: true } | { ok: false; reason: string; afterSeconds: number };

export interface PacingDeps {
  /** as configured: whose standing counts */
  name: string;
  settings: WechatyPaceConfig;
  db: Db;
  clock: Clock;
  /** In [0, 1), for the jitter. */
  random?: () => number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Whoever wrote so lately is answered, not disturbed. */
const answerMs = 30 * minuteMs;
/** What is kept free for emergencies, and what a new account may use on its first day. */
const shareOfOrdinary = 0.8;
const leastShare = 0.25;

/** Takes a place for one message, or says why it waits and for how long. */
export async function permit(deps: PacingDeps, address: Address, pressing: Pressing): Promise<Permit> {
  const { name, settings, db, clock } = deps;
  const now = clock.now();
  const standing = await readSending(db, name);
  const { pausedUntil, pausedWhy } = standing;
  if (pausedUntil && pausedUntil > now) {
    return wait(render(reasons.paused, { why: pausedWhy ?? '' }), pausedUntil.getTime() - now.getTime());
  }
  const morning = pressing ? now : outsideQuietHours(now, settings.night, zone);
  if (morning > now && !(await justHeard(deps, address, now))) {
    return wait(render(reasons.night, {}), morning.getTime() - now.getTime());
  }
  const share = shareAt(settings, standing.freshSince, now, pressing);
  const waitMs = await takePlaces(db, pacesOf(deps, address, pressing, share), now.getTime());
  if (waitMs === 0) return { ok: true };
  return wait(render(waitMs > 10 * minuteMs ? reasons.budget : reasons.busy, {}), waitMs);
}

const wait = (reason: string, ms: number): Permit => ({ ok: false, reason, afterSeconds: ms / 1_000 });

async function justHeard({ db }: PacingDeps, address: Address, now: Date): Promise<boolean> {
  const heard = await lastHeardAt(db, address);
  return heard !== undefined && now.getTime() - heard.getTime() <= answerMs;
}

/** The part of every ceiling that this message may use. Emergencies have all of it, whatever the account's age. */
function shareAt({ slowStartDays }: WechatyPaceConfig, freshSince: Date | null, now: Date, pressing: Pressing): number {
  if (pressing === 'emergency') return 1;
  const days = freshSince ? (now.getTime() - freshSince.getTime()) / dayMs : Number.POSITIVE_INFINITY;
  const warmth = days >= slowStartDays ? 1 : leastShare + (1 - leastShare) * (days / slowStartDays);
  return shareOfOrdinary * warmth;
}

function pacesOf(
  { settings, random = Math.random }: PacingDeps,
  address: Address,
  pressing: Pressing,
  share: number,
): Pace[] {
  const { perMinute, perDay, roomPerMinute, contactPerMinute, gapMs } = settings;
  const isEmergency = pressing === 'emergency';
  const account = `wechaty:${address.account}`;
  const some = (most: number, windowMs: number): Limit => ({ most: Math.max(1, Math.round(most * share)), windowMs });
  const gap: Limit = { most: 1, windowMs: gapMs.least + random() * (gapMs.most - gapMs.least) };
  const perChat = roomIdOf(address.chat) === undefined ? contactPerMinute : roomPerMinute;
  return [
    {
      target: account,
      // An emergency waits for no gap and no day, yet it is counted.
      limits: [
        ...(isEmergency ? [] : [gap]),
        some(perMinute, minuteMs),
        some(isEmergency ? 2 * perDay : perDay, dayMs),
      ],
    },
    { target: `${account}:${address.chat}`, limits: [some(isEmergency ? 2 * perChat : perChat, minuteMs)] },
  ];
}
