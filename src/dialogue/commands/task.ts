import type { Ticket } from '../../domain/tickets/ticket.ts';
import type { TurnReply } from '../turn-context.ts';
import type { Command } from './command.ts';
import type { Authority, Scene } from './scene.ts';

/** A command with the ticket it is about and what the person may do with it. */
export interface Task {
  scene: Scene;
  command: Command;
  ticket: Ticket;
  authority: Authority;
  /** Media ids that came with it. */
  media: string[];
}

/** Carries a command out and says what came of it. */
export type Handler = (task: Task) => Promise<TurnReply>;
