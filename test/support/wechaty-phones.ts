import { randomUUID } from 'node:crypto';
import { aPhoto, aVoiceNote, type Phone, type SayMore, type Shown } from './phone.ts';
import type { SentMessage, WorldMessage } from './wechaty/world.ts';

/** What a phone does and sees over the platform. */
export interface Wire {
  /** Sends it, and remembers that it is under way. */
  send(message: Omit<WorldMessage, 'at'>): Promise<void>;
  sent(): SentMessage[];
  /** When we sent them, by the platform's ids. */
  times(ids: string[]): Promise<ReadonlyMap<string, string>>;
}

/** Somebody at a chat in ordinary WeChat: there are no buttons, so a press is what he types. */
export class WechatySeat implements Phone {
  constructor(
    readonly chat: string,
    private readonly wire: Wire,
    private readonly who: { id: string; room?: string; us: string },
  ) {}

  async say(text: string, { photos = 0, voice, quote, mention }: SayMore & { mention?: string }): Promise<void> {
    const { id: from, room, us } = this.who;
    const place = { from, ...(room && { room }) };
    const quoted = quote ? `「${us}：${quote.text}」\n- - - - - - - - - - - - - - -\n${text}` : text;
    if (text) {
      const said = mention ? `@${us}\u2005${quoted}` : quoted;
      await this.wire.send({ ...place, id: randomUUID(), text: said });
    }
    const files = [...Array.from({ length: photos }, () => aPhoto), ...(voice ? [aVoiceNote] : [])];
    for (const { name, base64 } of files) {
      await this.wire.send({ ...place, id: randomUUID(), file: { name, base64 } });
    }
  }

  async press(_message: Shown, button: string): Promise<void> {
    await this.say(button, {});
  }

  async messages(): Promise<Shown[]> {
    const here = this.who.room ?? this.who.id;
    const ours = this.wire.sent().filter(({ to, text }) => to === here && text !== undefined);
    const times = await this.wire.times(ours.map(({ id }) => id));
    return ours.map(({ id, text = '', mentions }, index) => {
      const buttons = this.who.room ? commandsIn(text) : choicesIn(text);
      return {
        ...{
          seq: index + 1,
          id,
          from: 'guanjia',
          text: this.who.room ? text : withoutChoices(text),
          at: times.get(id) ?? '',
        },
        ...(mentions && { mentions }),
        ...(buttons.length > 0 && { buttons }),
      };
    });
  }
}

const withoutChoices = (text: string) => text.replace(/(?:\n(?:\d{1,2}\. |\d分 ).+)+$/u, '');

/** The numbered lines under a question, and those that begin with a number of their own: what is typed is the line. */
const choicesIn = (text: string) =>
  [...text.matchAll(/^(?:\d{1,2}\. (?<label>.+)|(?<own>\d分 .+))$/gmu)].map(({ groups }) => {
    const label = groups?.label ?? groups?.own ?? '';
    return { id: label, label };
  });

/** What a message in a group says to write. */
const commandsIn = (text: string) =>
  [...text.matchAll(/“(?<command>(?<label>接单|到场|完成|收录) \d{1,9})/gu)].map(({ groups }) => ({
    id: groups?.command ?? '',
    label: groups?.label === '收录' ? '留作标准答案' : (groups?.label ?? ''),
  }));
