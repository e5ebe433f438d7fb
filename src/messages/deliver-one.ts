import type { Clock } from '../platform/clock.ts';
import { type Db, type Tx, transaction } from '../platform/db.ts';
import { type Log, maskSecrets } from '../platform/log.ts';
import { retryDelayMs } from './backoff.ts';
import type { Capabilities, Channel, SendResult } from './contract.ts';
import { type Claimed, type Done, recordEnd, recordPart, recordRetry } from './delivery-store.ts';
import { findMedia } from './media-store.ts';
import { fitToChannel } from './render.ts';
import { sendParts } from './send-parts.ts';

/** A message that will not be sent any more unless an operator, or the chat's person, says so. */
export interface StoppedMessage extends Pick<Claimed, 'id' | 'key' | 'conversationId' | 'address' | 'content'> {
  ticketId?: string;
  reason: string;
}

export interface DeliverDeps {
  db: Db;
  clock: Clock;
  /** By name. Messages of a channel that isn't there wait for it. */
  channels: ReadonlyMap<string, Channel>;
  log: Log;
  /** Told in the transaction that gives a message up. */
  onDead?: (tx: Tx, dead: StoppedMessage) => Promise<void>;
  /** Told in the transaction that leaves a message of which nobody knows whether it arrived. */
  onUncertain?: (tx: Tx, uncertain: StoppedMessage) => Promise<void>;
  /** Told in the transaction that keeps a message for when the chat's person writes again. */
  onHeld?: (tx: Tx, held: StoppedMessage) => Promise<void>;
  /** How long a send may take before another deliverer may think this one has died. Real time. */
  leaseMs?: number;
  /** In [0, 1), for the jitter of retries. */
  random?: () => number;
}

const MAX_ATTEMPTS = 8;
const NO_CHANNEL_RETRY_MS = 60_000;
const MAX_REASON_LENGTH = 500;

type Deps = DeliverDeps & { leaseMs: number };

/**
 * Sends a claimed message. Returns it when it was sent, for the caller to record together with its next claim; any other
 * outcome is recorded here.
 */
export async function deliverOne(deps: Deps, message: Claimed): Promise<Done | undefined> {
  const channel = deps.channels.get(message.address.channel);
  if (!channel) {
    const reason = `channel ${message.address.channel} is not there`;
    return await waitUncounted(deps, message, reason, NO_CHANNEL_RETRY_MS);
  }
  const capabilities = channel.capabilities(message.address);
  if (message.wasAbandoned && !capabilities.idempotentSend) {
    return await leaveUncertain(deps, message, 'the sender was not heard of again');
  }
  if (message.attempts > MAX_ATTEMPTS) return await giveUp(deps, message, 'every try was left unfinished');

  const result = await send(deps, channel, capabilities, message);
  switch (result.outcome) {
    case 'sent':
      return { message, ...(result.externalId !== undefined && { externalId: result.externalId }) };
    case 'closed':
      return await hold(deps, message, result.reason);
    case 'refused':
      return await giveUp(deps, message, result.reason);
    case 'later':
      return await waitUncounted(deps, message, result.reason, result.afterSeconds * 1_000);
    case 'retry':
      return await tryAgain(deps, message, result.reason, result.afterSeconds);
    case 'uncertain':
      return capabilities.idempotentSend
        ? await tryAgain(deps, message, result.reason)
        : await leaveUncertain(deps, message, result.reason);
  }
}

async function send(
  { db, leaseMs }: Deps,
  channel: Channel,
  capabilities: Capabilities,
  message: Claimed,
): Promise<SendResult> {
  const media = message.content.media?.length ? await findMedia(db, message.content.media) : [];
  return await sendParts({
    channel,
    address: message.address,
    key: message.key,
    facts: {
      repeated: message.attempts > 1 || message.wasAbandoned,
      ...(message.ticketId !== null && { ticketId: message.ticketId }),
    },
    parts: fitToChannel(message.content, capabilities, media),
    sentParts: message.sentParts,
    // Given up before the lease ends, so that nobody else starts while this one may still go out.
    timeoutMs: leaseMs * 0.75,
    onPart: (sentParts) => recordPart(db, message, sentParts),
  });
}

async function tryAgain(
  deps: Deps,
  message: Claimed,
  reason: string,
  afterSeconds?: number,
): Promise<Done | undefined> {
  const { db, clock, log, random = Math.random } = deps;
  if (message.attempts >= MAX_ATTEMPTS) return await giveUp(deps, message, reason);
  const delayMs = retryDelayMs(message.attempts, random(), afterSeconds);
  log.warn({ ...traceOf(message), reason, delayMs }, 'a message was not sent and will be tried again');
  const dueAt = new Date(clock.now().getTime() + delayMs);
  await recordRetry(db, message, { dueAt, reason: tidy(reason), attempts: message.attempts });
  return undefined;
}

/** Waiting for a channel, or for its turn there, is no fault of the message: this try is not counted. */
async function waitUncounted(deps: Deps, message: Claimed, reason: string, delayMs: number): Promise<undefined> {
  const { db, clock, log } = deps;
  log.info({ ...traceOf(message), reason, delayMs }, 'a message waits');
  const dueAt = new Date(clock.now().getTime() + delayMs);
  // One try at least, or it would lose its place in the line.
  await recordRetry(db, message, { dueAt, reason: tidy(reason), attempts: Math.max(1, message.attempts - 1) });
}

async function leaveUncertain(deps: Deps, message: Claimed, reason: string): Promise<undefined> {
  deps.log.error(
    { ...traceOf(message), reason },
    'it is not known whether a message was sent: an operator should look',
  );
  await stop(deps, message, 'uncertain', reason);
}

async function hold(deps: Deps, message: Claimed, reason: string): Promise<undefined> {
  deps.log.info({ ...traceOf(message), reason }, 'a message is kept until the person in the chat writes');
  await stop(deps, message, 'held', reason);
}

async function giveUp(deps: Deps, message: Claimed, reason: string): Promise<undefined> {
  deps.log.error({ ...traceOf(message), reason }, 'a message was given up and lies in the dead letters');
  await stop(deps, message, 'dead', reason);
}

/** Takes the message out of the line and tells whom it concerns. If that fails, it is out of the line all the same. */
async function stop(deps: Deps, message: Claimed, state: 'dead' | 'held' | 'uncertain', reason: string): Promise<void> {
  const { db, log } = deps;
  const { id, key, conversationId, address, content, ticketId } = message;
  const about = { id, key, conversationId, address, content, reason: tidy(reason) };
  const stopped: StoppedMessage = { ...about, ...(ticketId !== null && { ticketId }) };
  const tell = { dead: deps.onDead, held: deps.onHeld, uncertain: deps.onUncertain }[state];
  try {
    await transaction(db, async (tx) => {
      if (await recordEnd(tx, message, state, stopped.reason)) await tell?.(tx, stopped);
    });
  } catch (error) {
    log.error({ ...traceOf(message), err: error }, `nobody could be told of a ${state} message`);
    await recordEnd(db, message, state, stopped.reason);
  }
}

function traceOf({ id, conversationId, attempts, address }: Claimed) {
  return { message: id, conversationId, channel: address.channel, attempts };
}

function tidy(reason: string): string {
  return maskSecrets(reason).slice(0, MAX_REASON_LENGTH);
}
