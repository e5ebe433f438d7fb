const NUL = String.fromCharCode(0);

/** A deep copy of plain data without NUL characters, which PostgreSQL refuses in text and JSON alike. */
export function withoutNul<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? cleaned(inner) : inner,
  ) as T;
}

/** `text` without NUL and half characters, cut to `maxLength` characters of which the last are `mark` if it was cut. */
export function shortened(text: string, maxLength: number, mark = '…'): string {
  const clean = cleaned(text);
  return clean.length <= maxLength ? clean : cleaned(clean.slice(0, maxLength - mark.length)) + mark;
}

/** Half of a surrogate pair is no character: PostgreSQL refuses it in JSON as well. */
function cleaned(text: string): string {
  return text
    .replaceAll(NUL, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}
