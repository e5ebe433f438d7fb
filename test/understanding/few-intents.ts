import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readIntents } from '../../src/understanding/intent-data.ts';

/** No more than the linter asks for: enough to load, and trained in a moment. */
const mostOfIntent = 90;
const mostOfCategory = 24;

/** Writes a small intents folder into `dir`, cut from the project's own. */
export async function writeFewIntents(dir: string): Promise<void> {
  const { intents } = await readIntents('intents');
  for (const { file, id, name, means, examples } of intents) {
    const few = Object.fromEntries(
      Object.entries(examples).map(([category, says]) => [
        category,
        says.slice(0, category === '' ? mostOfIntent : mostOfCategory),
      ]),
    );
    const content = { id, name, means, examples: few[''] ?? few };
    await writeFile(join(dir, file), stringify(content, { lineWidth: 0 }));
  }
}
