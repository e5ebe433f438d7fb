import { fileURLToPath } from 'node:url';
import { loadEntries } from '../../domain/answers/load-entries.ts';
import { render } from '../../messages/template.ts';
import { type Finding, faulty, sound } from '../../platform/finding.ts';
import { readIntents } from '../../understanding/intent-data.ts';
import { understanding as texts } from './messages.ts';

const name = 'understanding';
const intentsDir = fileURLToPath(new URL('../../../intents', import.meta.url));

/** Whether the data by which messages are understood and questions answered is sound. */
export async function checkUnderstanding(dir = intentsDir): Promise<Finding> {
  try {
    const { intents, problems } = await readIntents(dir);
    const [problem] = problems;
    if (problem) return broken(`${problem.file}: ${problem.problem}`);
    const examples = intents.flatMap((intent) => Object.values(intent.examples).flat()).length;
    const answers = loadEntries(`${dir}/answers`).length;
    return sound(name, render(texts.sound, { intents: intents.length, examples, answers }));
  } catch (error) {
    return broken(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

const broken = (reason: string): Finding => faulty(name, render(texts.broken, { reason }), render(texts.restore, {}));
