import type { App, Corp } from './corp.ts';
import { type Call, type Reply, refuse } from './wire.ts';

export interface Token {
  value: string;
  app: App;
  expiresAt: number;
  voided: boolean;
}

const LIFE_SECONDS = 7200;

/** `GET gettoken`: the same token while it is good. Wrong secrets are counted against the address: 20 bar it for an hour. */
export function giveToken({ corp, query }: Call): Reply {
  if (query.get('corpid') !== corp.corpid) refuse(40013, 'invalid corpid');
  const app = corp.apps.find(({ secret }) => secret === query.get('corpsecret'));
  if (!app?.enabled) {
    if (!corp.rates.allow('wrong secret', 20, 3_600_000)) refuse(45009, 'api freq out of limit');
    return refuse(40001, 'invalid credential');
  }
  const good = [...corp.tokens.values()].find((token) => token.app === app && isGood(corp, token));
  const token = good ?? issue(corp, app);
  const expires_in = Math.floor((token.expiresAt - corp.now().getTime()) / 1000);
  return { access_token: token.value, expires_in };
}

/** The app that a token of a call belongs to. */
export function appOfToken(corp: Corp, value: string | null): App {
  if (!value) return refuse(41001, 'access_token missing');
  const token = corp.tokens.get(value);
  if (!token || token.voided) return refuse(40014, 'invalid access_token');
  if (!isGood(corp, token)) return refuse(42001, 'access_token expired');
  if (!token.app.enabled) return refuse(50003, 'application is disabled');
  if (!token.app.ipAllowed) return refuse(60020, 'not allow to access from your ip, from ip: 127.0.0.1');
  return token.app;
}

/** Makes all tokens worthless before their time. */
export function voidTokens(corp: Corp): void {
  for (const token of corp.tokens.values()) token.voided = true;
}

function isGood(corp: Corp, token: Token): boolean {
  return !token.voided && token.expiresAt > corp.now().getTime();
}

function issue(corp: Corp, app: App): Token {
  const value = corp.nextId('token-');
  const token = { value, app, expiresAt: corp.now().getTime() + LIFE_SECONDS * 1000, voided: false };
  corp.tokens.set(value, token);
  return token;
}
