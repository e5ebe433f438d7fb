import type { Address, Capabilities, Channel, OutgoingContent, SendResult } from '../../src/messages/contract.ts';

export interface Sent {
  address: Address;
  content: OutgoingContent;
  key: string;
  externalId: string;
}

const everything: Capabilities = {
  buttons: 'native',
  maxButtons: 6,
  mentions: true,
  quotes: true,
  media: {
    image: { maxBytes: 10_000_000 },
    voice: { maxBytes: 2_000_000 },
    video: { maxBytes: 10_000_000 },
    file: { maxBytes: 20_000_000 },
  },
  maxTextBytes: 2048,
  proactive: true,
  idempotentSend: true,
};

/** What the channel does with a send: a result, or an exception to throw, or a wait for somebody to say. */
export type Behaviour = (content: OutgoingContent, key: string) => SendResult | Error | Promise<SendResult> | undefined;

/**
 * A channel that remembers what it was given and refuses what the contract forbids. With `idempotentSend` a repeated
 * key is answered like the first time and not shown twice, as real platforms do.
 */
export class FakeChannel implements Channel {
  readonly sent: Sent[] = [];
  /** Every call of `send`, repetitions and failures too. */
  readonly calls: { chat: string; key: string }[] = [];
  /** Sends under way at the same time in one chat, at most. */
  mostAtOnce = 0;
  /** What happens instead of sending; undefined sends. */
  behave: Behaviour = () => undefined;
  #underWay = new Map<string, number>();
  readonly #capabilities: Capabilities;

  constructor(
    capabilities: Partial<Capabilities> = {},
    readonly name = 'fake',
  ) {
    this.#capabilities = { ...everything, ...capabilities };
  }

  capabilities(): Capabilities {
    return this.#capabilities;
  }

  get texts(): string[] {
    return this.sent.map(({ content }) => content.text);
  }

  async send(address: Address, content: OutgoingContent, key: string): Promise<SendResult> {
    this.#insist(content);
    this.calls.push({ chat: address.chat, key });
    this.#count(address.chat, 1);
    try {
      const instead = await this.behave(content, key);
      if (instead instanceof Error) throw instead;
      return instead ?? this.#keep({ address, content, key });
    } finally {
      this.#count(address.chat, -1);
    }
  }

  #keep(message: Omit<Sent, 'externalId'>): SendResult {
    const before = this.#capabilities.idempotentSend && this.sent.find(({ key }) => key === message.key);
    if (before) return { outcome: 'sent', externalId: before.externalId };
    const externalId = `fake-${this.sent.length + 1}`;
    this.sent.push({ ...message, externalId });
    return { outcome: 'sent', externalId };
  }

  #count(chat: string, by: 1 | -1): void {
    const underWay = (this.#underWay.get(chat) ?? 0) + by;
    this.#underWay.set(chat, underWay);
    this.mostAtOnce = Math.max(this.mostAtOnce, underWay);
  }

  #insist({ text, buttons = [], mentions = [], media = [] }: OutgoingContent): void {
    const can = this.#capabilities;
    if (Buffer.byteLength(text) > can.maxTextBytes) throw new Error('contract: the text is too long');
    if (text === '' && media.length === 0) throw new Error('contract: there is nothing to send');
    if (buttons.length > (can.buttons === 'native' ? can.maxButtons : 0)) throw new Error('contract: too many buttons');
    if (mentions.length > 0 && !can.mentions) throw new Error('contract: nobody can be mentioned here');
    if (media.length > 0 && Object.values(can.media).every((limit) => limit === false)) {
      throw new Error('contract: no media can be sent here');
    }
  }
}
