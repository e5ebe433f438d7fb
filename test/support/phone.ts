/** What a chat app shows of a message. */
export interface Shown {
  /** grows with time within a chat */
  seq: number;
  id: string;
  from: string;
  text: string;
  buttons?: { id: string; label: string }[];
  mentions?: string[];
  at: string;
}

export interface SayMore {
  photos?: number;
  /** a voice note; the text is what it says, where that is known */
  voice?: boolean;
  quote?: Shown;
}

/** One chat on somebody's phone, whatever app it is in. */
export interface Phone {
  /** the chat, for reports of what went wrong */
  readonly chat: string;
  say(text: string, more: SayMore & { mention?: string }): Promise<void>;
  press(message: Shown, button: string): Promise<void>;
  /** what the chat shows, the oldest first; our messages are from `guanjia` */
  messages(): Promise<Shown[]>;
}

/** The smallest photo there is. */
export const aPhoto = {
  name: 'photo.png',
  mime: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

/** A voice note of no length. */
export const aVoiceNote = {
  name: 'voice.amr',
  mime: 'audio/amr',
  base64: Buffer.from('#!AMR\n\x04').toString('base64'),
};
