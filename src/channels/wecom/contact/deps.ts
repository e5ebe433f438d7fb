import type { Address } from '../../../messages/contract.ts';
import type { LateFailure } from '../../../messages/failed-later.ts';
import type { OpenMedia } from '../media.ts';
import type { ContactDeps } from './contacts.ts';

/** A message that was taken back before it went out. */
export type TakenBack = Omit<LateFailure, 'state'>;

export interface MassDeps extends ContactDeps {
  openMedia: OpenMedia;
  /** Told of messages that did not arrive after all. Telling it twice does no harm. */
  onFailure(failure: LateFailure): Promise<void>;
  /** Told that a message is to be said in `to` instead, where its person is writing now. Twice does no harm. */
  onTakenBack(message: TakenBack, to: Address): Promise<void>;
}
