import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { ticketCard } from '../dispatch/card.ts';
import { cardButtons } from '../dispatch/page-ticket.ts';
import { dueTimesOf } from '../dispatch/store.ts';
import { tellReporter, tellStaff, tellTeams } from '../dispatch/tell.ts';
import { advanceClock, type RunningClock } from '../tickets/clock-store.ts';
import { dueSteps, type StepKind } from '../tickets/clocks.ts';
import { systemActor, type TicketEventType } from '../tickets/events.ts';
import { insertEvents, updateTicket } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { type Audience, audienceOf, type Reachable, takesOver } from './audience.ts';
import { apologies } from './messages.ts';
import { reachableFor } from './reachable-for.ts';
import { type Late, minutesBetween, sayToGroup, sayToReporter, sayToStaff, wordsOf } from './speech.ts';
import { countBrokenPromise, managersWereTold } from './store.ts';

export interface DueClock {
  running: RunningClock;
  ticket: Ticket;
  community: CommunityFacts;
}

/**
 * Tells every step that a clock of the staff's work has earned by now, in order, each under a key of its own, and sets
 * the clock to its next one. Those told are those who are there now, also for a step that was slept through.
 */
export async function tellStaffSteps(tx: Tx, due: DueClock, clock: Clock, log: Log): Promise<void> {
  const { running, ticket, community } = due;
  const now = clock.now();
  const steps = dueSteps(running.steps, running.step, now);
  const people = await reachableFor(tx, ticket, community, now);
  let level = ticket.level;
  for (const [offset, step] of steps.due.entries()) {
    // A warning slept through is overtaken by what came after it.
    if (step.kind === 'warn' && offset < steps.due.length - 1) continue;
    const late: Late = { clock: running, step, ticket, community, now };
    const tookOver = running.kind === 'take' && (await managersWereTold(tx, ticket.id, running.id));
    const audience = audienceOf(running.kind, step, ticket, people, tookOver);
    const told = await tellStep(tx, late, audience, people, running.step + offset, clock);
    if (told.length === 0 && !tookOver) {
      log.error({ ticketId: ticket.id, clock: running.kind }, 'a late ticket could be told to nobody');
    }
    if (step.kind !== 'warn' && audience.level > level) {
      level = audience.level;
      await updateTicket(tx, ticket.id, { level });
    }
    if (step.kind === 'breach' && running.kind === 'promise') await countBrokenPromise(tx, ticket.id);
  }
  await advanceClock(tx, running.id, {
    step: running.step + steps.due.length,
    nextAt: steps.nextAt,
    ...(steps.due.some((step) => step.kind === 'breach') && { breachedAt: running.dueAt }),
  });
}

const eventTypes: Partial<Record<StepKind, TicketEventType>> = { warn: 'warned', breach: 'breached' };

/** @returns the names of the staff who were told */
async function tellStep(
  tx: Tx,
  late: Late,
  audience: Audience,
  people: Reachable,
  index: number,
  clock: Clock,
): Promise<string[]> {
  const { clock: running, step, ticket, community, now } = late;
  const key = `clock:${running.id}:${index}`;
  const apology = step.kind === 'breach' ? apologise(late, people) : undefined;
  const text = sayToStaff(late, apology && ticket.conversationId ? apology.chief : undefined);
  const buttons = ticket.state === 'open' ? cardButtons(ticket) : [];
  const card =
    running.kind === 'take' ? `\n${ticketCard(ticket, community, await dueTimesOf(tx, ticket.id), now, '')}` : '';
  const direct = audience.direct.map(({ id }) => id);
  await tellStaff(tx, direct, ticket.id, { key, text: `${text}${card}`, buttons }, clock);

  const called = audience.group?.map(({ id }) => id) ?? [];
  if (audience.group && ticket.teamId) {
    const word = { key: `${key}:group`, text: sayToGroup(late, audience.direct), buttons };
    const groups = await tellTeams(tx, [ticket.teamId], called, ticket.id, word, clock);
    if (groups.length === 0) await tellStaff(tx, called, ticket.id, word, clock);
  }
  if (apology) await tellReporter(tx, ticket, { key: `${key}:reporter`, text: apology.text }, clock);

  const told = [...audience.direct, ...(audience.group ?? [])].map(({ name }) => name);
  const data = {
    clock: running.kind,
    clockId: running.id,
    step: index,
    dueAt: running.dueAt.toISOString(),
    lateMinutes: Math.round(minutesBetween(running.dueAt, now)),
    level: audience.level,
    told,
  };
  const type = eventTypes[step.kind] ?? 'escalated';
  await insertEvents(tx, [{ ticketId: ticket.id, type, at: now, actor: systemActor, data }]);
  return told;
}

function apologise(late: Late, people: Reachable): { text: string; chief: string } | undefined {
  const { clock, ticket, community } = late;
  const chief = takesOver(clock.kind, ticket, people)?.name ?? wordsOf(community)(apologies.nobody, {});
  const text = sayToReporter(late, chief);
  return text === undefined ? undefined : { text, chief };
}
