import { z } from 'zod';
import type { Corp } from './corp.ts';
import { type KfAccount, kfAccountOf } from './kf-log.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, type Reply, readBody, refuse } from './wire.ts';

export type State = 0 | 1 | 2 | 3 | 4;

export interface Session {
  state: State;
  servicer: string;
  /** ms since 1970; 0: never */
  lastSpokeAt: number;
  /** Messages sent by API since then. */
  sent: number;
  welcomedAt: number;
  scene: string;
  sceneParam: string;
}

/** A code that says one message for an event. */
export interface EventCode {
  openKfid: string;
  externalUserid: string;
  until: number;
  types: readonly string[];
  /** The state that the session must still be in. */
  whileState?: State;
  used: boolean;
}

const SESSION_MS = 2 * DAY_MS;
const SHORT_MS = 20_000;

export function sessionOf(corp: Corp, account: KfAccount, externalUserid: string): Session {
  const key = `${account.openKfid} ${externalUserid}`;
  const fresh = { state: 4, servicer: '', lastSpokeAt: 0, sent: 0, welcomedAt: 0, scene: '', sceneParam: '' } as const;
  const session = corp.sessions.get(key) ?? { ...fresh };
  corp.sessions.set(key, session);
  const isOver = session.lastSpokeAt > 0 && corp.now().getTime() - session.lastSpokeAt > SESSION_MS;
  if (isOver) Object.assign(session, { state: 4, servicer: '' });
  return session;
}

/** Issues a code: `welcome` and `ended` for 20 seconds, the others for as long as the state lasts. */
export function issueCode(
  corp: Corp,
  account: KfAccount,
  externalUserid: string,
  occasion: 'welcome' | 'pool' | 'human' | 'ended',
): string {
  const code = corp.nextId('code-');
  const short = occasion === 'welcome' || occasion === 'ended';
  const whileState: State | undefined = occasion === 'pool' ? 2 : occasion === 'human' ? 3 : undefined;
  corp.eventCodes.set(code, {
    openKfid: account.openKfid,
    externalUserid,
    until: corp.now().getTime() + (short ? SHORT_MS : SESSION_MS),
    types: short ? ['text', 'msgmenu'] : ['text'],
    ...(whileState !== undefined && { whileState }),
    used: false,
  });
  return code;
}

const who = z.strictObject({ open_kfid: z.string(), external_userid: z.string() });

/** `POST kf/service_state/get` */
export function getState(call: AppCall): Reply {
  const { open_kfid, external_userid } = readBody(call, who);
  const account = kfAccountOf(call.corp, open_kfid);
  insistKnown(call.corp, external_userid);
  const { state, servicer } = sessionOf(call.corp, account, external_userid);
  return { service_state: state, servicer_userid: servicer };
}

const move = z.strictObject({
  ...who.shape,
  service_state: z.number().int().min(0).max(4),
  servicer_userid: z.string().optional(),
});

/** Which moves the API can make. Ending is taken from every state where somebody is served. */
const moves: Readonly<Record<State, readonly number[]>> = {
  0: [1, 2, 3, 4],
  1: [2, 3, 4],
  2: [3, 4],
  3: [3, 4],
  4: [],
};

/** `POST kf/service_state/trans` */
export function moveState(call: AppCall): Reply {
  const { corp } = call;
  const { open_kfid, external_userid, service_state, servicer_userid = '' } = readBody(call, move);
  const account = kfAccountOf(corp, open_kfid);
  insistKnown(corp, external_userid);
  const session = sessionOf(corp, account, external_userid);
  if (!moves[session.state].includes(service_state)) refuse(95016, 'illegal service_state transition');
  if (service_state === 3) insistOnDuty(account, servicer_userid);
  session.state = service_state as State;
  session.servicer = service_state === 3 ? servicer_userid : '';
  const occasion = ({ 2: 'pool', 3: 'human', 4: 'ended' } as const)[service_state];
  return occasion ? { msg_code: issueCode(corp, account, external_userid, occasion) } : {};
}

function insistOnDuty(account: KfAccount, servicer: string): void {
  if (servicer === '') refuse(40063, 'missing servicer_userid');
  const onDuty = account.servicers.get(servicer);
  if (onDuty === undefined) refuse(95014, 'not a servicer of this account');
  if (!onDuty) refuse(95019, 'servicer is off duty');
}

export function insistKnown(corp: Corp, externalUserid: string): void {
  if (!corp.customers.has(externalUserid)) refuse(40096, 'invalid external_userid');
}
