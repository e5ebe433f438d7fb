import type { FastifyInstance } from 'fastify';
import type { Db } from '../../../platform/db.ts';
import { HttpError } from '../../../platform/http.ts';
import { isFromHere } from '../../../platform/loopback.ts';
import { readLink } from './link-store.ts';
import { qrPage } from './messages.ts';
import { renderQrPage } from './qr-page.tsx';

/**
 * The page `/wechaty/qr`: how the login `name` stands and the QR to be scanned, whichever process holds it. For this
 * machine only (403 to anybody else), since whoever scans it decides who we are.
 */
export function qrRoutes({ db, name }: { db: Db; name: string }): (http: FastifyInstance) => Promise<void> {
  return async (http) => {
    http.get('/wechaty/qr', async (request, reply) => {
      if (!isFromHere(request)) throw new HttpError(403, qrPage.onlyHere.text);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(await renderQrPage(await readLink(db, name)));
    });
  };
}
