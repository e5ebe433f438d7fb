import type { IntentId, Meaning } from '../understanding/meaning.ts';

/** Which flow an intent starts. */
export const flowOf: Partial<Record<IntentId, string>> = {
  repair: 'repair',
  hazard_report: 'repair',
  complaint: 'complaint',
};

/** Questions that are taken up in the middle of a talk, after which the talk goes on. */
export const questions: ReadonlySet<IntentId> = new Set([
  'fee_inquiry',
  'parking_inquiry',
  'renovation_inquiry',
  'access_inquiry',
  'general_inquiry',
  'special_service',
  'move_pass',
  'suggestion',
]);

/** How sure a reading must be to leave the talk that is under way, or to be a matter of its own beside another. */
const sureEnough = 0.6;

/** Whether a reading is that sure. */
export const isSure = ({ confidence }: Pick<Meaning, 'confidence'>): boolean => confidence >= sureEnough;
