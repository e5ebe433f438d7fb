import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { type FastifyError, type FastifyInstance, fastify, LogController } from 'fastify';
import type { Log } from './log.ts';

/** An error that the caller can mend: sent as `{ error, field? }` with its status. */
export class HttpError extends Error {
  override name = 'HttpError';
  constructor(
    readonly statusCode: number,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

export interface HttpOptions {
  log: Log;
  /** What must stand before we take work: true, or why not (false, or a word). Throwing counts as not ready. */
  ready: () => Promise<Record<string, boolean | string>>;
  /** Requests a minute from one address before 429; default 600. Health checks do not count. */
  requestsPerMinute?: number;
  /** The largest body; default 12 MB (a photo in base64). */
  bodyLimitBytes?: number;
}

/**
 * The web server with what every part of it shares: security headers, a rate limit, `/healthz` (we run), `/readyz` (we can
 * work: 200 or 503, with the state of each part) and errors as JSON. Routes are the caller's; so is `listen`.
 */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { log, ready, requestsPerMinute = 600, bodyLimitBytes = 12 * 1024 * 1024 } = options;
  const http = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    trustProxy: 'loopback',
    // Open event streams must not hold up the end; ordinary requests under way are finished first.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }) as unknown as FastifyInstance;

  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      },
    },
    // HTTPS is ended by a proxy, if at all; that is the place to demand it.
    strictTransportSecurity: false,
  });
  await http.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', allowList: isHealthCheck });

  http.setErrorHandler((error: FastifyError | HttpError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const field = error instanceof HttpError ? error.field : undefined;
      return reply.code(status).send({ error: error.message, ...(field !== undefined && { field }) });
    }
    log.error({ method: request.method, path: pathOf(request.url), err: error }, 'a request failed');
    return reply.code(status).send({ error: 'internal error' });
  });
  http.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not found' }));

  http.get('/healthz', async () => ({ ok: true }));
  http.get('/readyz', async (_request, reply) => {
    const parts = await ready().catch((error: unknown) => {
      log.warn({ err: error }, 'the readiness check failed');
      return { check: false as boolean | string };
    });
    const ok = Object.values(parts).every((state) => state === true);
    return reply.code(ok ? 200 : 503).send({ ok, ...parts });
  });
  return http;
}

function isHealthCheck(request: { url: string }): boolean {
  return request.url === '/healthz' || request.url === '/readyz';
}

/** Queries carry tokens and names: only the path is ever logged. */
function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}
