import type { Button } from '../../messages/contract.ts';
import { sayMoment } from '../../messages/moment.ts';
import { render, type Template, type Vars } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { dueTimesOf } from '../dispatch/store.ts';
import { tellReporter } from '../dispatch/tell.ts';
import { ticketTitle } from '../tickets/labels.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { answers, questions } from './messages.ts';

/** A question to the person who reported a ticket. */
export interface Question {
  ticket: Ticket;
  community: CommunityFacts;
  /** distinguishes this question from others about the ticket: "finished:…", "remind:…". Asked once each. */
  occasion: string;
  /** the question was put before and is put again */
  again?: boolean;
  /** not before this moment */
  notBefore?: Date;
}

/**
 * Asks the reporter whether what was done mends it (已修好/未修好), or whether the answer settles it (已解决/未解决): only
 * their word closes a ticket as confirmed (S54). The answer is shown as staff wrote it. `by` is when the ticket's own
 * sign-off clock gives up. Tells nobody where the ticket has no chat.
 */
export async function askSignOff(tx: Tx, question: Question, clock: Clock): Promise<void> {
  const { ticket, community, occasion, again = false, notBefore } = question;
  const { number } = ticket;
  const now = clock.now();
  const dues = await dueTimesOf(tx, ticket.id);
  const closesAt =
    dues.find((due) => due.kind === 'sign-off')?.dueAt ??
    new Date(now.getTime() + community.policy.signOff.closeAfterMinutes * 60_000);
  const text = textOf(community);
  const common = {
    number,
    who: ticket.assigneeName ?? text(questions.ourStaff, {}),
    what: whatOf(ticket),
    by: sayMoment(closesAt, now, community.zone),
  };
  const work = ticket.answer ?? ticket.workDone ?? text(questions.noWork, {});
  const asksIfMended = ticket.kind === 'repair';
  const say = asksIfMended
    ? text(again ? questions.mendedAgain : questions.mended, {
        ...common,
        work: withoutFullStop(work),
        fee: sayFee(ticket, community),
      })
    : text(again ? questions.settledAgain : questions.settled, { ...common, answer: work });
  const buttons = signOffButtons(ticket, community);
  const asked = word(`sign-off:${ticket.id}:${occasion}`, say, buttons, notBefore);
  await tellReporter(tx, ticket, { ...asked, matters: true }, clock);
}

/** Yes and no under the question: mended or not for a repair, settled or not for what ends in an answer. */
export function signOffButtons(ticket: Ticket, community: CommunityFacts): Button[] {
  const text = textOf(community);
  const { number } = ticket;
  return ticket.kind === 'repair'
    ? [
        { id: `mended:${number}`, label: text(answers.mended, {}) },
        { id: `not-mended:${number}`, label: text(answers.notMended, {}) },
      ]
    : [
        { id: `settled:${number}`, label: text(answers.settled, {}) },
        { id: `not-settled:${number}`, label: text(answers.notSettled, {}) },
      ];
}

/**
 * Asks for a score of 1 to 5, in one question: five buttons, none of them preselected, words optional (S88).
 * Tells nobody where the ticket has no chat.
 */
export async function askRating(tx: Tx, question: Question, clock: Clock): Promise<void> {
  const { ticket, community, occasion, again = false, notBefore } = question;
  const text = textOf(community);
  const who = ticket.assigneeName ?? text(questions.ourStaff, {});
  const say = text(again ? questions.rateAgain : questions.rate, { number: ticket.number, who, what: whatOf(ticket) });
  const meanings = [answers.score5, answers.score4, answers.score3, answers.score2, answers.score1];
  const buttons = meanings.map((meaning, index) => {
    const score = 5 - index;
    return {
      id: `rate:${ticket.number}:${score}`,
      label: text(answers.score, { score, meaning: text(meaning, {}) }),
    };
  });
  await tellReporter(tx, ticket, word(`rating:${ticket.id}:${occasion}`, say, buttons, notBefore), clock);
}

const textOf =
  (community: CommunityFacts) =>
  <Names extends string>(template: Template<Names>, vars: Vars<Names>): string =>
    render(template, vars, community.wording);

const whatOf = (ticket: Ticket): string => [ticketTitle(ticket), ticket.place].filter(Boolean).join(' · ');

const word = (key: string, text: string, buttons: Button[], notBefore: Date | undefined) => ({
  key,
  text,
  buttons,
  ...(notBefore && { notBefore }),
});

const withoutFullStop = (text: string): string => text.replace(/[。.\s]+$/, '');

/** Where staff said nothing of a fee, nothing is said of it: neither a charge nor a promise that there is none. */
function sayFee(ticket: Ticket, community: CommunityFacts): string {
  if (ticket.feeCents === null) return '';
  if (ticket.feeCents === 0) return render(questions.noFee, {}, community.wording);
  const yuan = ticket.feeCents / 100;
  const fee = Number.isInteger(yuan) ? String(yuan) : yuan.toFixed(2);
  return render(questions.fee, { fee }, community.wording);
}
