import { render } from '../../../messages/template.ts';
import { type Finding, faulty } from '../../../platform/finding.ts';
import { explain, type TextName, type WecomError } from '../api/errors.ts';
import { mends } from './mends-messages.ts';

const mendOf: Partial<Record<TextName, keyof typeof mends>> = {
  unreachable: 'unreachable',
  unknownOutcome: 'unreachable',
  busy: 'again',
  overLimit: 'overLimit',
  wrongSecret: 'wrongSecret',
  wrongCorp: 'wrongCorp',
  ipNotAllowed: 'ipNotAllowed',
  wrongAgent: 'wrongAgent',
  notGranted: 'notGranted',
  notVerified: 'notVerified',
  outOfRange: 'outOfRange',
  kfSettings: 'kfSettings',
  goneTarget: 'goneTarget',
  goneChat: 'goneChat',
};

/** What a call that WeCom refused says about the installation. */
export function failureOf(name: string, subject: string, error: WecomError): Finding {
  return faulty(name, `${subject}：${explain(error)}`, render(mends[mendOf[error.text] ?? 'other'], {}));
}
