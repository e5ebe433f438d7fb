import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Entry, entryShape } from './entry.ts';

const ownFolder = fileURLToPath(new URL('../../../intents/answers', import.meta.url));

/**
 * Reads every `*.yml` of a folder of answers.
 * @throws Error naming the file and what is wrong with it: its shape, an id given twice, a placeholder nobody fills
 */
export function loadEntries(folder: string): Entry[] {
  const ids = new Set<string>();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .flatMap((name) => {
      const content = readFileSync(join(folder, name), 'utf8');
      const read = z.array(entryShape).safeParse(parse(content));
      if (!read.success) throw new Error(`answers ${name}: ${z.prettifyError(read.error)}`);
      for (const { id } of read.data) {
        if (ids.has(id)) throw new Error(`answers ${name}: the id ${id} is given twice`);
        ids.add(id);
      }
      const [strange] = unknownPlaceholders(read.data);
      if (strange) throw new Error(`answers ${name}: ${strange} stands for nothing`);
      return read.data;
    });
}

/** Placeholders that nothing fills, wherever they stand. */
export const unknownPlaceholders = (said: unknown): string[] =>
  [...JSON.stringify(said ?? null).matchAll(/\{([^{}":,[\]]*)\}/g)]
    .filter(([, name]) => name !== '' && name !== 'community' && name !== 'hotline')
    .map(([whole]) => whole);

let own: readonly Entry[] | undefined;

/** The entries of `intents/answers/`, read once. @throws as `loadEntries` does */
export function ownEntries(): readonly Entry[] {
  own ??= loadEntries(ownFolder);
  return own;
}
