import { type Bindings, type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { maskText } from './mask.ts';

export type Log = Logger;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Keys whose value is never written, at whatever depth they stand (compared without case, `-` and `_`). */
const HIDDEN = new Set([
  ...['phone', 'mobile', 'name', 'sendername', 'displayname', 'actorname', 'reportername', 'reporterphone', 'birthday'],
  ...['text', 'content', 'comment', 'said', 'description', 'quote', 'body', 'idcard', 'idnumber'],
  ...[
    'token',
    'accesstoken',
    'secret',
    'password',
    'passwd',
    'authorization',
    'cookie',
    'setcookie',
    'apikey',
    'webhook',
  ],
  ...['databaseurl', 'connectionstring', 'datakey', 'privatekey', 'aeskey', 'encodingaeskey', 'corpsecret'],
]);
const MASK = '[hidden]';
const MAX_DEPTH = 8;

/**
 * The application's log: JSON lines on standard output. Personal data and secrets are taken out of every line before it
 * is written, by key and, in all strings (messages, errors, stacks), by what they look like.
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => error }, // cleaned already
    formatters: { level: (label) => ({ level: label }), log: (line) => clean(line) as Record<string, unknown> },
    hooks: {
      logMethod(args, method) {
        const [first] = args as unknown[];
        const given: unknown[] =
          first instanceof Error && args.length === 1 ? [{ err: first }, first.message] : [...args];
        method.apply(this, given.map((arg) => (typeof arg === 'string' ? maskSecrets(arg) : arg)) as typeof args);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // pino applies its formatters to lines, not to what children add to theirs. Grandchildren inherit this, too.
  const child = log.child;
  log.child = function (this: Log, bindings, childOptions) {
    return child.call(this, clean(bindings) as Bindings, childOptions);
  } as typeof log.child;
  return log;
}

/**
 * What may be written of `value`: hidden keys replaced, personal data in strings masked, errors as plain objects.
 * Only plain objects are looked into; of others (sockets, requests, clients) the class is named.
 */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return cleanError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Set) return clean([...value], depth);
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return `[${value.constructor.name}]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isHidden(key) ? MASK : clean(item, depth + 1)]),
  );
}

/** Masks personal data, and the passwords of connection strings and web addresses' secret parameters. */
export function maskSecrets(text: string): string {
  return maskText(text)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@]+@/gi, '$1:***@')
    .replace(/([?&](?:[a-z_]*token|key|secret|corpsecret|signature|password)=)[^&\s"']+/gi, '$1***');
}

function isHidden(key: string): boolean {
  return HIDDEN.has(key.toLowerCase().replaceAll(/[-_]/g, ''));
}

function cleanError(error: Error, depth: number): object {
  return {
    type: error.name,
    message: maskSecrets(error.message),
    stack: maskSecrets(error.stack ?? ''),
    ...('code' in error && { code: clean(error.code, depth + 1) }),
    ...(error instanceof AggregateError && { errors: clean(error.errors, depth + 1) }),
    ...(error.cause !== undefined && { cause: clean(error.cause, depth + 1) }),
  };
}
