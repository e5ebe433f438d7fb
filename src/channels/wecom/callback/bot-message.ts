import type { SelectedItem } from './event.ts';

/** Encrypted; the address is good for five minutes. */
export interface BotFile {
  kind: 'image' | 'video' | 'file';
  url: string;
  /** its own key in base64, where it came by the connection; absent: the bot's EncodingAESKey */
  aesKey?: string;
}

interface Common {
  /** The same for every delivery of the same thing; a `refresh` has none. */
  key?: string;
  botId: string;
  chat: { id: string; kind: 'direct' | 'group' };
  from: string;
  at: Date;
  /** Takes one answer within an hour; a credential. */
  responseUrl?: string;
}

/** What arrives for an AI bot. */
export type BotMessage = Common &
  /** In a group it names the bot. A voice comes as the text that the platform heard. */
  (
    | { kind: 'message'; id: string; text?: string; files: readonly BotFile[]; quote?: { text?: string } }
    /** The platform asks how a streamed answer goes on. */
    | { kind: 'refresh'; streamId: string }
    | {
        kind: 'cardClick';
        id: string;
        taskId: string;
        button: string;
        cardType: string;
        selected: readonly SelectedItem[];
      }
    | { kind: 'enterChat'; id: string }
    | { kind: 'feedback'; id: string; feedbackId: string; rating: number; comment: string }
    | { kind: 'unknown'; id: string; type: string; event?: string }
  );
