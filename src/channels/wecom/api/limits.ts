import { WecomError } from './errors.ts';

/** Throws a `bug` before anything is sent: what WeCom would cut, drop or refuse is ours to keep short. */
export function insist(holds: boolean, path: string, detail: string): void {
  if (!holds) throw new WecomError({ path, action: 'bug', text: 'badRequest', detail });
}

/** The text is there and has at most `max` bytes in UTF-8. */
export function insistText(path: string, field: string, text: string, max: number): void {
  insist(text !== '', path, `${field} is empty`);
  insistBytes(path, field, text, max);
}

export function insistBytes(path: string, field: string, text: string, max: number): void {
  const bytes = Buffer.byteLength(text);
  insist(bytes <= max, path, `${field} has ${bytes} bytes, ${max} are allowed`);
}

export function insistCount(path: string, field: string, items: readonly unknown[], least: number, most: number): void {
  const count = items.length;
  insist(count >= least && count <= most, path, `${field} has ${count} entries, ${least} to ${most} are allowed`);
}
