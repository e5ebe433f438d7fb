import type { SendResult } from '../../messages/contract.ts';
import { explain, WecomError } from './api/errors.ts';

/** Somebody has to change a setting first: it is tried again this often. */
const OPERATOR_RETRY_SECONDS = 300;

/** What a failed call means for the message that it was to send. Anything but WeCom's own errors is thrown on. */
export function outcomeOf(error: unknown): SendResult {
  if (!(error instanceof WecomError)) throw error;
  const reason = explain(error);
  const { action, afterSeconds } = error;
  switch (action) {
    case 'closed':
      return { outcome: 'closed', reason };
    case 'recipient':
    case 'gone':
    case 'bug':
      return { outcome: 'refused', reason };
    case 'uncertain':
      return { outcome: 'uncertain', reason };
    case 'operator':
      return { outcome: 'retry', reason, afterSeconds: OPERATOR_RETRY_SECONDS };
    default:
      return { outcome: 'retry', reason, ...(afterSeconds !== undefined && { afterSeconds }) };
  }
}
