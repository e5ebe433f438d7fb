import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../../../platform/db.ts';
import { botCardBody } from '../api/bot-content.ts';
import type { BotReply } from '../callback/bot-reply.ts';
import { cardOf } from './card-of.ts';
import { isHandled, ticketCard } from './cards-store.ts';
import type { Standing } from './deps.ts';

/** WeCom waits five seconds for the card that takes the place of a pressed one, and tells of a press once. */
const looks = { most: 20, everyMs: 100 };

/**
 * The card that the bot shows in place of one on which a button was pressed: as its ticket stands once the press has been
 * dealt with. Nothing where that takes too long or the card is of no ticket: then it stays as it is.
 * @param seq of the press in the inbox
 */
export async function pressedCard(
  deps: { db: Db; standingOf(ticketId: string): Promise<Standing | undefined> },
  taskId: string,
  seq: string,
): Promise<BotReply | undefined> {
  const card = await ticketCard(deps.db, taskId);
  if (!card || !(await wasHandled(deps.db, seq))) return undefined;
  const standing = await deps.standingOf(card.ticketId);
  if (!standing) return undefined;
  const { buttons, line } = standing;
  const path = 'template_card_event';
  const body =
    buttons.length > 0
      ? botCardBody(path, cardOf(taskId, { ...card.content, buttons }))
      : botCardBody(path, cardOf(taskId, card.content), line);
  return { response_type: 'update_template_card', template_card: body };
}

/** Waits two seconds at most until a press has been dealt with; false where it takes longer. */
export async function wasHandled(db: Db, seq: string): Promise<boolean> {
  for (let look = 0; look < looks.most; look++) {
    if (await isHandled(db, seq)) return true;
    await delay(looks.everyMs);
  }
  return false;
}
