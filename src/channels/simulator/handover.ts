import type { IncomingMedia, IncomingMessage } from '../../messages/contract.ts';
import { HttpError } from '../../platform/http.ts';
import { channelName, type SimulatorDeps } from './deps.ts';
import { announce } from './events.ts';
import { texts } from './messages.ts';
import { addLine, dropPendingLine, findLine, type Handover, type Line, readPendingLines, showLine } from './store.ts';

type PendingLine = Omit<Line, 'seq'> & { content: { pending: Handover } };

export interface HandoverDesk {
  /** Keeps a line, hands it to Guanjia, shows it. The same id again says nothing twice; resolves with the line's id. */
  say(line: PendingLine, media: IncomingMedia[]): Promise<void>;
  /** Finishes what a crash or a lost database left half done. */
  finish(line: Line): Promise<void>;
  finishAll(): Promise<void>;
}

/**
 * What a person says is kept before Guanjia gets it, but shown only after: a crash in between leaves a line that is
 * handed over again (Guanjia knows its id) at the next start or when somebody looks, and never one that only seems said.
 */
export function createHandoverDesk(deps: SimulatorDeps): HandoverDesk {
  const underWay = new Set<string>();

  async function handOver(line: Omit<Line, 'seq'>, media: IncomingMedia[]): Promise<void> {
    underWay.add(line.id);
    try {
      await deps.accept(toIncoming(line, media));
    } catch (error) {
      const seq = await dropPendingLine(deps.db, line.id);
      await announce(deps, { type: 'message', chat: line.chat, seq }); // lines behind it show now
      throw error;
    } finally {
      underWay.delete(line.id);
    }
    const seq = await showLine(deps.db, line.id);
    await announce(deps, { type: 'message', chat: line.chat, seq });
  }

  async function finish(line: Line): Promise<void> {
    if (!line.content.pending || underWay.has(line.id)) return;
    await handOver(line, await reopenMedia(deps, line));
  }

  return {
    async say(line, media) {
      if ((await addLine(deps.db, line)).fresh) return handOver(line, media);
      const known = await findLine(deps.db, line.id);
      if (known?.sender !== line.sender || known.chat !== line.chat) throw new HttpError(409, texts.idTaken, 'id');
      await finish(known);
    },
    finish,
    async finishAll() {
      for (const line of await readPendingLines(deps.db)) {
        await finish(line).catch((error: unknown) =>
          deps.log.error({ err: error, line: line.id }, 'a simulator message could not be handed over'),
        );
      }
    },
  };
}

async function reopenMedia(deps: SimulatorDeps, line: Line): Promise<IncomingMedia[]> {
  const media = line.content.media ?? [];
  return Promise.all(
    media.map(async ({ id, kind, mime, name }) => {
      const found = await deps.media.open(id);
      if (!found) throw new Error(`media ${id} of simulator message ${line.id} is gone`);
      return { kind, mime, name, bytes: found.bytes };
    }),
  );
}

function toIncoming(line: Omit<Line, 'seq'>, media: IncomingMedia[]): IncomingMessage {
  const { pending, quote, press } = line.content;
  if (!pending) throw new Error(`simulator message ${line.id} was handed over before`);
  return {
    channel: channelName,
    account: pending.account,
    id: line.id,
    chat: { id: pending.chat, kind: pending.kind, title: pending.title },
    sender: { id: pending.senderId, name: pending.senderName },
    at: line.at,
    ...(pending.text ? { text: pending.text } : {}),
    ...(media.length ? { media } : {}),
    ...(quote ? { quote: { messageId: quote.id, text: quote.text } } : {}),
    ...(press ? { press: { messageId: press.message, button: press.button } } : {}),
    mentionsBot: pending.mentionsBot,
  };
}
