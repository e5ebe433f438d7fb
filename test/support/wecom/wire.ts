import { z } from 'zod';
import type { App, Corp } from './corp.ts';

/** A call that is answered with an errcode. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

export function refuse(errcode: number, errmsg: string): never {
  throw new Refusal(errcode, errmsg);
}

export interface Call {
  corp: Corp;
  query: URLSearchParams;
  /** Parsed JSON, or the fields of a form. */
  body: unknown;
  form: FormData | undefined;
}

export interface AppCall extends Call {
  app: App;
}

/** A file as an answer. */
export interface FileReply {
  file: { bytes: Buffer; name: string; mime: string };
}

export type Reply = object | FileReply;

/** `GET path` or `POST path` → what answers it. */
export type Routes = Readonly<Record<string, (call: AppCall) => Reply | Promise<Reply>>>;

/**
 * The body in the shape that the call takes. A field that is missing is errcode 40063; one that the call doesn't know, or
 * that breaks a limit, is 40058.
 */
export function readBody<S extends z.ZodType>({ body }: Pick<Call, 'body'>, shape: S): z.output<S> {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && valueAt(body, issue.path) === undefined;
  return missing ? refuse(40063, `missing ${where}`) : refuse(40058, `invalid ${where} ${issue?.message}`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** A text that is there and of at most `max` bytes. */
export const bytes = (max: number) =>
  z.string().refine((text) => text !== '' && Buffer.byteLength(text) <= max, `1 to ${max} bytes`);

export const optionalBytes = (max: number) =>
  z.string().refine((text) => Buffer.byteLength(text) <= max, `${max} bytes at most`);

export const flag = z.union([z.literal(0), z.literal(1)]);

/** A parameter of the query that must be there. */
export function queryOf({ query }: Call, name: string): string {
  return query.get(name) || refuse(40063, `missing ${name}`);
}
