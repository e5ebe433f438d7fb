/** A question that had no answer, what a person answered, and whether that is said to others. */
export interface Gap {
  id: string;
  /** the ticket in which it was first asked */
  ticketId: string | null;
  /** as what it was read */
  intent: string;
  question: string;
  answer: string | null;
  answeredAt: Date | null;
  /** since when the answer is said to others; null: it is not */
  keptAt: Date | null;
  askedAt: Date;
  timesAsked: number;
}

/** Readings under which an answer is kept for others; elsewhere too little is known to tell a like question. */
const questionIntents: ReadonlySet<string> = new Set([
  'fee_inquiry',
  'parking_inquiry',
  'renovation_inquiry',
  'access_inquiry',
  'general_inquiry',
  'special_service',
  'move_pass',
]);

/** Whether an answer to a question that was read so may be kept for others. */
export const isKeepable = (intent: string): boolean => questionIntents.has(intent);

/** Whether a question that was read so is noted; what we could not place is one too. */
export const isNoted = (intent: string): boolean => intent === 'other' || isKeepable(intent);
