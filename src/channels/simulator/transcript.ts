import { botId, type SimulatorConversation, type SimulatorDeps } from './deps.ts';
import type { Directory } from './directory.ts';
import type { HandoverDesk } from './handover.ts';
import { chatKey, type Line, readLines } from './store.ts';

/** As many lines as one answer holds; `after` of the last one gets the next. */
const mostLines = 1000;

/**
 * What a conversation shows after a number, oldest first, as `GET /sim/api/messages` answers. It ends before a line
 * that Guanjia does not have yet, so that a reader who goes on from the last number misses nothing.
 */
export async function readTranscript(
  { deps, directory, handover }: { deps: SimulatorDeps; directory: Directory; handover: HandoverDesk },
  { conversation, after, last }: { conversation: SimulatorConversation; after: number; last: number | undefined },
) {
  const range = { after, most: last ?? mostLines, from: last === undefined ? ('first' as const) : ('last' as const) };
  const lines = await readLines(deps.db, chatKey(conversation.address), range);
  const waiting = lines.findIndex(({ content }) => content.pending);
  if (waiting < 0) return lines.map((line) => describeLine(line, conversation, directory));
  // Left over from a crash, unless it is being said right now: settle it, so that it cannot hide what follows for long.
  const unfinished = lines[waiting];
  if (unfinished)
    handover.finish(unfinished).catch((error: unknown) => deps.log.error({ err: error }, 'hand-over failed'));
  return lines.slice(0, waiting).map((line) => describeLine(line, conversation, directory));
}

function describeLine(line: Line, conversation: SimulatorConversation, directory: Directory) {
  const { text, buttons, media, mentions, quote, press } = line.content;
  const { account } = conversation.address;
  return {
    seq: line.seq,
    id: line.id,
    from: line.sender,
    name: directory.nameOf(line.sender),
    text,
    ...(buttons ? { buttons } : {}),
    ...(media ? { media: media.map((item) => ({ ...item, url: `/sim/api/media/${item.id}` })) } : {}),
    ...(mentions
      ? {
          mentions: mentions.map(({ id, name }) => ({
            id: id === botId ? botId : (directory.personOfSender(account, id)?.id ?? id),
            name,
          })),
        }
      : {}),
    ...(quote ? { quote: { ...quote, name: directory.nameOf(quote.from) } } : {}),
    ...(press ? { press } : {}),
    at: line.at.toISOString(),
  };
}
