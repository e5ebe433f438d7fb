import { queueCallback } from './callbacks.ts';
import type { Corp, Customer, Shown } from './corp.ts';
import { kfAccountOf, logEntry, logEvent } from './kf-log.ts';
import { issueCode, sessionOf } from './kf-sessions.ts';
import { keepMedia } from './media.ts';
import { DAY_MS } from './rates.ts';

const WELCOME_AGAIN_MS = 2 * DAY_MS;

/** A customer's phone, open at one customer-service account. */
export interface CustomerPhone {
  /** What it shows, oldest first. */
  readonly sees: readonly Shown[];
  /** Writes; resolves to the message's id. */
  says(text: string): string;
  sendsImage(bytes: Buffer): string;
  sendsVoice(bytes: Buffer): string;
  /** Touches an entry of the newest menu that has it, by its label; or of the message `under`. Throws where none does. */
  touches(label: string, under?: string): string;
  /** Enters through a link or a QR code; resolves to the welcome code, or '' where there is none. */
  enters(scene: string, sceneParam?: string): string;
  recalls(messageId: string): void;
  /** Becomes a contact of a member's. */
  adds(userid: string): void;
  /** Deletes the member: a mass message does not reach him any more. */
  removes(userid: string): void;
}

/** The phone of a customer. Throws if nobody knows him or the account. */
export function customerPhone(corp: Corp, openKfid: string, externalUserid: string): CustomerPhone {
  const account = kfAccountOf(corp, openKfid);
  if (!corp.customers.has(externalUserid)) throw new Error(`no customer ${externalUserid}`);
  const screen = () => corp.screens.get(`customer:${externalUserid}`) ?? [];

  function send(msgtype: string, content: object): string {
    const session = sessionOf(corp, account, externalUserid);
    if (session.state === 4) session.state = 0;
    Object.assign(session, { lastSpokeAt: corp.now().getTime(), sent: 0 });
    return logEntry(corp, account, { origin: 3, external_userid: externalUserid, msgtype, [msgtype]: content });
  }

  function tell(userid: string, changeType: string): void {
    const event = { FromUserName: 'sys', MsgType: 'event', Event: 'change_external_contact', ChangeType: changeType };
    for (const app of corp.apps.filter(({ customers }) => customers)) {
      queueCallback(corp, app, { ...event, UserID: userid, ExternalUserID: externalUserid });
    }
  }

  const sendMedia = (kind: 'image' | 'voice', name: string, bytes: Buffer) =>
    send(kind, { media_id: keepMedia(corp, { kind, name, bytes }) });

  return {
    get sees() {
      return screen();
    },
    says: (text) => send('text', { content: text }),
    sendsImage: (bytes) => sendMedia('image', '照片.jpg', bytes),
    sendsVoice: (bytes) => sendMedia('voice', 'voice.amr', bytes),
    touches(label, under) {
      const menus = screen().filter(({ id }) => under === undefined || id === under);
      const clicks = menus.toReversed().flatMap(clicksOf);
      const click = clicks.find(({ content }) => content === label);
      if (!click) throw new Error(`no menu entry ${label}`);
      return send('text', { content: label, menu_id: click.id });
    },
    enters(scene, sceneParam = '') {
      const session = sessionOf(corp, account, externalUserid);
      Object.assign(session, { scene, sceneParam });
      const since = corp.now().getTime() - WELCOME_AGAIN_MS;
      const isWelcome = session.welcomedAt <= since && session.lastSpokeAt <= since;
      const code = isWelcome ? issueCode(corp, account, externalUserid, 'welcome') : '';
      if (isWelcome) session.welcomedAt = corp.now().getTime();
      const event = { event_type: 'enter_session', external_userid: externalUserid, scene, scene_param: sceneParam };
      logEvent(corp, account, { ...event, ...(code && { welcome_code: code }) });
      return code;
    },
    adds(userid) {
      const customer = customerOf(corp, externalUserid);
      customer.followedBy = [...customer.followedBy, userid];
      customer.addedAt = { ...customer.addedAt, [userid]: corp.now().getTime() };
      tell(userid, 'add_external_contact');
    },
    removes(userid) {
      const customer = customerOf(corp, externalUserid);
      customer.followedBy = customer.followedBy.filter((one) => one !== userid);
      tell(userid, 'del_follow_user');
    },
    recalls(messageId) {
      const event = { event_type: 'user_recall_msg', external_userid: externalUserid };
      logEvent(corp, account, { ...event, recall_msgid: messageId });
    },
  };
}

function customerOf(corp: Corp, id: string): Customer {
  const customer = corp.customers.get(id);
  if (!customer) throw new Error(`no customer ${id}`);
  return customer;
}

function clicksOf({ msgtype, content }: Shown): { id: string; content: string }[] {
  if (msgtype !== 'msgmenu') return [];
  const list = content.list as { click?: { id: string; content: string } }[];
  return list.flatMap(({ click }) => (click ? [click] : []));
}
