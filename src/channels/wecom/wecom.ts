import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accept, Address, Channel } from '../../messages/contract.ts';
import type { LateFailure } from '../../messages/failed-later.ts';
import { wakeWaiting } from '../../messages/waiting.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WecomConfig } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { addJob, type Task } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import { accounts, channelName } from './address.ts';
import type { CallerOptions } from './api/caller.ts';
import { createWecomClient } from './api/client.ts';
import { openPacing } from './api/pacing.ts';
import { createArrivals, pullJob } from './arrivals.ts';
import { type BotSocket, createBotSocket } from './bot-socket/bot-socket.ts';
import type { SocketTimes } from './bot-socket/times.ts';
import { callbackRoutes } from './callback/routes.ts';
import { createWecomChannel, repaintJob } from './channel.ts';
import { contactJob } from './contact/contact-event.ts';
import { listContacts, refreshContact } from './contact/contacts.ts';
import { isListingDue } from './contact/contacts-store.ts';
import type { TakenBack } from './contact/deps.ts';
import { createJoinPersons } from './contact/join-persons.ts';
import { dueTasks } from './contact/mass-store.ts';
import { seeToTask } from './contact/poll.ts';
import type { SamePerson } from './contact/same-person-store.ts';
import { takeBack } from './contact/take-back.ts';
import { createFetchMedia, mediaJob } from './fetch-media.ts';
import { dueAccounts } from './kf/accounts-store.ts';
import { type KfDeps, pullKf } from './kf/pull.ts';
import type { OpenMedia } from './media.ts';
import type { MemberDesk } from './member-page/deps.ts';
import { memberPageRoutes } from './member-page/routes.ts';
import type { Standing } from './staff/deps.ts';
import { repaintCards } from './staff/repaint.ts';
import { dropOldReplies } from './staff/replies-store.ts';

export interface WecomDeps extends MemberDesk {
  config: WecomConfig;
  /** Where people reach us, without a slash at its end. */
  publicUrl: string;
  db: Db;
  /** For the lasting connection of what one process alone may do. */
  databaseUrl: string;
  clock: Clock;
  log: Log;
  accept: Accept;
  openMedia: OpenMedia;
  onFailure(failure: LateFailure): Promise<void>;
  /** Told that a message of ours was taken back, since its person is writing in `to`. */
  onTakenBack(message: TakenBack, to: Address): Promise<void>;
  /** Told that two ids are one person's. */
  onSamePerson(pair: SamePerson): Promise<'joined' | 'unchanged' | 'conflict'>;
  standingOf(ticketId: string): Promise<Standing | undefined>;
  /** How calls are made, where it differs from the usual: the tests'. */
  link?: Partial<CallerOptions>;
  /** How the connection of the AI bot is kept, where it differs from the usual: the tests'. */
  socketTimes?: Partial<SocketTimes>;
}

export interface Wecom {
  channel: Channel;
  routes: (http: FastifyInstance) => Promise<void>;
  tasks: Record<string, Task>;
  /**
   * Looks for what nobody told us of: accounts whose doorbell may have been lost, mass messages that are due, contacts. Once
   * a minute is enough.
   */
  look(): Promise<void>;
  /** Keeps the connection of the AI bot, or waits for it, until `stop`; at once over where it has none. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** Real time in which a file of the bot must be here. */
const fileTimeoutMs = 20_000;

/** The jobs that read whom members have as contacts, and see to one mass message. */
const contactsJob = 'wecom-contacts';
const massJob = 'wecom-mass';

const pullPayload = z.object({ openKfid: z.string() });
const contactPayload = z.object({ externalUserid: z.string() });
const massPayload = z.object({ taskId: z.uuid() });
const repaintPayload = z.object({ ticketId: z.string() });

/** Everything of WeCom (企业微信): what it calls, what we call, and the jobs between. */
export function createWecom(deps: WecomDeps): Wecom {
  const { config, db, clock, log, accept } = deps;
  const { corpId, agentId, agentSecret } = config;
  const link = { base: config.apiBase, ...deps.link };
  const caller = createWecomClient({ ...link, corpid: corpId, secret: agentSecret, db, clock });
  const shared = { ...deps, agentId, caller, link, pacing: openPacing(db, clock) };
  const kf: KfDeps = {
    ...shared,
    onWord: (customer) => {
      const { openKfid, externalUserid } = customer;
      return takeBack(shared, customer, { channel: channelName, account: openKfid, chat: externalUserid });
    },
  };
  const joinPersons = createJoinPersons(shared);
  const arrivals = createArrivals({ db, clock, log, accept, standingOf: deps.standingOf });
  const botSocket = openBotSocket(deps, arrivals.onBotMessage);
  const botCallback = config.bot?.mode === 'callback' ? config.bot : undefined;
  const fetchMedia = createFetchMedia({
    ...{ clock, log, caller, accept, botAesKey: botCallback?.aesKey, timeoutMs: link.timeoutMs ?? fileTimeoutMs },
  });
  const callbacks = callbackRoutes({
    ...{ db, clock, log },
    app: { ...config.callback, corpId, agentId, onEvent: arrivals.onEvent },
    ...(botCallback && { bot: { ...botCallback, onMessage: arrivals.onBotMessage } }),
  });
  const memberPage = memberPageRoutes({ ...shared, corpId, secret: `${agentSecret}${config.callback.aesKey}` });
  return {
    channel: createWecomChannel({ ...shared, botSocket }),
    routes: async (http) => {
      await http.register(callbacks);
      await http.register(memberPage);
    },
    tasks: {
      [pullJob]: (payload) => pullKf(kf, pullPayload.parse(payload).openKfid),
      [mediaJob]: fetchMedia,
      [contactJob]: (payload) => refreshContact(shared, contactPayload.parse(payload).externalUserid),
      [contactsJob]: () => listContacts(shared),
      [massJob]: (payload) => seeToTask(shared, massPayload.parse(payload).taskId),
      [repaintJob]: (payload) => repaintCards(shared, repaintPayload.parse(payload).ticketId),
    },
    async look() {
      const now = clock.now();
      for (const openKfid of await dueAccounts(db, now)) {
        await addJob(db, pullJob, { openKfid }, { key: `${pullJob}:${openKfid}` });
      }
      for (const taskId of await dueTasks(db, now)) {
        await addJob(db, massJob, { taskId }, { key: `${massJob}:${taskId}`, maxAttempts: 3 });
      }
      if (await isListingDue(db, now)) await addJob(db, contactsJob, {}, { key: contactsJob, maxAttempts: 3 });
      await joinPersons();
      await dropOldReplies(db, now);
    },
    async run() {
      await botSocket?.run();
    },
    async stop() {
      await botSocket?.stop();
    },
  };
}

/** Nothing where the bot calls us, or there is none. What waited for the connection is sent as soon as it is up. */
function openBotSocket(
  { config, socketTimes, ...deps }: WecomDeps,
  onMessage: ReturnType<typeof createArrivals>['onBotMessage'],
): BotSocket | undefined {
  if (config.bot?.mode !== 'socket') return undefined;
  const onUp = () => wakeWaiting(deps.db, { channel: channelName, account: accounts.bot }, deps.clock);
  return createBotSocket({ ...deps, config: config.bot, onMessage, onUp }, socketTimes);
}
