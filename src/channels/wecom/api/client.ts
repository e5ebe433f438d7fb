import { type Caller, type CallerOptions, createCaller } from './caller.ts';
import { createAccessToken, type TokenOptions } from './token.ts';

/** Calls in the name of one app: `corpid` and the app's `secret` say which. */
export function createWecomClient(options: CallerOptions & TokenOptions): Caller {
  return createCaller(options, createAccessToken(options));
}
