/** Text in Markdown, at most 20,480 bytes; each replaces the one before, until `finish`. */
interface Stream {
  id: string;
  finish: boolean;
  content: string;
}

type Card = Readonly<Record<string, unknown>>;

/**
 * The answer to a bot's callback. To a message: a stream, a card or both; to the entry into a chat: a text or a card; to
 * a click: the card that takes its place, in a group for `userids` alone where they are given.
 */
export type BotReply =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'stream'; stream: Stream }
  | { msgtype: 'template_card'; template_card: Card }
  | { msgtype: 'stream_with_template_card'; stream: Stream; template_card: Card }
  | { response_type: 'update_template_card'; userids?: string[]; template_card: Card };
