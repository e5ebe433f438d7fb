import { z } from 'zod';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { WecomConfig } from '../../../platform/config.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import { type Caller, type CallerOptions, createCaller, urlOf } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { exchange, readReply } from '../api/exchange.ts';
import { failureOf } from './failure.ts';
import { token as texts } from './messages.ts';

const timeoutMs = 8_000;
/** Callbacks are refused when they seem more than five minutes old. */
const failMs = 4 * 60_000;
const warnMs = 30_000;

const reply = z.object({ access_token: z.string().min(1) });

export interface Connection {
  findings: Finding[];
  /** absent where WeCom gave no token */
  caller?: Caller;
}

/**
 * Asks for a token with the secret as it stands in the configuration: one that is kept may have been given for a secret
 * that holds no more. It is asked for once, since wrong secrets bar our address for an hour, and kept nowhere.
 */
export async function connectToWecom(
  { corpId, agentSecret }: WecomConfig,
  link: CallerOptions,
  clock: Clock,
): Promise<Connection> {
  const name = 'wecom-token';
  const findings: Finding[] = [];
  const path = 'gettoken';
  const before = clock.now().getTime();
  try {
    const { access_token } = await exchange({
      path,
      url: urlOf(link.base, path, { corpid: corpId, corpsecret: agentSecret }),
      init: { method: 'GET' },
      signal: AbortSignal.timeout(timeoutMs),
      read: async (response) => {
        findings.push(...compareClocks(response.headers.get('date'), (before + clock.now().getTime()) / 2));
        return await readReply(path, await response.text(), reply);
      },
    });
    findings.unshift(sound(name, render(texts.given, {})));
    return { findings, caller: createCaller(link, { name: 'access_token', get: async () => access_token }) };
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    findings.unshift(failureOf(name, render(texts.subject, {}), error));
    return { findings };
  }
}

/** Nothing is said where the answer has no date, as some proxies leave it out. */
function compareClocks(header: string | null, oursMs: number): Finding[] {
  const name = 'wecom-clock';
  const theirsMs = Date.parse(header ?? '');
  if (Number.isNaN(theirsMs)) return [];
  const aheadMs = oursMs - theirsMs;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= warnMs) return [sound(name, render(texts.clockSound, {}))];
  const text = render(aheadMs > 0 ? texts.clockAhead : texts.clockBehind, { seconds });
  return [(Math.abs(aheadMs) > failMs ? faulty : doubtful)(name, text, render(texts.setClock, {}))];
}
