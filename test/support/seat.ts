import type { Story } from './story.ts';

/** What the simulator shows of a message. */
export interface Shown {
  seq: number;
  id: string;
  from: string;
  text: string;
  buttons?: { id: string; label: string }[];
  mentions?: string[];
  at: string;
}

const photo = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const aPhoto = { name: 'photo.png', mime: 'image/png', base64: photo };

/** One person at one chat: says things, presses buttons, and sees what Guanjia says there. */
export class Seat {
  #seen = 0;
  constructor(
    private readonly story: Story,
    readonly person: string,
    readonly chat: string,
  ) {}

  async #post(path: string, body: object): Promise<{ id: string }> {
    return this.story.post(path, body);
  }

  /** Says it and waits until everything that follows at this moment is done. */
  async says(text: string, more: { photos?: number; quote?: Shown } = {}): Promise<void> {
    await this.types(text, more);
    await this.story.settle();
  }

  /** Says it and goes on: more may follow. */
  async types(text: string, more: { photos?: number; quote?: Shown; mention?: string } = {}): Promise<void> {
    await this.#post('/sim/api/say', {
      as: this.person,
      in: this.chat,
      ...(text && { text }),
      ...(more.photos && { media: Array.from({ length: more.photos }, () => aPhoto) }),
      ...(more.quote && { quote: more.quote.id }),
      ...(more.mention && { mention: more.mention }),
    });
  }

  /** Presses the button with this label under the latest message that has it. */
  async presses(label: string): Promise<void> {
    const all = await this.messages();
    const message = all.findLast((one) => one.buttons?.some((button) => button.label.includes(label)));
    const button = message?.buttons?.find((one) => one.label.includes(label));
    if (!message || !button) throw new Error(`no button “${label}” in ${this.chat}; there is:\n${dump(all)}`);
    await this.#post('/sim/api/press', { as: this.person, message: message.id, button: button.id });
    await this.story.settle();
  }

  async messages(): Promise<Shown[]> {
    const all: Shown[] = [];
    for (;;) {
      const after = all.at(-1)?.seq ?? 0;
      const page = await this.story.get<Shown[]>(
        `/sim/api/messages?in=${encodeURIComponent(this.chat)}&after=${after}`,
      );
      if (page.length === 0) return all;
      all.push(...page);
    }
  }

  /** What Guanjia has said here since this was last asked. */
  async hears(): Promise<Shown[]> {
    const all = await this.messages();
    const fresh = all.filter((one) => one.seq > this.#seen && one.from === 'guanjia');
    this.#seen = Math.max(this.#seen, ...all.map((one) => one.seq));
    return fresh;
  }

  /** Exactly one new message, and it says all of this. */
  async hearsOnce(...parts: (string | RegExp)[]): Promise<Shown> {
    const heard = await this.hears();
    const [only, second] = heard;
    if (!only || second)
      throw new Error(`expected one message in ${this.chat}, there are ${heard.length}:\n${dump(heard)}`);
    insist(only, parts, this.chat);
    return only;
  }

  /** Among what is new here, one message says all of this. */
  async hearsThat(...parts: (string | RegExp)[]): Promise<Shown> {
    const heard = await this.hears();
    const match = heard.find((one) => parts.every((part) => says(one, part)));
    if (!match) throw new Error(`nobody said ${parts.join(' + ')} in ${this.chat}; there is:\n${dump(heard)}`);
    return match;
  }

  async hearsNothing(): Promise<void> {
    const heard = await this.hears();
    if (heard.length > 0) throw new Error(`expected silence in ${this.chat}:\n${dump(heard)}`);
  }
}

const says = (message: Shown, part: string | RegExp): boolean =>
  typeof part === 'string' ? message.text.includes(part) : part.test(message.text);

function insist(message: Shown, parts: (string | RegExp)[], chat: string): void {
  for (const part of parts) {
    if (!says(message, part)) throw new Error(`“${part}” is not said in ${chat}:\n${message.text}`);
  }
}

const dump = (messages: readonly Shown[]): string =>
  messages.map((one) => `  [${one.from}] ${one.text.replace(/\n/g, ' / ')}`).join('\n') || '  (nothing)';
