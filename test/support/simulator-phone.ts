import { aPhoto, aVoiceNote, type Phone, type SayMore, type Shown } from './phone.ts';

/** The simulator's HTTP interface, as `/sim/api` has it. */
export interface SimulatorWire {
  post(path: string, body: object): Promise<unknown>;
  get<T>(path: string): Promise<T>;
}

/** A chat on one of the simulator's phones. */
export class SimulatorPhone implements Phone {
  constructor(
    private readonly wire: SimulatorWire,
    private readonly person: string,
    readonly chat: string,
  ) {}

  async say(text: string, more: SayMore & { mention?: string }): Promise<void> {
    const photos = Array.from({ length: more.photos ?? 0 }, () => aPhoto);
    const media = more.voice ? [...photos, aVoiceNote] : photos;
    await this.wire.post('/sim/api/say', {
      as: this.person,
      in: this.chat,
      ...(text && { text }),
      ...(media.length > 0 && { media }),
      ...(more.quote && { quote: more.quote.id }),
      ...(more.mention && { mention: more.mention }),
    });
  }

  async press(message: Shown, button: string): Promise<void> {
    await this.wire.post('/sim/api/press', { as: this.person, message: message.id, button });
  }

  async messages(): Promise<Shown[]> {
    const all: Shown[] = [];
    for (;;) {
      const after = all.at(-1)?.seq ?? 0;
      const page = await this.wire.get<Shown[]>(`/sim/api/messages?in=${encodeURIComponent(this.chat)}&after=${after}`);
      if (page.length === 0) return all;
      all.push(...page);
    }
  }
}
