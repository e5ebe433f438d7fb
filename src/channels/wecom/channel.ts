import type {
  Address,
  Capabilities,
  Channel,
  OutgoingContent,
  SendFacts,
  SendResult,
} from '../../messages/contract.ts';
import { addJob } from '../../platform/jobs.ts';
import { channelName, type Surface, surfaceOf } from './address.ts';
import { type KfSendDeps, kfCapabilities, sendToCustomer } from './kf/send.ts';
import type { StaffDeps } from './staff/deps.ts';
import { robotCapabilities, sendByRobot } from './staff/send-by-robot.ts';
import { groupCapabilities, sendToGroup } from './staff/send-to-group.ts';
import { memberCapabilities, sendToMember } from './staff/send-to-member.ts';

const capabilitiesOf: Record<Surface, Capabilities> = {
  kf: kfCapabilities,
  app: memberCapabilities,
  webhook: groupCapabilities,
  appchat: groupCapabilities,
  bot: robotCapabilities,
};

/** The channel to WeCom: which of its surfaces a message goes by is told by the account in its address. */
export function createWecomChannel(deps: StaffDeps & KfSendDeps): Channel {
  type Send = (address: Address, content: OutgoingContent, key: string, facts: SendFacts) => Promise<SendResult>;
  const sends: Record<Surface, Send> = {
    kf: (...message) => sendToCustomer(deps, ...message),
    app: (...message) => sendToMember(deps, ...message),
    webhook: (...message) => sendToGroup(deps, ...message),
    appchat: (...message) => sendToGroup(deps, ...message),
    bot: (...message) => sendByRobot(deps, ...message),
  };
  return {
    name: channelName,
    capabilities: ({ account }) => capabilitiesOf[surfaceOf(account)],
    async send(address, content, key, facts) {
      const surface = surfaceOf(address.account);
      const result = await sends[surface](address, content, key, facts);
      // Staff were told of a ticket: its cards may look different now.
      const { ticketId } = facts;
      if (surface !== 'kf' && ticketId)
        await addJob(deps.db, repaintJob, { ticketId }, { key: `${repaintJob}:${ticketId}` });
      return result;
    },
  };
}

/** The job that repaints a ticket's cards. */
export const repaintJob = 'wecom-repaint';
