import { z } from 'zod';
import type { Caller } from './caller.ts';
import { WecomError } from './errors.ts';

/** Where somebody is sent who is to be recognised, and where WeCom sends him back to. */
export interface Authorisation {
  corpId: string;
  agentId: number;
  /** its host must be the app's trusted domain, or WeCom answers 50001 */
  redirectUri: string;
  /** comes back with him: 1 to 128 letters and digits */
  state: string;
}

const authorizeAddress = 'https://open.weixin.qq.com/connect/oauth2/authorize';

/** The address at which WeCom recognises whoever opens it, without asking him (`snsapi_base`). */
export function authorizeUrl({ corpId, agentId, redirectUri, state }: Authorisation): string {
  const query = new URLSearchParams({
    ...{ appid: corpId, redirect_uri: redirectUri, response_type: 'code' },
    ...{ scope: 'snsapi_base', state, agentid: String(agentId) },
  });
  return `${authorizeAddress}?${query}#wechat_redirect`;
}

/** `outsider`: not of the company. `expired`: the code was used before, is over five minutes old, or none of WeCom's. */
export type Visitor = { kind: 'member'; userid: string } | { kind: 'outsider' } | { kind: 'expired' };

const userInfo = z.object({ userid: z.string().optional() });
const invalidCode = 40029;

/** Who came back with `code`. @throws WecomError where WeCom cannot be asked */
export async function findVisitor(caller: Caller, code: string): Promise<Visitor> {
  try {
    const { userid } = await caller.get('auth/getuserinfo', { code }, userInfo);
    return userid ? { kind: 'member', userid } : { kind: 'outsider' };
  } catch (error) {
    if (error instanceof WecomError && error.code === invalidCode) return { kind: 'expired' };
    throw error;
  }
}
