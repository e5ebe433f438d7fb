import { randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import { isSame } from './keys.ts';

/** Who is looking at the page, until when. */
export interface Session {
  id: string;
  userid: string;
}

const sessionSeconds = 12 * 3600;
/** As long as the code that WeCom sends back is good, and a little for the way. */
const stateSeconds = 600;

// Both are signed with the same key, so each says what it is: neither passes for the other.
const sessionShape = z.object({ is: z.literal('session'), id: z.string(), userid: z.string(), until: z.number() });
const stateShape = z.object({ is: z.literal('state'), state: z.string(), until: z.number() });

const sessionName = 'guanjia_member';
const stateName = 'guanjia_state';

/**
 * The two cookies of the page: who was recognised, for 12 hours, and what must come back with whoever is being recognised,
 * for 10 minutes. One that we did not sign, or that is over, counts as none.
 */
export function createCookies({ clock, isSecure, path }: { clock: Clock; isSecure: boolean; path: string }) {
  const options: CookieSerializeOptions = { path, httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true };
  const untilAfter = (seconds: number) => clock.now().getTime() + seconds * 1000;

  function write(reply: FastifyReply, name: string, value: object, seconds: number): void {
    const text = Buffer.from(JSON.stringify({ ...value, until: untilAfter(seconds) })).toString('base64url');
    reply.setCookie(name, text, { ...options, maxAge: seconds });
  }

  function read<T extends { until: number }>(request: FastifyRequest, name: string, shape: z.ZodType<T>) {
    const { valid, value } = request.unsignCookie(request.cookies[name] ?? '');
    if (!valid) return undefined;
    const { data } = shape.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return data && data.until > clock.now().getTime() ? data : undefined;
  }

  return {
    session(request: FastifyRequest): Session | undefined {
      return read(request, sessionName, sessionShape);
    },

    openSession(reply: FastifyReply, userid: string): void {
      const id = randomBytes(16).toString('hex');
      write(reply, sessionName, { is: 'session', id, userid }, sessionSeconds);
    },

    /** @returns the state to send along */
    openState(reply: FastifyReply): string {
      const state = randomBytes(16).toString('hex');
      write(reply, stateName, { is: 'state', state }, stateSeconds);
      return state;
    },

    /** Whether `state` is the one that was sent along from this browser. It counts once. */
    closeState(request: FastifyRequest, reply: FastifyReply, state: string): boolean {
      const sent = read(request, stateName, stateShape)?.state;
      reply.clearCookie(stateName, { path });
      return sent !== undefined && isSame(sent, state);
    },
  };
}
