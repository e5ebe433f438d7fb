import type { XmlFields } from './xml.ts';

/** What was chosen in the lists of a card. */
export interface SelectedItem {
  question: string;
  options: string[];
}

interface Common {
  /** The same for every delivery of the same thing. */
  key: string;
  /** The member's userid; 'sys' or '' where the platform itself speaks. */
  from: string;
  at: Date;
}

/** What arrives for an app: what its members write and do, and what else the platform tells it. */
export type AppEvent = Common &
  (
    | { kind: 'text'; id: string; text: string }
    | { kind: 'media'; id: string; media: 'image' | 'voice' | 'video'; mediaId: string }
    | { kind: 'location'; id: string; latitude: string; longitude: string; label: string }
    | { kind: 'link'; id: string; title: string; url: string }
    | {
        kind: 'cardClick';
        taskId: string;
        button: string;
        cardType: string;
        /** Repaints the card once, within 72 hours. */
        responseCode: string;
        selected: readonly SelectedItem[];
      }
    | { kind: 'enterAgent' }
    /** Messages wait at this 微信客服 account; `token` fetches them for ten minutes. */
    | { kind: 'kfDoorbell'; openKfid: string; token: string }
    /** 微信客服 accounts that the app may use from now on, or no more. */
    | { kind: 'kfAccess'; granted: readonly string[]; withdrawn: readonly string[] }
    | {
        kind: 'externalContact';
        change: string;
        userid: string;
        externalUserid: string;
        state: string;
        /** Says welcome once, within 20 seconds. */
        welcomeCode?: string;
      }
    | { kind: 'contact'; change: string; userid?: string; newUserid?: string }
    /** The app is suspended, cut off for lack of use, or back. */
    | { kind: 'appAlarm'; alarm: string }
    | { kind: 'unknown'; type: string; event?: string; fields: XmlFields }
  );

/** What tells one event from another, without what all have. */
export type EventKind = AppEvent extends infer One ? (One extends Common ? Omit<One, keyof Common> : never) : never;
