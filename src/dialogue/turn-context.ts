import type { CapabilitiesOf } from '../domain/broadcasts/ways.ts';
import type { CommunityFacts } from '../domain/communities/community.ts';
import type { Person } from '../domain/owners/person.ts';
import type { Button } from '../messages/contract.ts';
import { render, type Template, type Vars } from '../messages/template.ts';
import type { Outcome, Turn } from '../messages/turn.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import type { IntentId, Meaning } from '../understanding/meaning.ts';
import type { TalkState } from './state.ts';

/** All that a turn is decided from. The transaction is the turn's own: what is done in it stands or falls with the reply. */
export interface TurnContext<P extends Person = Person> {
  tx: Tx;
  clock: Clock;
  log: Log;
  /** What chats can carry, as the channels are at present. */
  capabilitiesOf: CapabilitiesOf;
  /** The moment the turn is handled at; the same throughout. */
  now: Date;
  community: CommunityFacts;
  turn: Turn;
  person: P;
  /** What was said, several messages joined by line breaks. */
  text: string;
  /** Media ids that came with it. */
  media: string[];
  /** The button that was pressed, or that a digit stood for. */
  button?: string;
  /** Our message that was quoted: which ticket it was about. */
  quotedTicketId?: string;
  meaning: Meaning;
  /** What other words of the same moment mean. */
  read(text: string): Meaning;
  /** Voice notes whose words are in the text: kept, but nothing that still has to be looked at. */
  heard?: string[];
  /** Among the media is a voice note whose words nobody knows yet. */
  unheard?: boolean;
  /** The reading that the speaker chose where the words had two. */
  chosen?: IntentId | undefined;
  /** Anger or distress shows in this very turn. */
  isUpset?: boolean;
  /** How the speaker feels, as far as this talk shows it. */
  feeling?: Meaning['feeling'] | undefined;
  /** What the turn before was, where it was none of our business. */
  strayed?: TalkState['strayed'];
  /** Which matter of the turn this is, where it holds several; its words have keys of their own. */
  part?: number;
  state: TalkState;
}

/** Who a matter is opened for, and where they are told: a turn's context, or a talk that nobody went on with. */
export interface Speaker
  extends Pick<
    TurnContext,
    'tx' | 'clock' | 'now' | 'community' | 'person' | 'media' | 'heard' | 'feeling' | 'chosen'
  > {
  turn: Pick<Turn, 'conversation'>;
}

/** One thing said back in the chat of the turn. */
export interface Reply {
  text: string;
  buttons?: Button[];
  ticketId?: string;
  /** a person of ours goes on with the talk, where the channel lets him take it over */
  handOver?: boolean;
}

/** What a turn comes to. `state` absent: the talk stands where it stood. */
export interface TurnReply {
  replies: Reply[];
  outcome: Outcome;
  state?: TalkState;
}

/** Fills a template in the community's wording. */
export function words<Names extends string>(
  ctx: { community: CommunityFacts },
  template: Template<Names>,
  vars: Vars<Names>,
): string {
  return render(template, vars, ctx.community.wording);
}

/** A turn that says one thing. */
export const answer = (text: string, more: Omit<Reply, 'text'> = {}, rest: Partial<TurnReply> = {}): TurnReply => ({
  replies: [{ text, ...more }],
  outcome: 'answered',
  ...rest,
});

/** Key under which this turn's words to others are said once. */
export const turnKey = ({ turn, part = 0 }: { turn: Turn; part?: number }, suffix: string): string =>
  `turn:${turn.messages[0].seq}${part > 0 ? `.${part}` : ''}:${suffix}`;
