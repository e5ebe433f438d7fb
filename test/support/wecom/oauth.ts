import { type App, type Corp, isVisible } from './corp.ts';
import { queryOf, type Routes, refuse } from './wire.ts';

/** Who opens the address of the web authorisation in his client: a member, or somebody of no company of ours. */
export type OauthVisitor = { userid: string } | { openid: string; external_userid?: string };

/** What WeCom handed to a browser, and has not taken back yet. */
export interface OauthCode {
  app: App;
  visitor: OauthVisitor;
  at: number;
}

const lifeMs = 5 * 60_000;

/**
 * Opens the address that a page sent somebody to (snsapi_base, so nobody is asked). @returns where WeCom sends him back
 * to, with a code. Throws where the address is not written as documented or leads to a domain that the app does not trust.
 */
export function authorise(corp: Corp, address: string, visitor: OauthVisitor): URL {
  const { origin, pathname, searchParams, hash } = new URL(address);
  const given = (name: string) => searchParams.get(name) ?? '';
  insist(`${origin}${pathname}` === 'https://open.weixin.qq.com/connect/oauth2/authorize', 'the address');
  insist(hash === '#wechat_redirect', '#wechat_redirect');
  insist(given('appid') === corp.corpid, 'appid');
  insist(given('response_type') === 'code', 'response_type');
  insist(given('scope') === 'snsapi_base', 'scope');
  insist(/^[A-Za-z0-9]{1,128}$/.test(given('state')), 'state');
  const app = corp.apps.find(({ agentId }) => String(agentId) === given('agentid'));
  if (!app) throw new Error('40056: invalid agentid');
  const back = new URL(given('redirect_uri'));
  if (back.host !== app.trustedDomain) throw new Error('50001: redirect_uri unauthorized');
  const isOutsider = !('userid' in visitor) || !isVisible(corp, app, visitor.userid);
  const code = corp.nextId('code-');
  const known = isOutsider && 'userid' in visitor ? { openid: `o-${visitor.userid}` } : visitor;
  corp.oauthCodes.set(code, { app, visitor: known, at: corp.now().getTime() });
  back.searchParams.set('code', code);
  back.searchParams.set('state', given('state'));
  return back;
}

function insist(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the address of the authorisation is wrong: ${what}`);
}

export const oauthRoutes: Routes = {
  'GET auth/getuserinfo': (call) => {
    const { corp, app } = call;
    const value = queryOf(call, 'code');
    const code = corp.oauthCodes.get(value);
    if (!code || code.app !== app || corp.now().getTime() - code.at > lifeMs) return refuse(40029, 'invalid code');
    corp.oauthCodes.delete(value);
    return code.visitor;
  },
};
