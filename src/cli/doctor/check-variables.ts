import { existsSync, readFileSync } from 'node:fs';
import { render } from '../../messages/template.ts';
import { type Config, ConfigError, loadConfig } from '../../platform/config.ts';
import { doubtful, type Finding, faulty, sound } from '../../platform/finding.ts';
import { expectations, variables as texts } from './messages.ts';

const name = 'variables';

/** Reads the configuration; without `config` it cannot be read, and the findings say why, one for each variable. */
export function checkVariables(env?: Record<string, string | undefined>): { findings: Finding[]; config?: Config } {
  try {
    const config = loadConfig(env);
    return { config, findings: [sound(name, render(texts.sound, {})), ...doubts(config)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { findings: causesOf(error.problems).map(explainProblem) };
  }
}

function doubts(config: Config): Finding[] {
  const found: Finding[] = [];
  if (!config.wecom && isWrittenOnly()) {
    found.push(doubtful(name, render(texts.notRead, {}), render(texts.readFile, {})));
  }
  if (config.wecom && config.simulator === 'on') {
    found.push(doubtful(name, render(texts.simulatorOn, {}), render(texts.simulatorOff, {})));
  }
  return found;
}

/** Whether the variables of WeCom stand in a file that was not given to us. */
function isWrittenOnly(): boolean {
  return existsSync('.env') && /^WECOM_CORP_ID=\S/m.test(readFileSync('.env', 'utf8'));
}

const variableOf = (problem: string): string => /^[A-Z][A-Z_]*/.exec(problem)?.[0] ?? problem;

/** One that is written wrongly counts as missing, and what needs it is told of, too: only the cause is kept. */
function causesOf(problems: readonly string[]): string[] {
  const first = (problem: string, at: number) =>
    problems.findIndex((other) => variableOf(other) === variableOf(problem)) === at;
  return problems.filter(
    (problem, at) => first(problem, at) && (problems.length === 1 || !problem.includes(' needs ')),
  );
}

/** The configuration says in English what is wrong, the name first; values are never in it. */
function explainProblem(problem: string): Finding {
  const variable = variableOf(problem);
  const plain = variable.replace(/_FILE$/, '');
  const expected = Object.hasOwn(expectations, plain)
    ? render(expectations[plain as keyof typeof expectations], {})
    : render(texts.seeExample, {});
  const [, other] = /(?:too, since|needs) (\w+)/.exec(problem) ?? [];
  if (problem.includes(' needs ')) {
    return faulty(name, render(texts.needs, { variable, other: other ?? '' }), render(texts.giveAll, {}));
  }
  if (other) {
    const mend = render(texts.give, { variable, expected });
    return faulty(name, render(texts.missing, { variable, other }), mend);
  }
  if (problem.includes('are both given')) {
    return faulty(name, render(texts.twice, { variable }), render(texts.keepOne, {}));
  }
  if (variable !== plain) return faulty(name, render(texts.noFile, { variable }), render(texts.giveFile, {}));
  return faulty(name, render(texts.wrong, { variable }), render(texts.give, { variable, expected }));
}
