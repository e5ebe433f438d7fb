import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import type { App } from '../../src/app.ts';
import { bindIdentity } from '../../src/domain/owners/bind-identity.ts';
import { parseSetUp } from '../../src/domain/setup/parse-set-up.ts';
import { applySetup } from '../../src/domain/setup/set-up.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { transaction } from '../../src/platform/db.ts';
import type { Phone } from './phone.ts';
import { until } from './until.ts';
import { CustomerSeat, GroupSeat, MemberSeat } from './wecom-phones.ts';
import { startWecomServer, type WecomServer } from './wecom-server.ts';

const agentId = 1000002;
const secret = 'made-up-secret';
const openKfid = 'wkJINXIU';
const botId = 'AIBOT1';
const stranger = 'wmSTRANGER';
const aesKey = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY';
/** The robot is called at its callback, or has a connection and is the only way into the groups. */
export type TownRobot = 'callback' | 'socket';
const demoFile = new URL('../../demo/jinxiu.yml', import.meta.url);

/** What of an app is needed to set the community up; it may run in another process. */
type Guanjia = Pick<App, 'db' | 'clock'>;

interface Sheet {
  community: Record<string, unknown>;
  accounts?: unknown;
  staff: { id: string; name: string; wecom?: string }[];
  groups: { id: string; name: string; wecom?: object }[];
  residents: { name: string; phone: string }[];
}

/** The demonstration community on WeCom: its owners are customers of 微信客服, its staff members of the company. */
export class WecomTown {
  #app: Guanjia | undefined;
  private constructor(
    readonly server: WecomServer,
    private readonly sheet: Sheet,
    private readonly robot: TownRobot,
  ) {}

  static async open(clock: Clock, robot: TownRobot = 'callback'): Promise<WecomTown> {
    const sheet = parse(await readFile(demoFile, 'utf8')) as Sheet;
    sheet.community.wecom = { kf: [openKfid] };
    sheet.accounts = undefined;
    for (const member of sheet.staff) member.wecom = `${member.id}@jx`;
    for (const group of sheet.groups) {
      group.wecom = { bot: `wr-${group.id}`, ...(robot === 'callback' && { webhook: `hook-${group.id}` }) };
    }
    const server = await startWecomServer({
      now: () => clock.now(),
      apps: [{ agentId, secret }],
      members: sheet.staff.map(({ id, name }) => ({ userid: `${id}@jx`, name })),
      kfAccounts: [{ openKfid, servicers: ['chen@jx'] }],
      customers: [
        ...sheet.residents.map(({ name, phone }) => ({ externalUserid: customerOf(phone), nickname: name })),
        { externalUserid: stranger, nickname: '陌生人' },
      ],
      webhooks: sheet.groups.map(({ id }) => `hook-${id}`),
      bots: [botId],
    });
    // Stories told on every channel are answered by us; one about servicers lets him come on duty.
    server.corp.kfAccounts.get(openKfid)?.servicers.set('chen@jx', false);
    // Somebody has called the robot in each group, or its id would not be known.
    for (const { id } of sheet.groups) server.corp.bots.get(botId)?.writtenTo.add(`group:wr-${id}`);
    return new WecomTown(server, sheet, robot);
  }

  /** The variables of an app that lives here. */
  get variables(): Record<string, string> {
    return {
      WECOM_API_BASE: this.server.base,
      WECOM_CORP_ID: this.server.corp.corpid,
      WECOM_AGENT_ID: String(agentId),
      WECOM_AGENT_SECRET: secret,
      WECOM_CALLBACK_TOKEN: 'AppToken1',
      WECOM_CALLBACK_AES_KEY: aesKey,
      ...(this.robot === 'callback'
        ? { WECOM_BOT_TOKEN: 'BotToken1', WECOM_BOT_AES_KEY: aesKey }
        : {
            WECOM_BOT_ID: botId,
            WECOM_BOT_SECRET: this.server.corp.bots.get(botId)?.secret ?? '',
            WECOM_BOT_WS_URL: this.server.botSockets,
          }),
    };
  }

