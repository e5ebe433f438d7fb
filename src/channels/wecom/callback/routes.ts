import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { BotMessage } from './bot-message.ts';
import type { BotReply } from './bot-reply.ts';
import { insistKeys, type Keys, sealEnvelope } from './envelope.ts';
import type { AppEvent } from './event.ts';
import { createOnce } from './once.ts';
import type { AppAccount, BotAccount, CallbackRequest } from './read-callback.ts';
import { appKeys, botKeys, readAppCallback, readBotCallback, readVerification } from './read-callback.ts';
import { Refusal } from './refusal.ts';

export interface CallbackDeps {
  /**
   * Takes an event; the platform is answered when it resolves, and delivers again when it throws. It must store and no
   * more: the platform waits five seconds. The same event may come twice where two processes get it at once.
   */
  app?: AppAccount & { onEvent: (event: AppEvent) => Promise<void> };
  /** Likewise for the AI bot; what it resolves to is the answer. A click is delivered once only. */
  bot?: BotAccount & { onMessage: (message: BotMessage) => Promise<BotReply | undefined> };
  clock: Clock;
  db: Db;
  log: Log;
}

const MAX_BODY_BYTES = 1024 * 1024;
/** The platform calls from a few addresses, for everybody at once: 1,000 a second. What it did not send is refused cheaply. */
const REQUESTS_PER_MINUTE = 60_000;

const options = { bodyLimit: MAX_BODY_BYTES, config: { rateLimit: { max: REQUESTS_PER_MINUTE } } };

/**
 * The addresses that WeCom calls: `/wecom/callback/app` for the app, its 微信客服 accounts and contacts, and
 * `/wecom/callback/bot`. Whatever does not come from the platform, for us and lately, is answered 403 with the same body,
 * and touches nothing; why is told to the log alone. Throws where a key cannot be one.
 */
export function callbackRoutes({ app, bot, clock, db, log }: CallbackDeps): (http: FastifyInstance) => Promise<void> {
  if (app) insistKeys(appKeys(app));
  if (bot) insistKeys(botKeys(bot));

  return async (outer) => {
    // A scope of its own: its way of reading bodies and of refusing is for these routes alone.
    await outer.register(async (http) => {
      readRawBodies(http);
      refuseAlike(http, log);
      if (app) appRoutes(http, app, { db, clock });
      if (bot) botRoutes(http, bot, { db, clock });
    });
  };
}

type Shared = Pick<CallbackDeps, 'db' | 'clock'>;

function appRoutes(http: FastifyInstance, app: NonNullable<CallbackDeps['app']>, { db, clock }: Shared): void {
  const once = createOnce<void>(db, clock);
  verificationRoute(http, '/wecom/callback/app', appKeys(app), clock);
  http.post('/wecom/callback/app', options, async (request, reply) => {
    const { value, ids } = readAppCallback(requestOf(request), app, clock.now());
    await once(ids, () => app.onEvent(value));
    return reply.send('');
  });
}

function botRoutes(http: FastifyInstance, bot: NonNullable<CallbackDeps['bot']>, { db, clock }: Shared): void {
  const once = createOnce<BotReply | undefined>(db, clock);
  verificationRoute(http, '/wecom/callback/bot', botKeys(bot), clock);
  http.post('/wecom/callback/bot', options, async (request, reply) => {
    const { value, ids, nonce } = readBotCallback(requestOf(request), bot, clock.now());
    const answer = await once(ids, () => bot.onMessage(value));
    return reply.send(answer ? sealReply(answer, botKeys(bot), nonce, clock) : '');
  });
}

function verificationRoute(http: FastifyInstance, path: string, keys: Keys, clock: Clock): void {
  http.get(path, options, async (request, reply) => {
    const word = readVerification(requestOf(request).query, keys, clock.now());
    return reply.type('text/plain; charset=utf-8').send(word);
  });
}

function sealReply(reply: BotReply, keys: Keys, nonce: string, clock: Clock): object {
  const { encrypted, signature, timestamp } = sealEnvelope(JSON.stringify(reply), keys, nonce, clock.now());
  return { encrypt: encrypted, msgsignature: signature, timestamp: Number(timestamp), nonce };
}

/** Whatever the body says it is, it is proved by its bytes. */
function readRawBodies(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function requestOf({ raw, body }: FastifyRequest): CallbackRequest {
  const url = raw.url ?? '';
  const start = url.indexOf('?');
  return { query: start < 0 ? '' : url.slice(start + 1), body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}

const REFUSED = { status: 403, body: { error: 'forbidden' } };
const TOO_MANY_REQUESTS = 429;
/** Anybody can write something without our token; with it, it is a matter of set-up, or worse. */
const STRANGERS: readonly string[] = ['malformed', 'signature'];

/** Also what the web server itself turns away, such as a body too large. What failed on our side goes its usual way. */
function refuseAlike(http: FastifyInstance, log: Log): void {
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const isRefusal = error instanceof Refusal;
    const status = error.statusCode ?? 500;
    if (!isRefusal && (status >= 500 || status === TOO_MANY_REQUESTS)) throw error;
    const reason = isRefusal ? error.reason : 'malformed';
    log[STRANGERS.includes(reason) ? 'info' : 'warn'](
      { path: request.routeOptions.url, reason },
      'a callback was refused',
    );
    return reply.code(REFUSED.status).send(REFUSED.body);
  });
}
