import { fileURLToPath } from 'node:url';
import { readAlarm } from './classify/alarm.ts';
import { buildClassifier } from './classify/classifier.ts';
import { listExamples, type Models, trainModels } from './classify/models.ts';
import { type IntentData, type IntentProblem, readIntents } from './intent-data.ts';
import { keyOf, readCachedModels, writeCachedModels } from './model-cache.ts';
import { buildUnderstanding, type Understanding } from './understand.ts';

/** What loading has to say; pino's loggers fit. */
export interface UnderstandingLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface UnderstandingOptions {
  /** folder of the intent files; the project's own by default */
  intentsDir?: string;
  /** where trained models are kept between starts; without it every start trains (about a second) */
  cacheDir?: string;
  log?: UnderstandingLog;
}

const ownIntents = fileURLToPath(new URL('../../intents', import.meta.url));

/** The intent files are not sound; `problems` names each fault. */
export class IntentDataError extends Error {
  constructor(readonly problems: readonly IntentProblem[]) {
    super(`intent data: ${problems.map(({ file, problem }) => `${file}: ${problem}`).join('; ')}`);
    this.name = 'IntentDataError';
  }
}

/**
 * Reads `intents/`, takes the trained models from the cache or trains them, and returns the reader of messages.
 * A damaged or unwritable cache costs time, never the start.
 * @throws IntentDataError if the data is not sound
 */
export async function loadUnderstanding({
  intentsDir = ownIntents,
  cacheDir,
  log,
}: UnderstandingOptions = {}): Promise<Understanding> {
  const { sources, intents, problems } = await readIntents(intentsDir);
  if (problems.length > 0) throw new IntentDataError(problems);
  const key = keyOf(sources);
  const known = cacheDir ? await tryCache(cacheDir, key, log) : undefined;
  if (known) return build(known, intents);
  const texts = listExamples(intents);
  const models = trainModels(texts);
  log?.info({ examples: texts.length }, 'understanding trained');
  if (cacheDir) await tryKeeping(cacheDir, key, models, log);
  return build(models, intents);
}

const build = (models: Models, intents: readonly IntentData[]): Understanding =>
  buildUnderstanding(buildClassifier(models), readAlarm(models), intents);

async function tryCache(dir: string, key: string, log: UnderstandingLog | undefined): Promise<Models | undefined> {
  try {
    return await readCachedModels(dir, key);
  } catch (error) {
    log?.warn({ reason: reasonOf(error) }, 'understanding cache is damaged, training anew');
    return undefined;
  }
}

async function tryKeeping(dir: string, key: string, models: Models, log: UnderstandingLog | undefined): Promise<void> {
  try {
    await writeCachedModels(dir, key, models);
  } catch (error) {
    log?.warn({ reason: reasonOf(error) }, 'understanding cache cannot be written');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
