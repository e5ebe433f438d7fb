import { detectEmergency } from '../emergency.ts';
import { findDevices } from '../entities/device-fault.ts';
import { fold, normalise } from '../fold.ts';
import { categoryOfDevice } from '../lexicon/devices.ts';
import { hints } from '../lexicon/hints.ts';
import { offTopicRules } from '../lexicon/off-topic.ts';
import { type Rule, rules } from '../lexicon/rules.ts';
import { segment } from '../segment.ts';

/** Letters to a government begin with their matter; what follows repeats it. */
const longestReading = 400;

/** A home, however it is written, with the comma before or after it: where something is says nothing of what it is. */
const homes =
  /[,，]?[0-9０-９]{1,3}\s*(?:栋|幢|号楼|座|#|号)\s*(?:[0-9０-９]{1,2}\s*(?:单元|门|梯))?\s*[0-9０-９]{3,4}(?:室|号|房|户)?|[0-9０-９]{1,3}[-－—][0-9０-９]{1,2}[-－—][0-9０-９]{2,4}[,，。]?/g;

/**
 * What the models see of a message, each feature once: words, characters and pairs of characters, the kinds of devices
 * named, the hints and rules of the lexicon, its length. Pairs of words, characters three by three, skipped words,
 * first and last sentences, and negated characters were tried by five-fold trial; none was worth a hundredth.
 * @param isAlarm whether the detector's words are in the whole of it
 */
export function extractFeatures(text: string, isAlarm = detectEmergency(text) !== undefined): string[] {
  const head = text.slice(0, longestReading);
  const said = normalise(head.replace(homes, ''));
  const folded = fold(head);
  const features = new Set<string>([`len:${lengthClass(said.length)}`]);
  for (const word of segment(said)) features.add(`w:${word}`);
  const chars = said.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}?!<>]/gu, '');
  for (let at = 0; at < chars.length; at += 1) {
    features.add(`c:${chars.charAt(at)}`);
    if (at > 0) features.add(`g:${chars.slice(at - 1, at + 1)}`);
  }
  for (const device of findDevices(head, folded)) features.add(`d:${categoryOfDevice(device.value)}`);
  for (const [name, says] of Object.entries(hints)) if (says.test(folded)) features.add(`h:${name}`);
  if (isAlarm) features.add('e:alarm');
  addRules(features, 'r', rules, folded);
  addRules(features, 'off', offTopicRules, folded);
  return [...features];
}

/** That a rule's words are there is one feature, that nothing beside them speaks against it another. */
function addRules(features: Set<string>, kind: string, table: Readonly<Record<string, Rule>>, folded: string): void {
  for (const [name, { says, unless }] of Object.entries(table)) {
    if (!says.test(folded)) continue;
    features.add(`${kind}?:${name}`);
    if (!unless?.test(folded)) features.add(`${kind}:${name}`);
  }
}

function lengthClass(length: number): string {
  const limits = [3, 9, 30, 100];
  return String(limits.find((limit) => length <= limit) ?? 'more');
}
