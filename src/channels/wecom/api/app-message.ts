import { z } from 'zod';
import type { Caller } from './caller.ts';
import { type ButtonCard, buttonCard, type NoticeCard, noticeCard } from './card.ts';
import { insistCount } from './limits.ts';
import { type MemberContent, memberContent } from './message-content.ts';
import { done, joinedIds, textOrNothing } from './reply.ts';

const SEND = 'message/send';
const UPDATE = 'message/update_template_card';
const MOST_SECONDS_OF_MEMORY = 14_400;

export type AppContent = MemberContent | ({ type: 'buttons' } & ButtonCard) | ({ type: 'notice' } & NoticeCard);

export interface AppMessage {
  agentId: number;
  /** 1 to 1000 members. */
  userids: readonly string[];
  content: AppContent;
  /**
   * The platform drops a request that equals an earlier one of the last so many seconds (at most 14 400), so that it may be
   * said again after an unknown outcome. It compares the whole request: two texts that are meant to be the same twice
   * must differ, or the second is lost. Absent: no such memory, and an unknown outcome stays unknown.
   */
  dropRepeatsForSeconds?: number;
}

export interface AppMessageSent {
  messageId: string;
  /** Of a card with buttons: repaints it once within 72 hours. '' otherwise. */
  responseCode: string;
  /** Whom it did not reach, in small letters. */
  invalidUserids: string[];
}

const sent = z.object({
  msgid: textOrNothing,
  response_code: textOrNothing,
  invaliduser: joinedIds,
  unlicenseduser: joinedIds,
});

/**
 * Sends to members. Some of them being unknown is no error: read `invalidUserids`; all of them is (errcode 81013).
 * Over 30 a minute or 1000 an hour for one member the platform drops silently: see pacing.ts.
 */
export async function sendAppMessage(caller: Caller, message: AppMessage): Promise<AppMessageSent> {
  const { agentId, userids, content, dropRepeatsForSeconds = 0 } = message;
  insistCount(SEND, 'touser', userids, 1, 1000);
  const body = {
    ...{ touser: userids.join('|'), agentid: agentId, ...wireOf(content) },
    ...(dropRepeatsForSeconds > 0 && {
      enable_duplicate_check: 1,
      duplicate_check_interval: Math.min(dropRepeatsForSeconds, MOST_SECONDS_OF_MEMORY),
    }),
  };
  const idempotent = dropRepeatsForSeconds > 0;
  const reply = await caller.post(SEND, body, sent, { idempotent });
  return {
    messageId: reply.msgid,
    responseCode: reply.response_code,
    invalidUserids: [...reply.invaliduser, ...reply.unlicenseduser].map((id) => id.toLowerCase()),
  };
}

export interface CardUpdate {
  agentId: number;
  /** From the send or from a click: good once, for 72 hours. */
  responseCode: string;
  /** Whose card is repainted: these, or everybody's who got it. */
  userids: readonly string[] | 'all';
  /** The buttons give way to one grey word, or the whole card to another, whose buttons are dead with `replaceText`. */
  become: { buttonText: string } | { card: ButtonCard; replaceText?: string } | { notice: NoticeCard };
}

const updated = z.object({ invaliduser: z.array(z.string()).default([]) });

/** Repaints a card. Errcode 60140: the code is used up. Resolves to those whom it did not reach. */
export async function updateTemplateCard(caller: Caller, update: CardUpdate): Promise<string[]> {
  const { agentId, responseCode, userids, become } = update;
  if (userids !== 'all') insistCount(UPDATE, 'userids', userids, 1, 1000);
  const body = {
    ...(userids === 'all' ? { atall: 1 } : { userids, atall: 0 }),
    ...{ agentid: agentId, response_code: responseCode, ...paintOf(become) },
  };
  // Said twice the second is refused as used up, which says that the first was done.
  const { invaliduser } = await caller.post(UPDATE, body, updated, { idempotent: false });
  return invaliduser.map((id) => id.toLowerCase());
}

/** Takes a message back within 24 hours. */
export async function recallAppMessage(caller: Caller, messageId: string): Promise<void> {
  await caller.post('message/recall', { msgid: messageId }, done, { idempotent: true });
}

function wireOf(content: AppContent): object {
  switch (content.type) {
    case 'buttons':
      return { msgtype: 'template_card', template_card: buttonCard(SEND, content) };
    case 'notice':
      return { msgtype: 'template_card', template_card: noticeCard(SEND, content) };
    default:
      return memberContent(SEND, content);
  }
}

function paintOf(become: CardUpdate['become']): object {
  if ('buttonText' in become) return { button: { replace_name: become.buttonText } };
  if ('notice' in become) return { template_card: noticeCard(UPDATE, become.notice) };
  const { card, replaceText } = become;
  return { template_card: { ...buttonCard(UPDATE, card), ...(replaceText && { replace_text: replaceText }) } };
}
