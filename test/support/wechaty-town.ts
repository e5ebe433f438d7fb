import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import type { App } from '../../src/app.ts';
import { createLink } from '../../src/channels/wechaty/link/create-link.ts';
import { openConversation } from '../../src/domain/directory/store.ts';
import { bindIdentity } from '../../src/domain/owners/bind-identity.ts';
import { parseSetUp } from '../../src/domain/setup/parse-set-up.ts';
import { applySetup } from '../../src/domain/setup/set-up.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { transaction } from '../../src/platform/db.ts';
import { servicePuppet } from '../../src/platform/wechaty-config.ts';
import type { Phone } from './phone.ts';
import { until } from './until.ts';
import { quickTimes } from './wechaty/link.ts';
import { openPuppetServer, type PuppetServer } from './wechaty/puppet-server.ts';
import type { WorldMessage } from './wechaty/world.ts';
import { WechatySeat, type Wire } from './wechaty-phones.ts';

const us = { id: 'wxid_guanjia', name: '小管家' };
const account = `${servicePuppet}:${us.id}`;
const stranger = 'wx-stranger';
/** A busy machine is no broken link. */
const patientTimes = { ...quickTimes, beat: 20_000, answer: 20_000, login: 40_000, fetch: 15_000 };
const demoFile = new URL('../../demo/jinxiu.yml', import.meta.url);

interface Sheet {
  accounts?: unknown;
  staff: { id: string; name: string; role: string }[];
  groups: { id: string; name: string }[];
  residents: { name: string; phone: string }[];
}

const contactOf = (phone: string): string => `wx-${phone}`;
const memberOf = (id: string): string => `wx-${id}`;
const roomOf = (id: string): string => `r-${id}@chatroom`;

/** The demonstration community on ordinary WeChat: owners alone with us, staff in rooms, through a real puppet service. */
export class WechatyTown implements Wire {
  #app: App | undefined;
  readonly #underWay = new Set<string>();
  /** what was sent before the story began */
  #before = 0;
  private constructor(
    readonly server: PuppetServer,
    private readonly sheet: Sheet,
    private readonly clock: Clock,
  ) {}

  static async open(clock: Clock): Promise<WechatyTown> {
    const sheet = parse(await readFile(demoFile, 'utf8')) as Sheet;
    sheet.accounts = undefined;
    const server = await openPuppetServer();
    await server.person(us);
    for (const { name, phone } of sheet.residents) await server.person({ id: contactOf(phone), name });
    for (const { id, name } of sheet.staff) await server.person({ id: memberOf(id), name });
    await server.person({ id: stranger, name: '陌生人' });
    const members = [us.id, stranger, ...sheet.staff.map(({ id }) => memberOf(id))];
    for (const { id, name } of sheet.groups) await server.room({ id: roomOf(id), topic: name, owner: us.id, members });
    await server.login(us.id);
    return new WechatyTown(server, sheet, clock);
  }

  /** The variables of an app that lives here; a story is told faster than an account may talk. */
  get variables(): Record<string, string> {
    return {
      WECHATY_PUPPET: servicePuppet,
      WECHATY_PUPPET_SERVICE_TOKEN: this.server.token,
      WECHATY_PUPPET_SERVICE_ENDPOINT: this.server.endpoint,
      WECHATY_TLS: 'off',
      WECHATY_PER_MINUTE: '1000',
      WECHATY_PER_DAY: '100000',
      WECHATY_ROOM_PER_MINUTE: '1000',
      WECHATY_CONTACT_PER_MINUTE: '1000',
      WECHATY_GAP: '0-0',
      WECHATY_NIGHT: 'off',
      WECHATY_SLOW_START_DAYS: '0',
    };
  }

  readonly createLink: typeof createLink = (deps) => createLink({ ...deps, print: () => {} }, patientTimes);

