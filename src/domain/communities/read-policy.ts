import { type Policy, policySchema } from './policy.ts';

/**
 * The policy of a community: its stored overrides over the defaults. A key this version does not know is passed over,
 * because two versions may run side by side while one is rolled out.
 * @throws ZodError where a known key holds a value that is none.
 */
export function readPolicy(overrides: unknown): Policy {
  const first = policySchema.safeParse(overrides);
  if (first.success) return first.data;
  const known = structuredClone(overrides);
  for (const issue of first.error.issues) {
    if (issue.code === 'unrecognized_keys') forget(known, issue.path, issue.keys);
  }
  return policySchema.parse(known);
}

function forget(root: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const holder = path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root);
  if (!isRecord(holder)) return;
  for (const key of keys) delete holder[key];
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
