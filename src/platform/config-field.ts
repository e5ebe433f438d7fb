import type { z } from 'zod';

/** One variable of the configuration: what it expects, said after its name when the value is wrong, and how it is read. */
export interface Field<S extends z.ZodType> {
  expects: string;
  schema: S;
}

export function field<S extends z.ZodType>(expects: string, schema: S): Field<S> {
  return { expects, schema };
}
