import { setTimeout as delay } from 'node:timers/promises';
import type { Address, Channel, OutgoingContent, SendFacts, SendResult } from './contract.ts';

export interface SendPartsInput {
  channel: Channel;
  address: Address;
  key: string;
  facts: SendFacts;
  parts: readonly OutgoingContent[];
  /** How many of them went out in earlier tries. */
  sentParts: number;
  timeoutMs: number;
  /** Called after each part but the last, with how many are out now. */
  onPart: (sentParts: number) => Promise<void>;
}

/**
 * Sends the parts of one message in order, the first under `key`, the others under `key#1`, `key#2` …; stops at the
 * first that was not sent. The external id is that of the last part, which holds the buttons. A channel that throws or
 * does not answer in time leaves the outcome uncertain.
 */
export async function sendParts(input: SendPartsInput): Promise<SendResult> {
  const { parts, sentParts, key, onPart } = input;
  let last: SendResult = { outcome: 'sent' };
  for (let index = sentParts; index < parts.length; index++) {
    const part = parts[index];
    if (!part) break;
    last = await sendOne(input, part, index === 0 ? key : `${key}#${index}`);
    if (last.outcome !== 'sent') return last;
    if (index < parts.length - 1) await onPart(index + 1);
  }
  return last;
}

async function sendOne(
  { channel, address, facts, timeoutMs }: SendPartsInput,
  part: OutgoingContent,
  key: string,
): Promise<SendResult> {
  const answered = new AbortController();
  const timeout = delay(timeoutMs, undefined, { signal: answered.signal }).then(
    (): SendResult => ({ outcome: 'uncertain', reason: 'the channel did not answer in time' }),
    (): SendResult => ({ outcome: 'uncertain', reason: 'the wait was ended' }),
  );
  try {
    return await Promise.race([channel.send(address, part, key, facts), timeout]);
  } catch (error) {
    return { outcome: 'uncertain', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    answered.abort();
  }
}
