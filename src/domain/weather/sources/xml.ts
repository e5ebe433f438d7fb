import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Failure } from '../feed.ts';

const lists = new Set(['item', 'info', 'area', 'geocode']);

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => lists.has(name),
  maxNestedTags: 32,
});

/** Reads XML of a known shape. What declares entities of its own is not read at all. */
export function readXml<S extends z.ZodType>(
  text: string,
  shape: S,
): { ok: true; value: z.output<S> } | { ok: false; failure: Failure } {
  const parsed = shape.safeParse(/<!(?:DOCTYPE|ENTITY)/i.test(text) ? undefined : parse(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.filter((part) => typeof part !== 'symbol').join('.') || 'all of it';
  return { ok: false, failure: { kind: 'odd', reason: `unexpected answer: ${where.slice(0, 80)}` } };
}

function parse(text: string): unknown {
  try {
    return parser.parse(text, true);
  } catch {
    return undefined; // fits no shape
  }
}

/** An element that may be empty or missing. */
export const maybeText = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null);
