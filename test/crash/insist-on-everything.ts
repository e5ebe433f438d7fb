import { expect } from '@jest/globals';
import type { OutgoingContent } from '../../src/messages/contract.ts';
import type { Db } from '../../src/platform/db.ts';
import type { Script } from './scripts.ts';

const textOf = (content: unknown): string => (content as OutgoingContent).text;

/** Every conversation has exactly its tickets and replies, in order; nothing is lost, nothing doubled. */
export async function insistOnEverything(db: Db, scripts: readonly Script[]): Promise<void> {
  for (const script of scripts) await insistOnConversation(db, script);
  await insistOnTranscripts(db);
  await insistOnTickets(db, scripts);
}

async function insistOnConversation(db: Db, script: Script): Promise<void> {
  const { id } = await db.conversation.findFirstOrThrow({ where: { channel: 'simulator', chat: script.chat } });
  const heard = await db.inboundMessage.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
  expect(heard.map((message) => message.externalId)).toEqual(script.steps.map((step) => step.id));
  expect(heard.filter((message) => message.handledAt === null || message.outcome === 'failed')).toEqual([]);

  const said = await db.outboundMessage.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
  const replies = said.filter(({ key }) => key.includes(':reply:'));
  expect(replies.map(({ key }) => key)).toEqual(heard.map(({ seq }) => `turn:${seq}:reply:0`));
  const tickets = await db.ticket.findMany({ where: { conversationId: id }, orderBy: { number: 'asc' } });
  expect(tickets.map(({ kind, category }) => `${kind} ${category}`)).toEqual(script.tickets);
  script.steps.forEach((step, index) => {
    const wanted = step.reply.replace(/#(\d)/, (_, nth: string) => String(tickets[Number(nth) - 1]?.number));
    expect(textOf(replies[index]?.content)).toContain(wanted);
  });
  // An owner hears the replies and not one word more.
  if (script.kind === 'direct') expect(said).toHaveLength(replies.length);
}

/** What the phones and groups show is what was to be said, each once and in order. */
async function insistOnTranscripts(db: Db): Promise<void> {
  expect(await db.outboundMessage.findMany({ where: { state: { not: 'sent' } } })).toEqual([]);
  const conversations = await db.conversation.findMany({ select: { id: true, account: true, chat: true } });
  for (const { id, account, chat } of conversations) {
    const said = await db.outboundMessage.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
    const shown = await db.simulatorMessage.findMany({
      where: { chat: `${account}/${chat}` },
      orderBy: { seq: 'asc' },
    });
    expect(new Set(shown.map((line) => line.id)).size).toBe(shown.length);
    expect(shown.map((line) => line.id).sort()).toEqual(said.map(({ key }) => key).sort());
    const replies = (keys: string[]) => keys.filter((key) => key.includes(':reply:'));
    expect(replies(shown.map((line) => line.id))).toEqual(replies(said.map(({ key }) => key)));
  }
}

/** Each ticket was opened once and its team's group has one card of it. */
async function insistOnTickets(db: Db, scripts: readonly Script[]): Promise<void> {
  const tickets = await db.ticket.findMany({ include: { events: true }, orderBy: { number: 'asc' } });
  expect(tickets).toHaveLength(scripts.reduce((count, script) => count + script.tickets.length, 0));
  for (const { kind, category, events } of tickets) {
    const count = (wanted: string) => events.filter(({ type }) => type === wanted).length;
    const happened = { opened: count('opened'), urged: count('urged'), added: count('added') };
    // A turn that was done twice would have urged twice, or taken its own report for a second telling.
    expect({ kind, category, ...happened }).toEqual({
      kind,
      category,
      opened: 1,
      urged: category === 'plumbing' ? 1 : 0,
      added: 0,
    });
  }
  const group = await db.conversation.findFirstOrThrow({ where: { chat: 'jinxiu-eng' } });
  const cards = await db.outboundMessage.findMany({ where: { conversationId: group.id, ticketId: { not: null } } });
  const first = tickets.filter(({ kind }) => kind === 'repair').map(({ id }) => id);
  const paged = cards.filter(({ content }) => textOf(content).includes('请接单')).map(({ ticketId }) => ticketId);
  expect(paged.sort()).toEqual(first.sort());
}