  /** Sets the community up; who lives and works there has told us already. */
  async seed({ db, clock }: App): Promise<void> {
    if ((await db.community.count()) > 0) return;
    const parsed = parseSetUp(stringify(this.sheet));
    if (!parsed.ok) throw new Error(`the town is not sound: ${JSON.stringify(parsed.problems[0])}`);
    await transaction(db, (tx) => applySetup(tx, parsed.file), { timeoutMs: 60_000 });
    const residents = await db.resident.findMany({ select: { id: true, phone: true, name: true, communityId: true } });
    const staff = await db.staff.findMany({ select: { id: true, key: true, name: true, communityId: true } });
    const people = [
      ...residents.map(({ id, phone, ...rest }) => ({ ...rest, externalId: contactOf(phone ?? ''), residentId: id })),
      ...staff.map(({ id, key, ...rest }) => ({ ...rest, externalId: memberOf(key), staffId: id })),
    ];
    for (const { name, ...person } of people) {
      const id = { channel: 'wechaty', account };
      await transaction(db, async (tx) => {
        await bindIdentity(tx, { ...id, ...person, by: 'staff' }, clock);
        const chat = { ...id, chat: person.externalId, kind: 'direct', title: name } as const;
        await openConversation(tx, { ...chat, communityId: person.communityId });
      });
    }
  }

  /** Waits for the login; the first time, a manager says in every room whose it is. */
  async connect(app: App): Promise<void> {
    this.#app = app;
    await until(async () => (await app.db.wechatyLink.findFirst({ where: { state: 'up' } })) !== null);
    if ((await app.db.conversation.count({ where: { groupId: { not: null } } })) > 0) return;
    const manager = this.sheet.staff.find(({ role }) => role === 'manager');
    for (const { id, name } of this.sheet.groups) {
      await this.send({ id: `bind-${id}`, from: memberOf(manager?.id ?? ''), room: roomOf(id), text: `绑定 ${name}` });
    }
    await this.settle(app);
    this.#before = this.server.sent().length;
  }

  async send(message: Omit<WorldMessage, 'at'>): Promise<void> {
    this.#underWay.add(message.id);
    await this.server.say({ ...message, at: Math.floor(this.clock.now().getTime() / 1_000) });
  }

  sent() {
    return this.server.sent().slice(this.#before);
  }

  async times(ids: string[]): Promise<ReadonlyMap<string, string>> {
    const where = { externalId: { in: ids } };
    const rows = await this.#app?.db.outboundMessage.findMany({ where, select: { externalId: true, sentAt: true } });
    return new Map(rows?.map(({ externalId, sentAt }) => [externalId ?? '', sentAt?.toISOString() ?? '']));
  }

  person(name: string): Phone {
    const member = this.sheet.staff.find((one) => one.name === name);
    const resident = this.sheet.residents.find((one) => one.name === name);
    if (!member && !resident && name !== '陌生人') throw new Error(`nobody is called ${name}`);
    const id = member ? memberOf(member.id) : resident ? contactOf(resident.phone) : stranger;
    return new WechatySeat(name, this, { id, us: us.name });
  }

  group(title: string, name?: string): Phone {
    const group = this.sheet.groups.find((one) => one.name.includes(title));
    if (!group) throw new Error(`there is no group ${title}`);
    const member = this.sheet.staff.find((one) => one.name === name);
    if (name && !member && name !== '陌生人') throw new Error(`nobody is called ${name}`);
    const id = member ? memberOf(member.id) : stranger;
    return new WechatySeat(title, this, { id, room: roomOf(group.id), us: us.name });
  }

  /** A room of residents that nobody has bound: all who are registered are in it, and so many others. */
  async openRoom(id: string, topic: string, others: number): Promise<{ id: string; members: string[] }> {
    const strangers = Array.from({ length: others }, (_, index) => ({ id: `wx-other-${index}`, name: `邻居${index}` }));
    for (const person of strangers) await this.server.person(person);
    const members = [...this.sheet.residents.map(({ phone }) => contactOf(phone)), ...strangers.map((one) => one.id)];
    const staff = this.sheet.staff.map((one) => memberOf(one.id));
    await this.server.room({ id, topic, owner: us.id, members: [us.id, ...staff, ...members] });
    return { id, members };
  }

  /** Somebody in any room, by his name. */
  inRoom(room: string, name: string): Phone {
    const member = this.sheet.staff.find((one) => one.name === name);
    const resident = this.sheet.residents.find((one) => one.name === name);
    if (!member && !resident) throw new Error(`nobody is called ${name}`);
    const id = member ? memberOf(member.id) : contactOf(resident?.phone ?? '');
    return new WechatySeat(room, this, { id, room, us: us.name });
  }

  /** Waits until all that was said has reached us, then until it is done. */
  async settle(app: App): Promise<void> {
    await this.arrive(app);
    await app.settle();
  }

  async arrive(app: App): Promise<void> {
    const ids = [...this.#underWay];
    await until(async () => (await app.db.inboundMessage.count({ where: { externalId: { in: ids } } })) === ids.length);
    this.#underWay.clear();
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}
