import { z } from 'zod';
import { HttpError } from '../../platform/http.ts';
import { texts } from './messages.ts';

const id = z.string().min(1).max(200);

export const sayRequest = z.object({
  /** The sender's own id for this message: the same one again says nothing twice. */
  id: z
    .string()
    .regex(/^[\w:.-]{1,80}$/)
    .optional(),
  as: id,
  in: id,
  text: z.string().max(8000).optional(),
  media: z
    .array(z.object({ name: z.string().min(1).max(200), mime: z.string().min(1).max(100), base64: z.string().min(1) }))
    .max(9)
    .optional(),
  quote: id.optional(),
  mention: z.union([id, z.array(id).max(50)]).optional(),
});
export type SayRequest = z.infer<typeof sayRequest>;

export const pressRequest = z.object({ as: id, message: id, button: id });
export type PressRequest = z.infer<typeof pressRequest>;

const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const messagesRequest = z.object({
  in: id,
  after: count.default(0),
  /** only the last so many */
  last: count.min(1).max(1000).optional(),
});

export const clockRequest = z
  .object({ forward: z.string().max(60).optional(), to: z.string().max(60).optional() })
  .refine((move) => (move.forward === undefined) !== (move.to === undefined), { message: texts.oneOfForwardAndTo });

/**
 * What a request says, or which of its fields is wrong.
 * @throws HttpError 400 with the first field at fault
 */
export function readRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.');
  const message = issue?.code === 'custom' ? issue.message : texts.malformed(issue?.message ?? '');
  throw new HttpError(400, message, field || undefined);
}
