import { dockStart } from '@nlpjs/basic';
import { LangZh } from '@nlpjs/lang-zh';
import type { Example } from './reader.ts';

/** Trains nlp.js with its Chinese language package on the same examples and reads with it. Its own defaults throughout. */
export async function trainNlpjs(examples: readonly Example[]): Promise<(text: string) => Promise<string>> {
  const settings = { nlp: { languages: ['zh'], autoSave: false, autoLoad: false, nlu: { log: false } } };
  const dock = await dockStart({ use: ['Basic'], settings });
  const nlp = dock.get('nlp');
  nlp.container.use(LangZh);
  nlp.addLanguage('zh');
  for (const { text, intent } of examples) nlp.addDocument('zh', text, intent);
  await nlp.train();
  return async (text) => {
    const { intent } = await nlp.process('zh', text);
    // What it cannot place it calls None.
    return intent === 'None' ? 'other' : intent;
  };
}
