import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IntentDataError, loadUnderstanding } from '../../src/understanding/load.ts';
import { writeFewIntents } from './few-intents.ts';
import { said } from './reader.ts';

let cacheDir: string;
let intentsDir: string;
let heard: string[];
const log = {
  info: (_facts: object, message: string) => void heard.push(message),
  warn: (_facts: object, message: string) => void heard.push(message),
};

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'understanding-'));
  intentsDir = await mkdtemp(join(tmpdir(), 'intents-'));
  await writeFewIntents(intentsDir);
  heard = [];
});
afterEach(async () => {
  await rm(cacheDir, { recursive: true, force: true });
  await rm(intentsDir, { recursive: true, force: true });
});

const onlyFile = async (): Promise<string> => join(cacheDir, (await readdir(cacheDir))[0] ?? '');

describe('the cache of trained models', () => {
  test('a second start does not train and reads the same', async () => {
    const first = await loadUnderstanding({ intentsDir, cacheDir, log });
    const second = await loadUnderstanding({ intentsDir, cacheDir, log });
    expect(heard).toEqual(['understanding trained']);
    const sentence = '厨房的阀门有点拧不紧';
    expect(second.understand(sentence, said)).toEqual(first.understand(sentence, said));
  });

  test.each([
    ['cut short', (content: string) => content.slice(0, content.length / 2)],
    [
      'altered',
      (content: string) => content.replace('"weights":"A', '"weights":"B').replace('"labels":["', '"labels":["x'),
    ],
    ['empty', () => ''],
  ])('a cache that is %s trains anew and is replaced', async (_how, damage) => {
    await loadUnderstanding({ intentsDir, cacheDir });
    const path = await onlyFile();
    const sound = await readFile(path, 'utf8');
    await writeFile(path, damage(sound));
    await loadUnderstanding({ intentsDir, cacheDir, log });
    expect(heard).toEqual(['understanding cache is damaged, training anew', 'understanding trained']);
    expect(await readFile(path, 'utf8')).toBe(sound);
  });

  test('changed data trains anew and leaves one file', async () => {
    const dir = join(cacheDir, 'cache');
    await loadUnderstanding({ intentsDir, cacheDir: dir, log });
    const thanks = join(intentsDir, 'thanks.yml');
    await writeFile(thanks, (await readFile(thanks, 'utf8')).replace('examples:\n', 'examples:\n  - 谢谢喽大伙儿\n'));
    await loadUnderstanding({ intentsDir, cacheDir: dir, log });
    expect(heard).toEqual(['understanding trained', 'understanding trained']);
    expect(await readdir(dir)).toHaveLength(1);
  });
});

test('unsound data stops the start and is named', async () => {
  await writeFile(join(intentsDir, 'thanks.yml'), 'id: thanks\nname: 致谢\nmeans: 道谢\nexampels: [谢谢]\n');
  const loading = loadUnderstanding({ intentsDir });
  await expect(loading).rejects.toThrow(IntentDataError);
  await expect(loading).rejects.toThrow(/thanks\.yml.*exampels/);
});
