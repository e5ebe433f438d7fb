import { Logger } from 'graphile-worker';
import type { Log } from './log.ts';

/**
 * graphile-worker's messages as lines of our log. Its everyday talk (info) counts as debug here, and its errors as
 * warnings: a failed attempt is repeated; one that is given up is reported by the worker itself.
 */
export function jobsLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    const line = scope.label ? { scope: scope.label } : {};
    if (level === 'error' || level === 'warning') log.warn(line, message);
    else log.debug(line, message);
  });
}
