import type { FastifyInstance } from 'fastify';
import { HttpError } from '../../platform/http.ts';
import { createClockMover } from './clock-mover.ts';
import type { SimulatorDeps } from './deps.ts';
import { createDirectory } from './directory.ts';
import { createEventHub } from './events.ts';
import type { HandoverDesk } from './handover.ts';
import { texts } from './messages.ts';
import { showableMime } from './picture.ts';
import { clockRequest, messagesRequest, pressRequest, readRequest, sayRequest } from './requests.ts';
import { press, say } from './say.ts';
import { readTranscript } from './transcript.ts';

/** Room for about 18 MB of pictures, which travel as base64. */
const bodyLimit = 25 * 1024 * 1024;
const unlimited = { config: { rateLimit: false } } as const;

/** Everything under `/sim/api/`, as docs and checks know it. */
export function apiRoutes(app: FastifyInstance, deps: SimulatorDeps, handover: HandoverDesk): void {
  const desk = async () => ({ deps, handover, directory: createDirectory(await deps.cast()) });
  const clock = createClockMover(deps);
  const events = createEventHub(deps);
  app.addHook('preClose', async () => events.close());
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  app.get('/sim/api/people', unlimited, async () => {
    const { people } = await deps.cast();
    return people.map(({ id, name, kind, note, conversations }) => ({
      id,
      name,
      kind,
      ...(note ? { note } : {}),
      conversations,
    }));
  });

  app.post('/sim/api/say', { ...unlimited, bodyLimit }, async (request, reply) => {
    return reply.code(202).send(await say(await desk(), readRequest(sayRequest, request.body)));
  });

  app.post('/sim/api/press', unlimited, async (request, reply) => {
    return reply.code(202).send(await press(await desk(), readRequest(pressRequest, request.body)));
  });

  app.get('/sim/api/messages', unlimited, async (request) => {
    const { in: id, after, last } = readRequest(messagesRequest, request.query);
    const counter = await desk();
    return readTranscript(counter, { conversation: counter.directory.conversation(id, 'in'), after, last });
  });

  const readClock = () => {
    const moving = clock.moving();
    return { now: deps.clock.now().toISOString(), zone: deps.zone, ...(moving ? { moving } : {}) };
  };
  app.get('/sim/api/clock', unlimited, async () => readClock());
  app.post('/sim/api/clock', unlimited, async (request) => {
    await clock.move(readRequest(clockRequest, request.body));
    return readClock();
  });

  app.post('/sim/api/settle', unlimited, async () => {
    await deps.settle();
    return { now: deps.clock.now().toISOString() };
  });

  app.get('/sim/api/events', unlimited, async (_request, reply) => {
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(events.open());
  });

  app.get<{ Params: { id: string } }>('/sim/api/media/:id', unlimited, async (request, reply) => {
    const { id } = request.params;
    const found = /^[\w-]{1,64}$/.test(id) ? await deps.media.open(id) : undefined;
    if (!found) throw new HttpError(404, texts.noSuchMedia, 'id');
    const mime = showableMime(found.mime);
    return reply
      .type(mime ?? 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=86400, immutable')
      .header(
        'content-disposition',
        `${mime ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      )
      .send(found.bytes);
  });
}
