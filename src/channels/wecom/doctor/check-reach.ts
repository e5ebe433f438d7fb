import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { Keys } from '../callback/envelope.ts';
import { reach as texts } from './messages.ts';
import { askAsWecom } from './question.ts';

const timeoutMs = 8_000;
/** WeCom waits so long when the address is saved. */
const wecomWaitsMs = 1_000;

export interface Door {
  /** of the finding */
  name: string;
  publicUrl: string;
  /** of the callback, after the public address */
  path: string;
  keys: Keys;
}

/** Whether WeCom can reach our callback address: it is asked by the way that the public takes, where there is one. */
export async function checkReach(door: Door, clock: Clock): Promise<Finding> {
  const { name, publicUrl } = door;
  if (isPrivate(publicUrl)) return doubtful(name, render(texts.private, { publicUrl }), render(texts.givePublic, {}));
  return askAddress(door, clock);
}

/** Asks our own callback address as WeCom does when it is saved. */
export async function askAddress(door: Door, clock: Clock): Promise<Finding> {
  const { name, publicUrl, path, keys } = door;
  const address = `${publicUrl}${path}`;
  const { query, word } = askAsWecom(keys, clock.now());
  const before = clock.now().getTime();
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${address}?${query}`, { signal, redirect: 'manual' });
    const said = await response.text();
    const isSlow = clock.now().getTime() - before > wecomWaitsMs;
    if (response.status === 200 && said === word) {
      if (isSlow) return doubtful(name, render(texts.slow, { address }), render(texts.faster, {}));
      return sound(name, render(texts.answers, { address }));
    }
    return wrongAnswer(door, address, response.status);
  } catch (error) {
    const reason = reasonOf(error);
    return faulty(name, render(texts.unreachable, { address, reason }), render(texts.openWay, {}));
  }
}

function wrongAnswer({ name }: Door, address: string, status: number): Finding {
  const text = render(texts.otherAnswer, { address, status });
  if (status === 403) return faulty(name, text, render(texts.sameKeys, {}));
  if (status === 404) return faulty(name, text, render(texts.startWithKeys, {}));
  if (status >= 502 && status <= 504) return faulty(name, text, render(texts.startBehindProxy, {}));
  return faulty(name, text, render(texts.passThrough, {}));
}

/** Whether nobody outside this machine or its network can mean us by it. */
export function isPrivate(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|\[::1?\]$)/.test(hostname);
}

/** The system's code where there is one: messages of fetch may quote the address and its proof. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
