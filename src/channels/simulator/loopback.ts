import type { FastifyRequest } from 'fastify';
import { HttpError } from '../../platform/http.ts';
import { isFromHere } from '../../platform/loopback.ts';
import { texts } from './messages.ts';

export { isLoopbackAddress, isLoopbackHost } from '../../platform/loopback.ts';

/**
 * Lets only this machine in: anybody may be played here, so the simulator is for no one else.
 * @throws HttpError 403
 */
export function refuseStrangers(request: FastifyRequest): void {
  if (!isFromHere(request)) throw new HttpError(403, texts.onlyHere);
}
