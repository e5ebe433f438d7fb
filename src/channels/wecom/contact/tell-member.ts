import { enqueue } from '../../../messages/outgoing.ts';
import { render } from '../../../messages/template.ts';
import type { MassDeps } from './deps.ts';
import type { MassTaskRow } from './mass-store.ts';
import { findMemberChat } from './member-chat-store.ts';
import { texts } from './messages.ts';
import { mostDays } from './times.ts';

/** Tells the member, in the app's chat, what waits for his hand and where he confirms it; each time only once. */
export async function tellMember(
  { db, clock }: Pick<MassDeps, 'db' | 'clock'>,
  { id, sender, content, reminders }: MassTaskRow,
  count: number,
): Promise<void> {
  const conversationId = await findMemberChat(db, sender);
  if (!conversationId || count === 0) return;
  const { text } = content;
  const say =
    reminders === 0 ? render(texts.confirm, { count, text }) : render(texts.remind, { count, text, days: mostDays });
  await enqueue(db, { conversationId, key: `mass:${id}:${reminders}`, content: { text: say } }, clock);
}
