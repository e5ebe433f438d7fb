import type { Phone, SayMore, Shown } from './phone.ts';

export type { Shown } from './phone.ts';

/** One person at one chat: says things, presses buttons, and sees what Guanjia says there. */
export class Seat {
  #seen = 0;
  constructor(
    private readonly phone: Phone,
    private readonly settle: () => Promise<void>,
  ) {}

  /** Says it and waits until everything that follows at this moment is done. */
  async says(text: string, more: SayMore = {}): Promise<void> {
    await this.types(text, more);
    await this.settle();
  }

  /** Says it and goes on: more may follow. */
  async types(text: string, more: SayMore & { mention?: string } = {}): Promise<void> {
    await this.phone.say(text, more);
  }

  /** Presses the button with this label under the latest message that has it. */
  async presses(label: string): Promise<void> {
    const all = await this.messages();
    const message = all.findLast((one) => one.buttons?.some((button) => button.label.includes(label)));
    if (!message) throw new Error(`no button “${label}” in ${this.phone.chat}; there is:\n${dump(all)}`);
    await this.pressesUnder(message, label);
  }

  /** Presses the button with this label under a message, be it an old one. */
  async pressesUnder(message: Shown, label: string): Promise<void> {
    const button = message.buttons?.find((one) => one.label.includes(label));
    if (!button) throw new Error(`no button “${label}” under: ${message.text}`);
    await this.phone.press(message, button.id);
    await this.settle();
  }

  messages(): Promise<Shown[]> {
    return this.phone.messages();
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
      throw new Error(`expected one message in ${this.phone.chat}, there are ${heard.length}:\n${dump(heard)}`);
    insist(only, parts, this.phone.chat);
    return only;
  }

  /** Among what is new here, one message says all of this. */
  async hearsThat(...parts: (string | RegExp)[]): Promise<Shown> {
    const heard = await this.hears();
    const match = heard.find((one) => parts.every((part) => says(one, part)));
    if (!match) throw new Error(`nobody said ${parts.join(' + ')} in ${this.phone.chat}; there is:\n${dump(heard)}`);
    return match;
  }

  async hearsNothing(): Promise<void> {
    const heard = await this.hears();
    if (heard.length > 0) throw new Error(`expected silence in ${this.phone.chat}:\n${dump(heard)}`);
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
