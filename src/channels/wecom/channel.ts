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
import type { BotSocket } from './bot-socket/bot-socket.ts';
import { sendBySocket, socketCapabilities } from './bot-socket/send.ts';
import { contactCapabilities, sendToContact } from './contact/send.ts';
import { type KfSendDeps, kfCapabilities, sendToCustomer } from './kf/send.ts';
import type { StaffDeps } from './staff/deps.ts';
import { robotCapabilities } from './staff/robot-content.ts';
import { sendByRobot } from './staff/send-by-robot.ts';
import { groupCapabilities, sendToGroup } from './staff/send-to-group.ts';
import { memberCapabilities, sendToMember } from './staff/send-to-member.ts';

const usualCapabilities: Record<Surface, Capabilities> = {
  kf: kfCapabilities,
  app: memberCapabilities,
  webhook: groupCapabilities,
  appchat: groupCapabilities,
  bot: robotCapabilities,
  contact: contactCapabilities,
};

const ofOwners: ReadonlySet<Surface> = new Set(['kf', 'contact']);

/**
 * The channel to WeCom: which of its surfaces a message goes by is told by the account in its address. The robot speaks by
 * its `botSocket`, where it has one.
 */
export function createWecomChannel(deps: StaffDeps & KfSendDeps & { botSocket: BotSocket | undefined }): Channel {
  const { botSocket } = deps;
  const capabilitiesOf = { ...usualCapabilities, ...(botSocket && { bot: socketCapabilities }) };
  type Send = (address: Address, content: OutgoingContent, key: string, facts: SendFacts) => Promise<SendResult>;
  const sends: Record<Surface, Send> = {
    kf: (...message) => sendToCustomer(deps, ...message),
    app: (...message) => sendToMember(deps, ...message),
    webhook: (...message) => sendToGroup(deps, ...message),
    appchat: (...message) => sendToGroup(deps, ...message),
    bot: (...message) => (botSocket ? sendBySocket(deps, botSocket, ...message) : sendByRobot(deps, ...message)),
    contact: (address, content, key) => sendToContact(deps, address, content, key),
  };
  return {
    name: channelName,
    capabilities: ({ account }) => capabilitiesOf[surfaceOf(account)],
    async send(address, content, key, facts) {
      const surface = surfaceOf(address.account);
      const result = await sends[surface](address, content, key, facts);
      // Staff were told of a ticket: its cards may look different now.
      const { ticketId } = facts;
      if (!ofOwners.has(surface) && ticketId)
        await addJob(deps.db, repaintJob, { ticketId }, { key: `${repaintJob}:${ticketId}` });
      return result;
    },
  };
}

/** The job that repaints a ticket's cards. */
export const repaintJob = 'wecom-repaint';
