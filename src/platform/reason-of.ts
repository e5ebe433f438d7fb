/** Why a call of `fetch` failed: the system's code where there is one, since its messages may quote the address. */
export function reasonOf(error: unknown): string {
  return textAt(fieldOf(error, 'cause'), 'code') ?? textAt(error, 'name') ?? 'unknown';
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found = fieldOf(value, key);
  return typeof found === 'string' ? found : undefined;
}
