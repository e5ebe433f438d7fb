import { type Bot, type BotConversation, newBot } from './bot.ts';
import type { BotFile } from './bot-files.ts';
import type { Callback } from './callbacks.ts';
import type { CardTask, ResponseCode } from './cards.ts';
import type { Faults } from './faults.ts';
import type { KfAccount } from './kf-log.ts';
import type { EventCode, Session } from './kf-sessions.ts';
import type { MassTask } from './mass-messages.ts';
import type { StoredMedia } from './media.ts';
import type { OauthCode } from './oauth.ts';
import { createRates, type Rates } from './rates.ts';
import type { Token } from './tokens.ts';

/** Where an app takes its callbacks. */
export interface CallbackTarget {
  url: string;
  token: string;
  aesKey: string;
}

export interface App {
  agentId: number;
  secret: string;
  /** The members it may see. */
  visible: ReadonlySet<string> | 'everybody';
  /** Whether it is among the apps that may call 微信客服, and those that may call 客户联系. */
  kf: boolean;
  customers: boolean;
  /** Whether our address is in its 企业可信IP. */
  ipAllowed: boolean;
  enabled: boolean;
  /** Where pages of its may lead back to (可信域名): a host, with its port where it has one. */
  trustedDomain?: string;
  callback?: CallbackTarget;
}

export interface Member {
  userid: string;
  name: string;
  /** 1 active, 2 disabled, 4 not yet active, 5 left */
  status: 1 | 2 | 4 | 5;
}

export interface Customer {
  externalUserid: string;
  nickname: string;
  unionid?: string;
  /** Members who have him as a contact. */
  followedBy: readonly string[];
  /** Since when, in ms, where he was added while the server ran. */
  addedAt?: Readonly<Record<string, number>>;
  /** Refuses what the account sends: it is taken and fails afterwards. */
  refuses?: boolean;
}

/** A group of customers, owned by a member. */
export interface CustomerGroup {
  chatId: string;
  owner: string;
}

export interface Webhook {
  key: string;
  state: 'there' | 'disabled' | 'removed';
}

export interface Appchat {
  chatid: string;
  agentId: number;
  name: string;
  owner: string;
  userlist: string[];
}

/** What stands on somebody's screen. */
export interface Shown {
  at: Date;
  from: string;
  msgtype: string;
  /** Its words, as they are read: text, title, menu. */
  text: string;
  content: Record<string, unknown>;
  /** The id by which it can be taken back or clicked. */
  id: string;
  mentions: readonly string[];
}

/** A call that was answered. */
export interface AnsweredCall {
  path: string;
  errcode: number;
  agentId: number | undefined;
}

/** All that the server knows. Tests may look, and change what an administrator could. */
export interface Corp {
  corpid: string;
  now: () => Date;
  apps: App[];
  members: Map<string, Member>;
  kfAccounts: Map<string, KfAccount>;
  customers: Map<string, Customer>;
  customerGroups: Map<string, CustomerGroup>;
  webhooks: Map<string, Webhook>;
  appchats: Map<string, Appchat>;
  tokens: Map<string, Token>;
  oauthCodes: Map<string, OauthCode>;
  media: Map<string, StoredMedia>;
  sessions: Map<string, Session>;
  eventCodes: Map<string, EventCode>;
  cards: Map<string, CardTask>;
  responseCodes: Map<string, ResponseCode>;
  massTasks: Map<string, MassTask>;
  bots: Map<string, Bot>;
  botConversations: Map<string, BotConversation>;
  botFiles: Map<string, BotFile>;
  /** Whether a bot may send a card to a group of itself: the documents do not agree. */
  botCardsInGroups: boolean;
  /** By owner of the screen: `member:zhangsan`, `customer:wm1`, `group:key`. */
  screens: Map<string, Shown[]>;
  /** The errcode for a message id that was used: WeCom documents none. */
  usedIdCode: number;
  /** What went over a limit and was dropped without a word. */
  dropped: { userid: string; text: string }[];
  /** Requests by app messages that ask to be dropped when said again: text of the request → when. */
  remembered: Map<string, number>;
  sentIds: Map<string, { agentId: number; at: number; userids: string[] }>;
  callbacks: Callback[];
  calls: AnsweredCall[];
  /** Errors of this server itself. */
  faultsOfOurOwn: unknown[];
  rates: Rates;
  faults: Faults;
  nextId(prefix: string): string;
}

export interface CorpOptions {
  corpid?: string;
  now: () => Date;
  apps?: readonly (Pick<App, 'agentId' | 'secret'> & Partial<App>)[];
  members?: readonly (Pick<Member, 'userid'> & Partial<Member>)[];
  kfAccounts?: readonly { openKfid: string; name?: string; servicers?: readonly string[] }[];
  customers?: readonly (Pick<Customer, 'externalUserid'> & Partial<Customer>)[];
  customerGroups?: readonly CustomerGroup[];
  webhooks?: readonly string[];
  bots?: readonly string[];
}

export function createCorp(options: CorpOptions, faults: Faults): Corp {
  const { corpid = 'ww0123456789abcdef', now, apps = [], members = [], kfAccounts = [], customers = [] } = options;
  let ids = 0;
  return {
    ...{ corpid, now, faults, rates: createRates(() => now().getTime()) },
    apps: apps.map((app) => ({
      ...{ visible: 'everybody', kf: true, customers: true, ipAllowed: true, enabled: true },
      ...app,
    })),
    members: new Map(members.map((m) => [m.userid.toLowerCase(), { name: m.userid, status: 1, ...m }])),
    kfAccounts: new Map(kfAccounts.map(({ openKfid, ...rest }) => [openKfid, newKfAccount({ openKfid, ...rest })])),
    customers: new Map(customers.map((c) => [c.externalUserid, { nickname: '微信用户', followedBy: [], ...c }])),
    customerGroups: new Map((options.customerGroups ?? []).map((group) => [group.chatId, group])),
    webhooks: new Map((options.webhooks ?? []).map((key) => [key, { key, state: 'there' as const }])),
    appchats: new Map(),
    tokens: new Map(),
    oauthCodes: new Map(),
    media: new Map(),
    sessions: new Map(),
    eventCodes: new Map(),
    cards: new Map(),
    responseCodes: new Map(),
    massTasks: new Map(),
    bots: new Map((options.bots ?? []).map((botId) => [botId, newBot(botId)])),
    botConversations: new Map(),
    botFiles: new Map(),
    botCardsInGroups: true,
    screens: new Map(),
    usedIdCode: 40058,
    dropped: [],
    remembered: new Map(),
    sentIds: new Map(),
    callbacks: [],
    calls: [],
    faultsOfOurOwn: [],
    nextId: (prefix) => `${prefix}${String(++ids).padStart(6, '0')}`,
  };
}

function newKfAccount({
  openKfid,
  name = '物业管家',
  servicers = [],
}: {
  openKfid: string;
  name?: string;
  servicers?: readonly string[];
}): KfAccount {
  const onDuty = new Map(servicers.map((userid) => [userid, true]));
  return { openKfid, name, servicers: onDuty, log: [], usedIds: new Set(), doorbells: new Map() };
}

/** Puts something on a screen. */
export function show(corp: Corp, screen: string, shown: Omit<Shown, 'at'>): void {
  const screens = corp.screens.get(screen) ?? [];
  corp.screens.set(screen, [...screens, { at: corp.now(), ...shown }]);
}

export function isVisible(corp: Corp, app: App, userid: string): boolean {
  const member = corp.members.get(userid.toLowerCase());
  if (!member) return false;
  return app.visible === 'everybody' || app.visible.has(member.userid);
}
