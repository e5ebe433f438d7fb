import type { Address, Capabilities, Channel, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { channelName, roomIdOf } from '../address.ts';
import type { Link } from '../link/link.ts';
import { reasons } from '../messages.ts';
import { type PacingDeps, type Pressing, permit } from './pacing.ts';
import { type SayDeps, say } from './say.ts';

export interface ChannelDeps extends PacingDeps, SayDeps {
  link: Link;
  /** How much what is said about a ticket can wait. */
  pressingOf(ticketId: string): Promise<Pressing>;
}

const mebibyte = 1024 * 1024;
const usual: Omit<Capabilities, 'buttons' | 'mentions' | 'proactive'> = {
  maxButtons: 0,
  quotes: true,
  media: {
    image: { maxBytes: 10 * mebibyte },
    voice: false,
    video: { maxBytes: 20 * mebibyte },
    file: { maxBytes: 20 * mebibyte },
  },
  maxTextBytes: 3_900,
  idempotentSend: false,
};

/** After this long without a link an emergency looks for another way. */
const patienceMs = 2 * 60_000;
const seconds = { elsewhere: 1, down: 15, otherAccount: 600 };

/** The channel to ordinary WeChat. What may not go out yet waits in the outbox; nothing is tried while nobody is logged in. */
export function createWechatyChannel(deps: ChannelDeps): Channel {
  const { link, clock } = deps;

  function isAbsent(address: Address): boolean {
    const { state } = link.state();
    return state === 'up' ? link.account !== address.account : state !== 'off';
  }

  async function wait(address: Address, pressing: Pressing): Promise<SendResult> {
    const { state, since } = link.state();
    if (state === 'up') return later(render(reasons.otherAccount, {}), seconds.otherAccount);
    // Another process may be logged in and take it.
    if (state === 'off') return later(render(reasons.linkDown, {}), seconds.elsewhere);
    const isLong = clock.now().getTime() - since.getTime() >= patienceMs;
    const isAlone = roomIdOf(address.chat) === undefined;
    if (pressing === 'emergency' && isLong && isAlone)
      return { outcome: 'closed', reason: render(reasons.linkDown, {}) };
    return later(render(reasons.linkDown, {}), seconds.down);
  }

  return {
    name: channelName,
    capabilities(address) {
      const isRoom = roomIdOf(address.chat) !== undefined;
      return {
        ...usual,
        buttons: isRoom ? 'words' : 'numbers',
        mentions: isRoom,
        proactive: !isAbsent(address),
      };
    },
    async send(address, content, _key, facts: SendFacts) {
      const pressing = facts.ticketId ? await deps.pressingOf(facts.ticketId) : undefined;
      const { bot, account } = link;
      if (!bot || account !== address.account) return await wait(address, pressing);
      const may = await permit(deps, address, pressing);
      if (!may.ok) return later(may.reason, may.afterSeconds);
      return await say(deps, bot, address, content);
    },
  };
}

const later = (reason: string, afterSeconds: number): SendResult => ({ outcome: 'later', reason, afterSeconds });
