/** What can happen to a hazard; its history is read by these. */
export type HazardEventType =
  | 'found'
  | 'placed' // its unit became known
  | 'added' // pictures or more words
  | 'noticed'
  | 'acknowledged'
  | 'reminded'
  | 'chased' // a person is to telephone: { callTicketId }
  | 'looked' // staff were asked to look
  | 'claimed' // its people say that it is cleared
  | 'proof-asked' // a picture of it cleared is still to come
  | 'receipt-asked' // the same of the signed receipt
  | 'notice-asked'
  | 'notice-issued'
  | 'receipt'
  | 'cleared'
  | 'withdrawn';

/** Who did it: “staff:…”, “resident:…”, “system”. */
export interface HazardActor {
  id: string;
  name?: string;
}

export const systemActor: HazardActor = { id: 'system' };

export interface HazardEventInput {
  hazardId: string;
  type: HazardEventType;
  at: Date;
  actor: HazardActor;
  data?: Record<string, string | number | string[]>;
}
