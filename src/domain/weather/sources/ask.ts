import type { z } from 'zod';
import { reasonOf } from '../../../platform/reason-of.ts';
import type { Failure } from '../feed.ts';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

type Answer = { ok: true; text: string } | { ok: false; failure: Failure };

/** Statuses that asking again does not change: parameters, key, credit, address. */
const refused = new Set([400, 401, 402, 403, 404, 405]);

/**
 * Asks a source. What goes wrong is a value, and holds neither the address nor the key nor what was answered.
 * @param timeoutMs real time
 */
export async function ask(url: URL, headers: Record<string, string> = {}, timeoutMs = TIMEOUT_MS): Promise<Answer> {
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const { status } = response;
    if (response.ok) return await readText(response);
    await response.body?.cancel();
    const kind = status === 429 ? 'busy' : refused.has(status) ? 'refused' : 'down';
    return { ok: false, failure: { kind, reason: `HTTP ${status}` } };
  } catch (error) {
    return { ok: false, failure: { kind: 'down', reason: reasonOf(error) } };
  }
}

async function readText(response: Response): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_BYTES) return { ok: false, failure: { kind: 'odd', reason: 'too large' } };
    parts.push(part);
  }
  return { ok: true, text: Buffer.concat(parts).toString('utf8') };
}

/** Reads JSON of a known shape. */
export function readJson<S extends z.ZodType>(
  text: string,
  shape: S,
): { ok: true; value: z.output<S> } | { ok: false; failure: Failure } {
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.filter((part) => typeof part !== 'symbol').join('.') || 'all of it';
  return { ok: false, failure: { kind: 'odd', reason: `unexpected answer: ${where.slice(0, 80)}` } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // fits no shape
  }
}