  /** Sets the community up; its residents are known by their customer ids. */
  async seed(app: Guanjia): Promise<void> {
    this.#app = app;
    const { db, clock } = app;
    if ((await db.community.count()) > 0) return;
    const parsed = parseSetUp(stringify(this.sheet));
    if (!parsed.ok) throw new Error(`the town is not sound: ${JSON.stringify(parsed.problems[0])}`);
    await transaction(db, (tx) => applySetup(tx, parsed.file), { timeoutMs: 60_000 });
    const residents = await db.resident.findMany({ select: { id: true, phone: true, communityId: true } });
    for (const { id: residentId, phone, communityId } of residents) {
      const id = { channel: 'wecom', account: openKfid, externalId: customerOf(phone ?? '') };
      await transaction(db, (tx) => bindIdentity(tx, { ...id, communityId, residentId, by: 'setup' }, clock));
    }
  }

  /** From now on WeCom calls the app at this address; resolves once the robot is there. */
  async connect(base: string): Promise<void> {
    const { WECOM_CALLBACK_TOKEN: token = '', WECOM_BOT_TOKEN: botToken = '' } = this.variables;
    this.server.sendCallbacksTo(agentId, { url: `${base}/wecom/callback/app`, token, aesKey });
    if (this.robot === 'socket') {
      await until(() => this.server.bot(botId).isConnected);
      return;
    }
    const bot = this.server.corp.bots.get(botId);
    if (bot) bot.callback = { url: `${base}/wecom/callback/bot`, token: botToken, aesKey };
  }

  person(name: string): Phone {
    const member = this.sheet.staff.find((one) => one.name === name);
    if (member) return new MemberSeat(name, this.server.member(agentId, `${member.id}@jx`));
    const resident = this.sheet.residents.find((one) => one.name === name);
    if (!resident && name !== '陌生人') throw new Error(`nobody is called ${name}`);
    const customer = resident ? customerOf(resident.phone) : stranger;
    return new CustomerSeat(name, this.server.customer(openKfid, customer), openKfid);
  }

  group(title: string, name?: string): Phone {
    const group = this.sheet.groups.find((one) => one.name.includes(title));
    if (!group) throw new Error(`there is no group ${title}`);
    const chatid = `wr-${group.id}`;
    const ways = {
      sees: () => [this.server.groupSees(`hook-${group.id}`), this.server.groupSees(chatid)],
      robot: this.server.bot(botId),
      chatid,
      arrived: (msgid: string) => this.#arrived(msgid),
    };
    const member = this.sheet.staff.find((one) => one.name === name);
    if (name && !member) throw new Error(`nobody is called ${name}`);
    const userid = member ? `${member.id}@jx` : '';
    return new GroupSeat(title, ways, member && { userid, client: this.server.member(agentId, userid) });
  }

  /** The owner's phone, for what only WeCom shows. */
  customer(name: string) {
    const resident = this.sheet.residents.find((one) => one.name === name);
    return this.server.customer(openKfid, resident ? customerOf(resident.phone) : stranger);
  }

  member(id: string) {
    return this.server.member(agentId, `${id}@jx`);
  }

  /** By a connection a message is told without an answer, and files are fetched later: it is there once it is in the inbox. */
  async #arrived(externalId: string): Promise<void> {
    const { db } = this.#app ?? {};
    await until(async () => (await db?.inboundMessage.count({ where: { externalId } })) === 1);
  }

  /** The robot, for what only WeCom shows. */
  bot() {
    return this.server.bot(botId);
  }

  /** Delivers what WeCom has to tell until there is nothing more, letting the app do its work between. */
  async settle(app: App): Promise<void> {
    for (;;) {
      const delivered = await this.server.deliverCallbacks();
      await app.settle();
      if (delivered.length === 0) return;
    }
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

const customerOf = (phone: string): string => `wm${phone}`;
