import { z } from 'zod';

const shape = z.object({
  cmd: z.string().optional(),
  headers: z.object({ req_id: z.string().min(1) }),
  body: z.unknown().optional(),
  errcode: z.int().optional(),
  errmsg: z.string().optional(),
});

/** What comes by the connection: a callback with a `cmd`, or the answer to a frame of ours, with its `errcode`. */
export interface Frame {
  cmd?: string | undefined;
  reqId: string;
  body: unknown;
  errcode?: number | undefined;
  errmsg?: string | undefined;
}

/** Undefined where it is no frame. */
export function readFrame(text: string): Frame | undefined {
  const result = shape.safeParse(parseJson(text));
  if (!result.success) return undefined;
  const { cmd, headers, body, errcode, errmsg } = result.data;
  return { cmd, reqId: headers.req_id, body, errcode, errmsg };
}

export function writeFrame(cmd: string, reqId: string, body: object | undefined): string {
  return JSON.stringify({ cmd, headers: { req_id: reqId }, ...(body && { body }) });
}

/** Whether the platform tells that another connection has taken this one's place. */
export function isKick({ body }: Frame): boolean {
  const event = z.object({ event: z.object({ eventtype: z.literal('disconnected_event') }) });
  return event.safeParse(body).success;
}

/** Nothing where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
