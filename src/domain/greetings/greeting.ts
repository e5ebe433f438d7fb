import type { FestivalId } from '../communities/greetings-policy.ts';

export type GreetingKind = 'birthday' | 'move-in' | `festival:${FestivalId}`;

/** Somebody for whom it is a day. */
export interface Candidate {
  residentId: string;
  kind: GreetingKind;
  /** of his calendar: in each a greeting is sent once */
  year: number;
  /** years since he moved in */
  years: number;
}

/** What became of a greeting; all but `sent` say why there was none. */
export type Outcome =
  | 'sent'
  | 'declined'
  | 'mourning'
  | 'open-complaint'
  | 'breach'
  | 'another-today'
  | 'too-many'
  | 'no-chat';

/** What decides whether somebody is greeted. */
export interface Standing {
  declined: boolean;
  /** somebody of his household is mourned */
  mourning: boolean;
  /** numbers of what is open in his household */
  complaint: number | null;
  breach: number | null;
  /** he had one today */
  greetedToday: boolean;
  /** what he was sent unasked in the last seven days */
  pushes: number;
  /** there is a chat in which we may write to him now */
  reachable: boolean;
}

/**
 * Whether somebody is greeted: never a household that mourns or waits for us (S112, S113), never twice a day (S107), never
 * more than a person bears in a week (S89).
 */
export function decideGreeting(standing: Standing, mostPerWeek: number): Outcome {
  if (standing.declined) return 'declined';
  if (standing.mourning) return 'mourning';
  if (standing.complaint !== null) return 'open-complaint';
  if (standing.breach !== null) return 'breach';
  if (standing.greetedToday) return 'another-today';
  if (standing.pushes >= mostPerWeek) return 'too-many';
  return standing.reachable ? 'sent' : 'no-chat';
}

const order = ['birthday', 'move-in', 'festival'];
const rank = ({ kind }: Candidate): number => order.indexOf(kind.split(':')[0] ?? '');

/** What is his alone comes before what is everybody's. */
export const byWeight = (a: Candidate, b: Candidate): number => rank(a) - rank(b);
