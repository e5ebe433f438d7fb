import type { Address } from '../../../messages/contract.ts';
import { outsideQuietHours } from '../../../messages/quiet-hours.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import type { WeatherEvent } from '../event.ts';

/** What telling needs besides the database. */
export interface TellDeps {
  clock: Clock;
  log: Log;
  /** whether we may write first in a chat */
  canWriteFirst(address: Address): boolean;
}

/** One round of telling: an event at the level that it has reached. */
export interface Round {
  tx: Tx;
  event: WeatherEvent;
  community: CommunityFacts;
  deps: TellDeps;
  now: Date;
  /** when residents may be told */
  notBefore: Date;
}

/** All that is said about an event begins so; each level has its own keys, so that nothing is said twice. */
export const keyOf = ({ id }: Pick<WeatherEvent, 'id'>): string => `weather:${id}:`;
export const roundKey = (event: Pick<WeatherEvent, 'id' | 'level'>): string => `${keyOf(event)}${event.level}:`;

/** Night is for sleep, unless it is orange or red (S103): the policy says from which level on. */
export function tellableAt({ level }: Pick<WeatherEvent, 'level'>, { policy, zone }: CommunityFacts, now: Date): Date {
  return level >= policy.weather.wakeFrom ? now : outsideQuietHours(now, policy.quietHours, zone);
}
