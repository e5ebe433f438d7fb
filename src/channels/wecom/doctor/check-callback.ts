import { render } from '../../../messages/template.ts';
import { type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { Keys } from '../callback/envelope.ts';
import { readVerification } from '../callback/read-callback.ts';
import { Refusal } from '../callback/refusal.ts';
import { knownKeys, knownQuestion, knownWord } from './known-envelope.ts';
import { callback as texts } from './messages.ts';
import { askAsWecom, queryOf } from './question.ts';

export interface SealCheck {
  /** of the finding */
  name: string;
  whose: 'app' | 'robot';
  keys: Keys;
}

/** Whether what is sealed with our keys can be opened with them, by the reader that opens what WeCom sends. */
export function checkSealing({ name, whose, keys }: SealCheck, now: Date): Finding {
  const subject = render(texts[whose], {});
  try {
    const knownAt = new Date(Number(knownQuestion.timestamp) * 1000);
    const isKnownOpen = readVerification(queryOf(knownQuestion), knownKeys, knownAt) === knownWord;
    const { query, word } = askAsWecom(keys, now);
    if (isKnownOpen && readVerification(query, keys, now) === word)
      return sound(name, render(texts.opens, { subject }));
    return faulty(name, render(texts.doesNotOpen, { subject, reason: 'content' }), render(texts.newKeys, {}));
  } catch (error) {
    const reason = error instanceof Refusal ? error.reason : 'key';
    return faulty(name, render(texts.doesNotOpen, { subject, reason }), render(texts.newKeys, {}));
  }
}
