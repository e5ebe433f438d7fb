import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Template } from '../../../messages/template.ts';
import { WecomError } from '../api/errors.ts';
import { authorizeUrl, findVisitor, type Visitor } from '../api/oauth.ts';
import { wasHandled } from '../staff/pressed-card.ts';
import { createCookies } from './cookies.ts';
import type { MemberPageDeps } from './deps.ts';
import { keyFor } from './keys.ts';
import { texts } from './messages.ts';
import { pagePath, pressedPath, pressPath, renderTickets, renderWord } from './page.tsx';
import { offerPress, pressMessage, readPress } from './press.ts';

const returnPath = `${pagePath}/return`;

const pageQuery = z.object({
  pressed: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});
const returnQuery = z.object({ code: z.string().min(1).max(512), state: z.string().min(1).max(128) });

/** A form of ours holds three short fields. */
const formBytes = 4096;

/**
 * The page `/wecom/me`, opened inside WeCom: a member of our staff sees his tickets and presses what their cards would let
 * him press, where no card reaches him. Whoever has no session is sent to WeCom to be recognised, and comes back to
 * `/wecom/me/return`. A press is accepted as that of a card is. Others read in Chinese why they are not let in (401, 403);
 * where WeCom cannot be asked, 503.
 */
export function memberPageRoutes(deps: MemberPageDeps): (http: FastifyInstance) => Promise<void> {
  const { db, clock, log, caller, accept, corpId, agentId, secret, publicUrl } = deps;
  const pressKey = keyFor(secret, 'presses');
  const cookies = createCookies({ clock, isSecure: publicUrl.startsWith('https:'), path: pagePath });

  return async (outer) => {
    // A scope of its own: cookies and forms are read for these routes alone.
    await outer.register(async (http) => {
      await http.register(cookie, { secret: keyFor(secret, 'cookies') });
      readForms(http);
      http.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });

      http.get(pagePath, async (request, reply) => {
        const session = cookies.session(request);
        if (!session) return reply.redirect(recognitionUrl(reply));
        const tickets = await deps.ticketsOf(session.userid);
        if (!tickets) return sendWord(reply, 403, texts.unknownTitle, texts.unknown);
        const outcome = await outcomeIn(request.query, session.userid);
        const offer = (button: string) => offerPress(pressKey, session, button);
        return sendPage(reply, await renderTickets({ tickets, offer, outcome }));
      });

      http.get(returnPath, async (request, reply) => {
        const { data: back } = returnQuery.safeParse(request.query);
        if (!cookies.closeState(request, reply, back?.state ?? '') || !back) {
          return sendWord(reply, 403, texts.expiredTitle, texts.expired);
        }
        const visitor = await visitorWith(back.code);
        if (!visitor) return sendWord(reply, 503, texts.unreachableTitle, texts.unreachable);
        if (visitor.kind === 'expired') return sendWord(reply, 403, texts.expiredTitle, texts.expired);
        if (visitor.kind === 'outsider') return sendWord(reply, 403, texts.outsiderTitle, texts.outsider);
        if (!(await deps.ticketsOf(visitor.userid))) return sendWord(reply, 403, texts.unknownTitle, texts.unknown);
        cookies.openSession(reply, visitor.userid);
        return reply.redirect(pagePath, 303);
      });

      http.post(pressPath, { bodyLimit: formBytes }, async (request, reply) => {
        const session = cookies.session(request);
        // Not sent to WeCom from here: browsers hold a redirect after a form to `form-action`.
        if (!session) return sendWord(reply, 401, texts.signedOutTitle, texts.signedOut);
        const press = readPress(pressKey, session, request.body);
        if (!press) return sendWord(reply, 403, texts.refusedTitle, texts.refused);
        if (!(await deps.ticketsOf(session.userid))) return sendWord(reply, 403, texts.unknownTitle, texts.unknown);
        const { seq } = await accept(pressMessage(session, press, clock.now()));
        await wasHandled(db, seq);
        return reply.redirect(pressedPath(seq), 303);
      });
    });
  };

  async function outcomeIn(query: unknown, userid: string) {
    const { pressed: seq } = pageQuery.parse(query);
    const outcome = seq && (await deps.outcomeOf(userid, seq));
    return outcome ? { ...outcome, seq } : undefined;
  }

  function recognitionUrl(reply: FastifyReply): string {
    const state = cookies.openState(reply);
    return authorizeUrl({ corpId, agentId, redirectUri: `${publicUrl}${returnPath}`, state });
  }

  async function visitorWith(code: string): Promise<Visitor | undefined> {
    try {
      return await findVisitor(caller, code);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      log.warn({ err: error }, 'a member could not be recognised for the page');
      return undefined;
    }
  }
}

function readForms(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply => reply.type('text/html; charset=utf-8').send(html);

async function sendWord(
  reply: FastifyReply,
  status: number,
  title: Template<never>,
  text: Template<never>,
): Promise<FastifyReply> {
  return sendPage(reply.code(status), await renderWord(title, text));
}
