import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { listCommunities } from '../../domain/communities/store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { HttpError } from '../../platform/http.ts';
import { type Board, readBoard } from './board.ts';
import { emergencyNumbers } from './messages.ts';
import { renderBoard } from './page.tsx';
import { speechOf } from './speech.ts';

const assets = fileURLToPath(new URL('./assets/', import.meta.url));

/**
 * The public board of a community: `/board/:community` for a display in the lobby, `.json` as a feed, `.txt` for a
 * loudspeaker. 404 where there is no such community. Anybody may read it, so nothing in it is about a person.
 */
export function boardRoutes({ db, clock }: { db: Db; clock: Clock }): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(fastifyStatic, { root: assets, prefix: '/board/assets/', decorateReply: false, index: false });
    app.get<{ Params: { name: string } }>('/board/:name', async (request, reply) => {
      const [, id = '', form] = /^(.+?)(?:\.(json|txt))?$/.exec(request.params.name) ?? [];
      const community = (await listCommunities(db)).find((one) => one.id === id);
      if (!community) throw new HttpError(404, 'no such community');
      const board = await readBoard(db, community, clock.now());
      reply.header('cache-control', 'no-store');
      if (form === 'json') return feedOf(board);
      if (form === 'txt') return reply.type('text/plain; charset=utf-8').send(`${speechOf(board)}\n`);
      return reply.type('text/html; charset=utf-8').send(await renderBoard(board));
    });
  };
}

const feedOf = ({ community, at, weather, notices }: Board) => ({
  community: { id: community.id, name: community.name, hotline: community.hotline },
  at,
  weather,
  notices,
  emergencyNumbers,
});
