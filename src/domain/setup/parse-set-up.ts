import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { crossCheck } from './cross-check.ts';
import { conflicts, expected } from './messages.ts';
import { type Problem, writePath } from './problem.ts';
import { type SetUpFile, setUpFileSchema, setUpPolicySchema } from './set-up-file.ts';

export type ParsedSetUp = { ok: true; file: SetUpFile } | { ok: false; problems: Problem[] };

/**
 * Reads a set-up file (YAML). Every problem is found in one go: a wrong value, an unknown key, a missing one, and, once
 * the shape is right, whatever does not fit together.
 */
export function parseSetUp(yaml: string): ParsedSetUp {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return failed(document.errors.map((error) => syntaxProblem(error, lines)));
  const raw: unknown = document.toJS();
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return failed([{ path: '', text: expected.document }]);
  }
  const shape = setUpFileSchema.safeParse(raw, { error: explain });
  const policy = setUpPolicySchema.safeParse(raw, { error: explain });
  const issues = [...(shape.error?.issues ?? []), ...(policy.error?.issues ?? [])];
  if (!shape.success || issues.length > 0) return failed(issues.flatMap((issue) => problemsOf(issue, raw)));
  const problems = crossCheck(shape.data);
  return problems.length > 0 ? failed(problems) : { ok: true, file: shape.data };
}

const failed = (problems: Problem[]): ParsedSetUp => ({ ok: false, problems });

function syntaxProblem(error: { pos: [number, number]; message: string }, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { path: '', text: conflicts.syntax(line, col, error.message) };
}

function problemsOf(issue: z.core.$ZodIssue, raw: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: writePath([...issue.path, key]), text: conflicts.unknownKey }));
  }
  const missing = valueAt(raw, issue.path) === undefined;
  return [{ path: writePath(issue.path), text: missing ? conflicts.missing(issue.message) : issue.message }];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

/** The words for an issue whose field has none of its own. */
function explain(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return expected.oneOf(issue.values);
    case 'invalid_type':
      return expected.type(issue.expected);
    case 'too_small':
      return issue.inclusive ? expected.atLeast(issue.minimum) : expected.moreThan(issue.minimum);
    case 'too_big':
      return issue.inclusive ? expected.atMost(issue.maximum) : expected.lessThan(issue.maximum);
    default:
      return expected.other;
  }
}
