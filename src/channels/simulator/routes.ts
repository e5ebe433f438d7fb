import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { apiRoutes } from './api-routes.ts';
import type { SimulatorDeps } from './deps.ts';
import { createHandoverDesk } from './handover.ts';
import { refuseStrangers } from './loopback.ts';
import { renderPage } from './page.tsx';

const assets = fileURLToPath(new URL('./assets/', import.meta.url));

/**
 * The page `/sim`, its files and its HTTP interface `/sim/api/*`; for this machine only (403 to anybody else).
 * Problems a caller can mend are answered 4xx `{error, field?}`. When the server is ready, what a crash left half
 * said is handed over.
 */
export function simulatorRoutes(deps: SimulatorDeps): (app: FastifyInstance) => Promise<void> {
  return async (outer) => {
    const handover = createHandoverDesk(deps);
    // A scope of its own: the guard is for the simulator's routes alone.
    await outer.register(async (app) => {
      app.addHook('onRequest', async (request) => refuseStrangers(request));
      app.addHook('onReady', () => handover.finishAll());
      await app.register(fastifyStatic, { root: assets, prefix: '/sim/assets/', decorateReply: false, index: false });
      app.get('/sim', { config: { rateLimit: false } }, async (_request, reply) => {
        return reply
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-store')
          .send(await renderPage(deps));
      });
      apiRoutes(app, deps, handover);
    });
  };
}
