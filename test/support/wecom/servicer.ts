import type { Corp } from './corp.ts';
import { show } from './corp.ts';
import { kfAccountOf, logEntry, logEvent } from './kf-log.ts';
import { issueCode, sessionOf } from './kf-sessions.ts';

/** A member who serves customers of an account by hand, in the WeCom client. */
export interface ServicerClient {
  /** Takes a customer out of the pool. */
  takes(externalUserid: string): void;
  says(externalUserid: string, text: string): void;
  ends(externalUserid: string): void;
  goesOffDuty(): void;
  comesOnDuty(): void;
}

export function servicerClient(corp: Corp, openKfid: string, userid: string): ServicerClient {
  const account = kfAccountOf(corp, openKfid);
  if (!account.servicers.has(userid)) throw new Error(`${userid} does not serve ${openKfid}`);

  function change(externalUserid: string, changeType: 1 | 3, occasion: 'human' | 'ended'): void {
    const event = { event_type: 'session_status_change', external_userid: externalUserid, change_type: changeType };
    const servicers = changeType === 1 ? { new_servicer_userid: userid } : { old_servicer_userid: userid };
    logEvent(corp, account, { ...event, ...servicers, msg_code: issueCode(corp, account, externalUserid, occasion) });
  }

  function goOnDuty(onDuty: boolean): void {
    account.servicers.set(userid, onDuty);
    const event = { event_type: 'servicer_status_change', servicer_userid: userid, status: onDuty ? 1 : 2 };
    logEvent(corp, account, { ...event, ...(!onDuty && { stop_type: 0 }) });
  }

  return {
    takes(externalUserid) {
      const session = sessionOf(corp, account, externalUserid);
      if (session.state !== 2) throw new Error(`${externalUserid} does not wait in the pool`);
      Object.assign(session, { state: 3, servicer: userid });
      change(externalUserid, 1, 'human');
    },
    says(externalUserid, text) {
      const session = sessionOf(corp, account, externalUserid);
      if (session.servicer !== userid) throw new Error(`${userid} does not serve ${externalUserid}`);
      const body = { msgtype: 'text', text: { content: text } };
      const id = logEntry(corp, account, {
        ...{ origin: 5, external_userid: externalUserid, servicer_userid: userid, ...body },
      });
      const shown = { from: userid, msgtype: 'text', text, content: { content: text }, id, mentions: [] };
      show(corp, `customer:${externalUserid}`, shown);
    },
    ends(externalUserid) {
      Object.assign(sessionOf(corp, account, externalUserid), { state: 4, servicer: '' });
      change(externalUserid, 3, 'ended');
    },
    goesOffDuty: () => goOnDuty(false),
    comesOnDuty: () => goOnDuty(true),
  };
}
