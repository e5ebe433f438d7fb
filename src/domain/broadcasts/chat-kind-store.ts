import type { ConversationKind, Tx } from '../../platform/db.ts';

/** Whether a chat is with one person or with many. */
export async function chatKindOf(tx: Tx, conversationId: string): Promise<ConversationKind> {
  return (await tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { kind: true } })).kind;
}
