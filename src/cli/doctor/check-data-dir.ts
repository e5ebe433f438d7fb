import { constants } from 'node:fs';
import { access, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { render } from '../../messages/template.ts';
import { type Finding, faulty, sound } from '../../platform/finding.ts';
import { dataDir as texts } from './messages.ts';

const name = 'data-dir';

/** Whether pictures, caches and the embedded database can be kept in `dir`; where it is not there yet, whether it can be made. */
export async function checkDataDir(dir: string): Promise<Finding> {
  const path = resolve(dir);
  try {
    if (await isThere(path)) {
      await tryWriting(path);
      return sound(name, render(texts.sound, { path }));
    }
    await access(await nearestThere(path), constants.W_OK);
    return sound(name, render(texts.willBeMade, { path }));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return faulty(name, render(texts.notWritable, { path, reason }), render(texts.makeWritable, {}));
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function nearestThere(path: string): Promise<string> {
  const parent = dirname(path);
  return (await isThere(parent)) ? parent : nearestThere(parent);
}

async function tryWriting(path: string): Promise<void> {
  const file = join(path, `.doctor-${process.pid}`);
  await writeFile(file, '');
  await rm(file);
}
