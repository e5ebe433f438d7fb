import { aPhoto, type Phone, type SayMore, type Shown } from './phone.ts';
import type { BotClient } from './wecom/bot.ts';
import type { Shown as OnScreen } from './wecom/corp.ts';
import type { CustomerPhone } from './wecom/customer.ts';
import type { MemberClient } from './wecom/member.ts';

const photo = Buffer.from(aPhoto.base64, 'base64');

const shownAs = (message: OnScreen, seq: number, more: Partial<Shown> = {}): Shown => ({
  seq,
  id: message.id,
  from: 'guanjia',
  text: message.text,
  at: message.at.toISOString(),
  ...more,
});

interface Menu {
  head_content?: string;
  list?: { click?: { id: string; content: string }; text?: { content: string } }[];
}

/** An owner at 微信客服. */
export class CustomerSeat implements Phone {
  constructor(
    readonly chat: string,
    private readonly phone: CustomerPhone,
    private readonly openKfid: string,
  ) {}

  async say(text: string, { photos = 0 }: SayMore): Promise<void> {
    if (text) this.phone.says(text);
    for (let count = 0; count < photos; count++) this.phone.sendsImage(photo);
  }

  async press(message: Shown, button: string): Promise<void> {
    const label = message.buttons?.find(({ id }) => id === button)?.label ?? '';
    this.phone.touches(label, message.id);
  }

  async messages(): Promise<Shown[]> {
    return this.phone.sees.map((message, index) => {
      const from = message.from === this.openKfid ? 'guanjia' : message.from;
      if (message.msgtype !== 'msgmenu') return shownAs(message, index + 1, { from });
      const { head_content = '', list = [] } = message.content as Menu;
      const text = [head_content, ...list.map(({ text: line }) => line?.content ?? '')].join('');
      const buttons = list.flatMap(({ click }) => (click ? [{ id: click.id, label: click.content }] : []));
      return shownAs(message, index + 1, { from, text, buttons });
    });
  }
}

/** A member in the app. */
export class MemberSeat implements Phone {
  constructor(
    readonly chat: string,
    private readonly client: MemberClient,
  ) {}

  async say(text: string, { photos = 0 }: SayMore): Promise<void> {
    if (text) this.client.says(text);
    for (let count = 0; count < photos; count++) this.client.sendsImage(photo);
  }

  async press(message: Shown, button: string): Promise<void> {
    const label = message.buttons?.find(({ id }) => id === button)?.label ?? '';
    this.client.clicks(message.id, label);
  }

  async messages(): Promise<Shown[]> {
    return this.client.sees.map((message, index) => shownAs(message, index + 1, cardOn(this.client, message)));
  }
}

/** How a card stands now, for whoever holds the phone. */
function cardOn(client: MemberClient, message: OnScreen): Partial<Shown> {
  if (message.msgtype !== 'template_card') return {};
  const taskId = String(message.content.task_id ?? '');
  const buttons = client.card(taskId)?.buttons.map(({ key, text }) => ({ id: key, label: text })) ?? [];
  return { id: taskId, ...(buttons.length > 0 && { buttons }) };
}

export interface GroupWays {
  /** what stands in the group, by webhook and by the robot */
  sees(): readonly (readonly OnScreen[])[];
  robot: BotClient;
  chatid: string;
  /** resolves once what the robot was told is stored */
  arrived(msgid: string): Promise<void>;
}

/**
 * A member in a group: what he writes is for the robot. The buttons of a message are those of the robot's card, of the card
 * that he got beside it, where it calls him, or its numbered lines.
 */
export class GroupSeat implements Phone {
  readonly #seen: OnScreen[] = [];
  readonly #counts: number[] = [];
  constructor(
    readonly chat: string,
    private readonly ways: GroupWays,
    private readonly member: { userid: string; client: MemberClient } | undefined,
  ) {}

  async say(text: string, { quote, photos = 0 }: SayMore): Promise<void> {
    if (!this.member) throw new Error(`nobody sits in ${this.chat}`);
    const { robot, chatid } = this.ways;
    const { userid } = this.member;
    const pictures = Array.from({ length: photos }, () => photo);
    const { msgid } = await robot.hears({
      ...{ userid, chatid, text: `@小管家 ${text}`, pictures },
      ...(quote && { quote: quote.text }),
    });
    await this.ways.arrived(msgid);
  }

  async press(message: Shown, button: string): Promise<void> {
    const [taskId = '', key] = button.split('|');
    const label = message.buttons?.find(({ id }) => id === `${taskId}|${key}`)?.label ?? '';
    const { robot, chatid } = this.ways;
    if (!this.member) throw new Error(`nobody sits in ${this.chat}`);
    if (taskId === byDigit) return this.say(`${key}`, {});
    if (!robot.card(taskId)) return this.member.client.clicks(taskId, label);
    const { msgid } = await robot.sees({ userid: this.member.userid, chatid, taskId, label });
    await this.ways.arrived(msgid);
  }

  async messages(): Promise<Shown[]> {
    for (const [index, screen] of this.ways.sees().entries()) {
      this.#seen.push(...screen.slice(this.#counts[index] ?? 0));
      this.#counts[index] = screen.length;
    }
    return this.#seen.map((message, index) => {
      const buttons = this.#buttonsOf(message);
      const text = message.msgtype === 'markdown' ? plain(message.text) : message.text;
      return shownAs(message, index + 1, {
        text,
        mentions: [...message.mentions],
        ...(buttons.length > 0 && { buttons }),
      });
    });
  }

  #buttonsOf(message: OnScreen): { id: string; label: string }[] {
    const { client } = this.member ?? {};
    if (!client) return [];
    const shown = this.ways.robot.card(message.id);
    if (shown) return shown.buttons.map(({ key, text }) => ({ id: `${message.id}|${key}`, label: text }));
    const card = client.sees.findLast(
      (one) => one.msgtype === 'template_card' && bare(one.text) === bare(message.text),
    );
    if (!card) return numberedIn(message.text);
    const taskId = String(card.content.task_id ?? '');
    return client.card(taskId)?.buttons.map(({ key, text }) => ({ id: `${taskId}|${key}`, label: text })) ?? [];
  }
}

/** A button that is picked by its number. */
const byDigit = 'digit';

function numberedIn(text: string): { id: string; label: string }[] {
  return [...text.matchAll(/^(\d)\. (.+)$/gm)].map(([, digit, label = '']) => ({ id: `${byDigit}|${digit}`, label }));
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** As the client shows the robot's Markdown. */
const plain = (text: string): string => text.replace(/\\([\\`*_#>[\]<])/g, '$1').replaceAll('\n\n', '\n');
