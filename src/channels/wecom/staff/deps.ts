import type { Button } from '../../../messages/contract.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller, CallerOptions } from '../api/caller.ts';
import type { Pacing } from '../api/pacing.ts';
import type { OpenMedia } from '../media.ts';

/** How a ticket stands, as its cards show it. */
export interface Standing {
  /** what may be pressed now */
  buttons: Button[];
  /** who has it, by company id; nobody: everybody's cards keep their buttons */
  holder?: string;
  /** what became of it, in a few words: “张师傅已接单” */
  line: string;
}

export interface StaffDeps {
  db: Db;
  clock: Clock;
  log: Log;
  agentId: number;
  caller: Caller;
  /** for what is called with a key of its own: webhooks, answers of the robot */
  link: CallerOptions;
  pacing: Pacing;
  openMedia: OpenMedia;
  /** undefined: there is no such ticket */
  standingOf(ticketId: string): Promise<Standing | undefined>;
}
