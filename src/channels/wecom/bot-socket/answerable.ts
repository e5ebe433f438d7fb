/** Messages to the bot that one answer each may still be given to, by chat. An old one is not quoted any more. */
export interface Answerable {
  note(chat: string, reqId: string, at: Date): void;
  /** The oldest of a chat that is fresh, once. */
  take(chat: string, now: Date): string | undefined;
}

const freshMs = 60_000;

export function createAnswerable(): Answerable {
  const waiting = new Map<string, { reqId: string; at: number }[]>();
  const freshOf = (chat: string, now: Date) =>
    (waiting.get(chat) ?? []).filter(({ at }) => at > now.getTime() - freshMs);

  return {
    note(chat, reqId, at) {
      waiting.set(chat, [...freshOf(chat, at), { reqId, at: at.getTime() }]);
    },
    take(chat, now) {
      const [first, ...rest] = freshOf(chat, now);
      if (rest.length > 0) waiting.set(chat, rest);
      else waiting.delete(chat);
      return first?.reqId;
    },
  };
}
