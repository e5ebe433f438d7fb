import type { Address, Capabilities } from '../../messages/contract.ts';
import type { Tx } from '../../platform/db.ts';
import { accountsInUse } from './recipients-store.ts';

/** What a chat can carry; undefined where nothing is joined to its channel at present. */
export type CapabilitiesOf = (address: Address) => Capabilities | undefined;

/**
 * How chats of one account are written to: `direct` at any time, `window` only some hours after their person wrote, `hand`
 * by a person of ours who sends it.
 */
export interface Way {
  channel: string;
  account: string;
  kind: 'direct' | 'window' | 'hand';
  /** of a window; 0 where none is told */
  hours: number;
}

/** The ways to the residents of a community, as the channels are at present. */
export async function waysTo(tx: Tx, communityId: string, capabilitiesOf: CapabilitiesOf): Promise<Way[]> {
  const ways: Way[] = [];
  for (const address of await accountsInUse(tx, communityId)) {
    const capabilities = capabilitiesOf(address);
    if (!capabilities) continue;
    const { channel, account } = address;
    const { byHand, proactive, replyWindow } = capabilities;
    const kind = byHand ? 'hand' : proactive ? 'direct' : 'window';
    ways.push({ channel, account, kind, hours: replyWindow?.hours ?? 0 });
  }
  return ways;
}
