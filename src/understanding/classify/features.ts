import { findDevices } from '../entities/device-fault.ts';
import { fold, normalise } from '../fold.ts';
import { categoryOfDevice } from '../lexicon/devices.ts';
import { hints } from '../lexicon/hints.ts';
import { segment } from '../segment.ts';

/** Letters to a government begin with their matter; what follows repeats it. */
const longestReading = 400;

/**
 * What the models see of a message, each feature once: words and pairs of words, characters and pairs of characters,
 * the kinds of devices named, the hints of the lexicon, its length.
 */
export function extractFeatures(text: string): string[] {
  const said = normalise(text.slice(0, longestReading));
  const features = new Set<string>([`len:${lengthClass(said.length)}`]);
  const words = segment(said);
  words.forEach((word, at) => {
    features.add(`w:${word}`);
    features.add(`p:${words[at - 1] ?? '^'}_${word}`);
  });
  features.add(`p:${words.at(-1) ?? '^'}_$`);
  const chars = said.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}?!<>]/gu, '');
  for (let at = 0; at < chars.length; at += 1) {
    features.add(`c:${chars.charAt(at)}`);
    if (at > 0) features.add(`g:${chars.slice(at - 1, at + 1)}`);
  }
  const folded = fold(text.slice(0, longestReading));
  for (const device of findDevices(text, folded)) features.add(`d:${categoryOfDevice(device.value)}`);
  for (const [name, says] of Object.entries(hints)) if (says.test(folded)) features.add(`h:${name}`);
  return [...features];
}

function lengthClass(length: number): string {
  const limits = [1, 2, 4, 7, 12, 20, 40, 100];
  return String(limits.find((limit) => length <= limit) ?? 'more');
}
