import type { FastifyRequest } from 'fastify';
import { HttpError } from '../../platform/http.ts';
import { texts } from './messages.ts';

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
 * Lets only this machine in: anybody may be played here, so the simulator is for no one else. A page of another
 * site in the same browser is kept out by its Origin, a forwarding proxy by what it says it forwards for.
 * @throws HttpError 403
 */
export function refuseStrangers(request: FastifyRequest): void {
  const { host, origin, 'x-forwarded-for': forwarded } = request.headers;
  const hops = [forwarded ?? []].flat().flatMap((hop) => hop.split(','));
  const fromHere = isLoopbackAddress(request.socket.remoteAddress) && hops.every(isLoopbackAddress);
  const ownPage = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  if (!fromHere || !isLoopbackHost(host) || !ownPage) throw new HttpError(403, texts.onlyHere);
}
