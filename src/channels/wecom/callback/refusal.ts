/** For the log alone: who asks is never told. */
export type Reason =
  | 'malformed' // not the shape of a callback at all
  | 'signature'
  | 'stale' // signed, but too long ago or ahead of our clock
  | 'undecipherable' // signed, but not sealed with our key as the platform seals
  | 'receiver' // for another company, app or bot
  | 'content'; // sealed by the platform, and yet not what it sends

/** A callback that is not let in. All are answered alike, whatever the reason. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly reason: Reason) {
    super(`a callback was refused: ${reason}`);
  }
}

/** @throws Refusal with `reason` unless `condition` holds */
export function insist(condition: boolean, reason: Reason): asserts condition {
  if (!condition) throw new Refusal(reason);
}
