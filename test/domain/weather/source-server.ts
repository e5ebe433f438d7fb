import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  url: URL;
  headers: IncomingHttpHeaders;
}

export interface SourceServer {
  base: string;
  asked: Asked[];
  close(): Promise<void>;
}

type Answer = { status?: number; body: string } | 'silence';

/** A source of weather on loopback that answers as a test wants. */
export async function openSource(answer: (url: URL) => Answer): Promise<SourceServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push({ url, headers: request.headers });
    const said = answer(url);
    if (said === 'silence') request.socket.destroy();
    else response.writeHead(said.status ?? 200).end(said.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { base: `http://127.0.0.1:${port}`, asked, close };
}
