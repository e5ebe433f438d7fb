import { ticketTitle } from '../../domain/tickets/labels.ts';
import { openWorkOf, workOf } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { nextDue, sayDue } from './due.ts';
import { texts } from './messages.ts';
import { isVisible, line, type Scene } from './scene.ts';
import { sayState } from './show.ts';

const maxListed = 15;

/** 待办: what is on the person's name, then what waits in their teams; for managers all open work of the community. */
export async function todo(scene: Scene): Promise<TurnReply> {
  const { name, staffId, role } = scene.person;
  const work = role === 'manager' ? await openWorkOf(scene.tx, scene.community.id) : await workOf(scene.tx, staffId);
  const seen: Ticket[] = [];
  for (const ticket of work) if (await isVisible(scene, ticket)) seen.push(ticket);
  const isMine = (ticket: Ticket) => Number(ticket.assigneeId === staffId);
  seen.sort((a, b) => isMine(b) - isMine(a));
  if (seen.length === 0) return line(scene, texts.todoNone, { name });
  const lines: string[] = [];
  for (const ticket of seen.slice(0, maxListed)) lines.push(await todoLine(scene, ticket));
  const left = seen.length - maxListed;
  return answer(
    [
      words(scene, texts.todoHead, { name }),
      ...lines,
      ...(left > 0 ? [words(scene, texts.todoMore, { count: left })] : []),
    ].join('\n'),
  );
}

async function todoLine(scene: Scene, ticket: Ticket): Promise<string> {
  const due = await nextDue(scene, ticket.id);
  const isOthers = ticket.assigneeId !== null && ticket.assigneeId !== scene.person.staffId;
  const who = isOthers ? `${ticket.assigneeName ?? ''} ` : '';
  return words(scene, ticket.state === 'open' ? texts.todoOpen : texts.todoMine, {
    number: ticket.number,
    title: ticketTitle(ticket),
    place: ticket.place ?? words(scene, texts.placeUnknown, {}),
    state: `${who}${sayState(scene, ticket)}`,
    due: due ? words(scene, texts.todoDue, sayDue(scene, due)) : '',
  });
}
