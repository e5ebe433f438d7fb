import { z } from 'zod';

/** An answer that says no more than that it was done. */
export const done = z.object({});

/** Something that older or stricter servers leave out. */
export const textOrNothing = z.string().default('');

/** Where several ids come as one text, `a|b|`. */
export const joinedIds = z
  .string()
  .default('')
  .transform((text) => text.split('|').filter((id) => id !== ''));
