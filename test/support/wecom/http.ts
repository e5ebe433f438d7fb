import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { appMessageRoutes } from './app-messages.ts';
import { appchatRoutes } from './appchats.ts';
import { takeBotAnswer } from './bot.ts';
import { serveBotFile } from './bot-files.ts';
import { acceptBotSockets } from './bot-socket.ts';
import { contactRoutes } from './contacts.ts';
import type { App, Corp } from './corp.ts';
import { customerRoutes } from './customers.ts';
import type { Fault } from './faults.ts';
import { kfRoutes } from './kf-accounts.ts';
import { mediaRoutes } from './media.ts';
import { oauthRoutes } from './oauth.ts';
import { HOUR_MS, MINUTE_MS } from './rates.ts';
import { appOfToken, giveToken } from './tokens.ts';
import { sendToWebhook, uploadToWebhook } from './webhooks.ts';
import { type AppCall, type Call, type FileReply, Refusal, type Reply, type Routes, refuse } from './wire.ts';

const routes: Routes = {
  ...{ ...appMessageRoutes, ...appchatRoutes, ...contactRoutes, ...customerRoutes, ...kfRoutes, ...mediaRoutes },
  ...oauthRoutes,
};

/** Calls that no access_token opens. */
const openRoutes: Readonly<Record<string, (call: Call) => Reply | Promise<Reply>>> = {
  'GET gettoken': giveToken,
  'POST aibot/response': takeBotAnswer,
  'POST webhook/send': sendToWebhook,
  'POST webhook/upload_media': uploadToWebhook,
};

export function createWecomHttp(corp: Corp): Server {
  const http = createServer((request, response) => {
    if (serveBotFile(corp, request, response)) return;
    answer(corp, request, response).catch((error: unknown) => {
      corp.faultsOfOurOwn.push(error);
      response.destroy();
    });
  });
  acceptBotSockets(corp, http);
  return http;
}

async function answer(corp: Corp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const path = url.pathname.replace(/^\/cgi-bin\//, '');
  const body = await readAll(request);
  const fault = corp.faults.take(path);
  if (fault === 'silent') return; // the caller loses patience
  if (fault === 'unavailable') {
    end(response, 503, 'text/html', '<html>Service Unavailable</html>');
    return;
  }
  if (fault === 'busy') {
    endJson(response, { errcode: -1, errmsg: 'system busy' });
    return;
  }
  const route = `${request.method} ${path}`;
  const reply = await handle(corp, route, path, { query: url.searchParams, body, request });
  finish(response, reply, fault);
}

function finish(response: ServerResponse, reply: Reply, fault: Fault | undefined): void {
  if (fault === 'late') return; // done, but the answer never comes
  if (fault === 'reset') response.destroy();
  else if (fault === 'broken') end(response, 502, 'text/html', '<html>Bad Gateway</html>');
  else if (isFile(reply)) endFile(response, reply);
  else endJson(response, reply);
}

interface Arrived {
  query: URLSearchParams;
  body: Buffer;
  request: IncomingMessage;
}

async function handle(corp: Corp, route: string, path: string, arrived: Arrived): Promise<Reply> {
  let app: App | undefined;
  let errcode = 0;
  try {
    const open = openRoutes[route];
    if (!open) app = appOfToken(corp, arrived.query.get('access_token'));
    insistRate(corp, path);
    const call = { corp, query: arrived.query, ...(await parse(arrived)) };
    if (open) return okay(await open(call));
    const handler = routes[route];
    return handler && app ? okay(await handler({ ...call, app } as AppCall)) : refuse(40035, `no such call: ${route}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    errcode = error.errcode;
    return { errcode, errmsg: error.errmsg };
  } finally {
    corp.calls.push({ path, errcode, agentId: app?.agentId });
  }
}

function okay(reply: Reply): Reply {
  return isFile(reply) ? reply : { errcode: 0, errmsg: 'ok', ...reply };
}

/** WeCom's base limits of a corp for one call. */
function insistRate(corp: Corp, path: string): void {
  const allowed =
    corp.rates.allow(`base:${path}:minute`, 10_000, MINUTE_MS) &&
    corp.rates.allow(`base:${path}:hour`, 150_000, HOUR_MS);
  if (!allowed) refuse(45009, 'api freq out of limit');
}

async function parse({ body, request }: Arrived): Promise<{ body: unknown; form: FormData | undefined }> {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'POST') return { body: undefined, form: undefined };
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return { body: undefined, form };
  }
  try {
    return { body: JSON.parse(body.toString('utf8')), form: undefined };
  } catch {
    return refuse(40035, 'wrong json format');
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function isFile(reply: Reply): reply is FileReply {
  return 'file' in reply;
}

function endJson(response: ServerResponse, reply: object): void {
  end(response, 200, 'application/json; charset=UTF-8', JSON.stringify(reply));
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

function endFile(response: ServerResponse, { file: { bytes, name, mime } }: FileReply): void {
  const disposition = `attachment; filename="${Buffer.from(name).toString('latin1')}"`;
  // Node spoils the bytes of the name where the length comes first.
  response.writeHead(200, { 'content-type': mime, 'content-disposition': disposition, 'content-length': bytes.length });
  response.end(bytes);
}
