import { sayMoment } from '../../messages/moment.ts';
import { render, type Template, type Vars } from '../../messages/template.ts';
import type { CommunityFacts } from '../communities/community.ts';
import type { Callable } from '../dispatch/page-plan.ts';
import type { RunningClock } from '../tickets/clock-store.ts';
import type { ClockKind, Step } from '../tickets/clocks.ts';
import { ticketTitle } from '../tickets/labels.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { acts, alarms, apologies, noReason, sayLateness, sayMinutes, unknownPlace } from './messages.ts';

/** Whoever takes a late ticket over has this long to answer the reporter; both are told the same moment. */
const ANSWER_WITHIN_MINUTES = 30;

export interface Late {
  clock: RunningClock;
  step: Step;
  ticket: Ticket;
  community: CommunityFacts;
  now: Date;
}

export const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000;

export const wordsOf =
  (community: CommunityFacts) =>
  <Names extends string>(template: Template<Names>, vars: Vars<Names>): string =>
    render(template, vars, community.wording);

/** “工单 1024（急修 · 水管，3栋2单元501）” */
export function nameTicket(ticket: Ticket, community: CommunityFacts): string {
  const { number, place } = ticket;
  return wordsOf(community)(alarms.ticket, { number, title: ticketTitle(ticket), place: place ?? unknownPlace });
}

/** Who has it, as staff are told. */
export function nameHolder(ticket: Ticket, community: CommunityFacts): string {
  const say = wordsOf(community);
  return ticket.assigneeName ? say(alarms.heldBy, { name: ticket.assigneeName }) : say(alarms.heldByNobody, {});
}

/** What those are told who are written to about this step. `chief`: who was named to the reporter, if anybody was told. */
export function sayToStaff({ clock, step, ticket, community, now }: Late, chief?: string): string {
  const say = wordsOf(community);
  const facts = { ticket: nameTicket(ticket, community), holder: nameHolder(ticket, community) };
  const due = sayMoment(clock.dueAt, now, community.zone);
  const late = sayLateness(minutesBetween(clock.dueAt, now));
  const reason = ticket.promiseReason ?? noReason;
  const pledge = chief ? say(alarms.pledge, { who: chief, by: answerBy(community, now) }) : '';
  if (clock.kind === 'take') {
    const passed = sayMinutes(minutesBetween(clock.startedAt, now));
    return say(step.level < 2 ? alarms.notTaken : alarms.stillNotTaken, { ...facts, passed });
  }
  if (clock.kind === 'promise') {
    return step.kind === 'breach'
      ? say(alarms.breachPromise, { ...facts, due, late, reason, pledge })
      : say(alarms.warnPromise, { ...facts, due, left: late, reason });
  }
  const act = acts[clock.kind] ?? '';
  return step.kind === 'breach'
    ? say(alarms.breach, { ...facts, due, late, act, pledge })
    : say(alarms.warn, { ...facts, due, left: late, act });
}

/** What the group is told about this step. `chiefs`: whom else it was told to. */
export function sayToGroup(late: Late, chiefs: readonly Callable[]): string {
  const { clock, ticket, community, now } = late;
  if (clock.kind !== 'take') return sayToStaff(late);
  const passed = sayMinutes(minutesBetween(clock.startedAt, now));
  const facts = { ticket: nameTicket(ticket, community), passed, number: ticket.number };
  const say = wordsOf(community);
  return chiefs.length > 0
    ? say(alarms.notTakenGroup, { ...facts, chiefs: chiefs.map(({ name }) => name).join('、') })
    : say(alarms.notTakenGroupAlone, facts);
}

/** What the reporter is told when a time was not kept; undefined for clocks that were not promised to them. */
export function sayToReporter({ clock, ticket, community, now }: Late, chief: string): string | undefined {
  const template = apologyFor(clock.kind);
  if (!template) return undefined;
  const what = [ticketTitle(ticket), ticket.place].filter(Boolean).join(' · ');
  return wordsOf(community)(template, {
    number: ticket.number,
    what,
    due: sayMoment(clock.dueAt, now, community.zone),
    who: chief,
    by: answerBy(community, now),
  });
}

const answerBy = (community: CommunityFacts, now: Date): string =>
  sayMoment(new Date(now.getTime() + ANSWER_WITHIN_MINUTES * 60_000), now, community.zone);

const apologyFor = (kind: ClockKind) =>
  kind === 'arrive' || kind === 'fix' || kind === 'reply' || kind === 'promise' ? apologies[kind] : undefined;
