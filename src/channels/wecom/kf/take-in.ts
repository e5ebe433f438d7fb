import type { IncomingMedia, IncomingMessage } from '../../../messages/contract.ts';
import { noteRecalled } from '../../../messages/recalled.ts';
import { render } from '../../../messages/template.ts';
import { wakeWaiting } from '../../../messages/waiting.ts';
import { channelName } from '../address.ts';
import { WecomError } from '../api/errors.ts';
import { kfStates } from '../api/kf-session.ts';
import type { KfEntry } from '../api/kf-sync.ts';
import { openKfWindow } from '../api/kf-window-store.ts';
import { downloadMedia } from '../api/media.ts';
import { type KfKnown, noteScene, noteSession } from './customers-store.ts';
import type { KfHappening } from './happening.ts';
import { texts } from './messages.ts';
import type { KfDeps } from './pull.ts';
import { reasonOfFailure, stateOfFailure } from './send-failure.ts';
import { welcome } from './welcome.ts';

interface Entry {
  openKfid: string;
  entry: KfEntry;
  happening: KfHappening;
  /** kept up to date while a page is taken in */
  known: Map<string, KfKnown>;
  /** the account is read for the first time: what is older than some minutes was answered by others */
  isFirst: boolean;
}

const oldMs = 10 * 60_000;

/** Stores one entry of an account's history, or does what it asks for. Doing it twice does no harm. */
export async function takeIn(deps: KfDeps, input: Entry): Promise<void> {
  const { db } = deps;
  const { openKfid, happening } = input;
  if (happening.kind === 'none') return;
  const key = { openKfid, externalUserid: happening.customer };
  const address = { channel: channelName, account: openKfid, chat: happening.customer };
  switch (happening.kind) {
    case 'said':
      return takeInWords(deps, input, happening);
    case 'entered':
      if (happening.scene) await noteScene(db, key, happening.scene);
      if (happening.code && !isOld(deps, input)) await welcome(deps, openKfid, happening.code);
      return;
    case 'failed': {
      const { messageId, type } = happening;
      const failure = { state: stateOfFailure(type), reason: reasonOfFailure(type) };
      return deps.onFailure({ address, externalId: messageId, ...failure });
    }
    case 'session': {
      const { customer, state, servicer } = happening;
      input.known.set(customer, { nickname: null, ...input.known.get(customer), sessionState: state });
      await noteSession(db, key, state, servicer);
      if (state === kfStates.ended) await wakeWaiting(db, address, deps.clock);
      return;
    }
    case 'recalled':
      return noteRecalled(db, address, happening.messageId, deps.clock);
  }
}

const isOld = ({ clock }: KfDeps, { entry }: Entry): boolean => clock.now().getTime() - entry.send_time * 1000 > oldMs;

type Said = Extract<KfHappening, { kind: 'said' }>;

async function takeInWords(deps: KfDeps, input: Entry, said: Said): Promise<void> {
  const { db } = deps;
  const { openKfid, entry, known, isFirst } = input;
  const { customer } = said;
  const at = new Date(entry.send_time * 1000);
  const key = { openKfid, externalUserid: customer };
  await openKfWindow(db, key, at);
  const { nickname, sessionState } = known.get(customer) ?? { nickname: null, sessionState: kfStates.fresh };
  if (sessionState === kfStates.ended) await noteSession(db, key, kfStates.fresh, '');
  const content = await contentOf(deps, said);
  const message: IncomingMessage = {
    channel: channelName,
    account: openKfid,
    id: entry.msgid,
    chat: { id: customer, kind: 'direct', ...(nickname && { title: nickname }) },
    sender: { id: customer, ...(nickname && { name: nickname }) },
    at,
    ...content,
    ...(((isFirst && isOld(deps, input)) || sessionState === kfStates.human) && { silent: true }),
  };
  if (!message.silent) await deps.onWord(key);
  await deps.accept(message);
}

async function contentOf(deps: KfDeps, { text, button, media }: Said): Promise<Partial<IncomingMessage>> {
  if (button !== undefined) return { press: { button } };
  if (!media) return { text: text ?? '' };
  const got = await fetchMedia(deps, media);
  return typeof got === 'string' ? { text: got } : { media: [got] };
}

/** The file, or a line that says that it could not be had: it may have gone, or be larger than we take. */
async function fetchMedia({ caller, log }: KfDeps, media: NonNullable<Said['media']>): Promise<IncomingMedia | string> {
  try {
    const { bytes, mime, name } = await downloadMedia(caller, media.id);
    return { kind: media.kind, mime, name: name || media.kind, bytes };
  } catch (error) {
    // What may yet be had is tried again, with the page.
    if (!(error instanceof WecomError) || ['retry', 'hold', 'uncertain', 'operator'].includes(error.action))
      throw error;
    log.warn({ err: error, kind: media.kind }, 'a file that a customer sent could not be had');
    return render(texts.lost, { kind: render(texts[media.kind], {}) });
  }
}
