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
