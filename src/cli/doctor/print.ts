import { render } from '../../messages/template.ts';
import type { Finding } from '../../platform/finding.ts';
import { texts } from './messages.ts';

const marks: Record<Finding['state'], string> = { ok: '✓', warn: '!', fail: '✗' };

/** The findings as lines for people, and one that counts them. */
export function asText(findings: readonly Finding[]): string[] {
  const count = (wanted: Finding['state']) => findings.filter(({ state }) => state === wanted).length;
  const [failed, warned] = [count('fail'), count('warn')];
  const total = failed + warned === 0 ? render(texts.allWell, {}) : render(texts.totals, { failed, warned });
  return [...findings.flatMap(linesOf), total];
}

function linesOf({ state, text, mend }: Finding): string[] {
  return [`${marks[state]} ${text}`, ...(mend === undefined ? [] : [`    ${render(texts.mend, { mend })}`])];
}
