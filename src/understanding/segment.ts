import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { deviceNames, faults } from './lexicon/devices.ts';
import { phrases } from './lexicon/phrases.ts';

let shared: Jieba | undefined;

/** Words of a folded text, by jieba with our devices, faults and phrases added. The dictionary loads on first use. */
export function segment(folded: string): string[] {
  shared ??= loadJieba();
  return shared.cut(folded, true).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
}

function loadJieba(): Jieba {
  const jieba = Jieba.withDict(dict);
  const own = [...new Set([...deviceNames, ...faults, ...phrases])].filter((word) => word.length > 1);
  jieba.loadDict(Buffer.from(own.map((word) => `${word} 5000 n`).join('\n')));
  return jieba;
}
