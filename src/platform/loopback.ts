import type { IncomingHttpHeaders } from 'node:http';

const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/;

/** Whether a socket address belongs to this machine alone. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && loopbackAddress.test(address.trim());
}

/** Whether a Host header names this machine alone; a rebound name of somebody else's does not. */
export function isLoopbackHost(host: string | undefined): boolean {
  if (!host) return false;
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return name === 'localhost' || isLoopbackAddress(name);
}

/**
 * Whether a request was made on this machine, by a page of our own or by none. A page of another site in the same
 * browser is known by its Origin, a forwarding proxy by what it says it forwards for.
 */
export function isFromHere(request: {
  socket: { remoteAddress?: string | undefined };
  headers: IncomingHttpHeaders;
}): boolean {
  const { host, origin, 'x-forwarded-for': forwarded } = request.headers;
  const hops = [forwarded ?? []].flat().flatMap((hop) => hop.split(','));
  const fromHere = isLoopbackAddress(request.socket.remoteAddress) && hops.every(isLoopbackAddress);
  const ownPage = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  return fromHere && isLoopbackHost(host) && ownPage;
}
