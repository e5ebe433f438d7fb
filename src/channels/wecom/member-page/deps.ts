import type { Accept, Button } from '../../../messages/contract.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';

/** A ticket as its card shows it. */
export interface MemberTicket {
  number: number;
  /** the first is its title */
  lines: string[];
  /** how it stands, in a few words */
  state: string;
  /** what may be pressed now */
  buttons: Button[];
}

/** What came of a press. */
export interface PressOutcome {
  handled: boolean;
  /** what was said in answer, in its order */
  texts: string[];
}

/** What the page asks of those who know of tickets and of talk. */
export interface MemberDesk {
  /** What a member has to do or may take; undefined where he is none of our staff. */
  ticketsOf(userid: string): Promise<MemberTicket[] | undefined>;
  /** What came of the press `seq` of the inbox; undefined where it is not this member's. */
  outcomeOf(userid: string, seq: string): Promise<PressOutcome | undefined>;
}

export interface MemberPageDeps extends MemberDesk {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
  accept: Accept;
  corpId: string;
  agentId: number;
  /** what cookies and buttons are signed with, through keys made of it */
  secret: string;
  /** without a slash at its end */
  publicUrl: string;
}
