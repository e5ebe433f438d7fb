import { z } from 'zod';
import type { Caller } from './caller.ts';
import { insist, insistCount } from './limits.ts';
import { textOrNothing } from './reply.ts';

const PAGE = 100;
const MOST_BYTES_OF_SCENE = 128;

const accounts = z.object({
  account_list: z.array(z.object({ open_kfid: z.string(), name: z.string() })).default([]),
});

export interface KfAccount {
  openKfid: string;
  name: string;
}

/** Every customer-service account that the app may see. */
export async function listKfAccounts(caller: Caller): Promise<KfAccount[]> {
  const found: KfAccount[] = [];
  for (;;) {
    const body = { offset: found.length, limit: PAGE };
    const { account_list } = await caller.post('kf/account/list', body, accounts, { idempotent: true });
    found.push(...account_list.map(({ open_kfid, name }) => ({ openKfid: open_kfid, name })));
    if (account_list.length < PAGE) return found;
  }
}

const contactWay = z.object({ url: z.string().min(1) });

/**
 * The link of an account, for a QR code. `scene` names the place of the code (32 letters, digits, _ or - at most);
 * `sceneParam` comes back when somebody enters through it, such as a building (128 bytes at most).
 */
export async function addKfContactWay(
  caller: Caller,
  { openKfid, scene, sceneParam }: { openKfid: string; scene?: string; sceneParam?: string },
): Promise<string> {
  const path = 'kf/add_contact_way';
  insist(/^[0-9A-Za-z_-]{0,32}$/.test(scene ?? ''), path, 'scene must be 32 letters, digits, _ or - at most');
  insist(Buffer.byteLength(sceneParam ?? '') <= MOST_BYTES_OF_SCENE, path, 'scene_param is over 128 bytes');
  const body = { open_kfid: openKfid, ...(scene && { scene }) };
  const { url } = await caller.post(path, body, contactWay, { idempotent: true });
  if (!sceneParam) return url;
  return `${url}${url.includes('?') ? '&' : '?'}scene_param=${encodeURIComponent(sceneParam)}`;
}

const customers = z.object({
  customer_list: z
    .array(
      z.object({
        external_userid: z.string(),
        nickname: textOrNothing,
        unionid: textOrNothing,
        enter_session_context: z.object({ scene: textOrNothing, scene_param: textOrNothing }).optional(),
      }),
    )
    .default([]),
});

export interface KfCustomer {
  externalUserid: string;
  nickname: string;
  /** '' where the corp is bound to no account of ours that would tell it. */
  unionid: string;
  sceneParam: string;
}

/** Who these customers are, 1 to 100 of them; whoever was silent for 48 hours is left out. */
export async function getKfCustomers(caller: Caller, externalUserids: readonly string[]): Promise<KfCustomer[]> {
  const path = 'kf/customer/batchget';
  insistCount(path, 'external_userid_list', externalUserids, 1, 100);
  const body = { external_userid_list: externalUserids, need_enter_session_context: 1 };
  const { customer_list } = await caller.post(path, body, customers, { idempotent: true });
  return customer_list.map(({ external_userid, nickname, unionid, enter_session_context }) => ({
    externalUserid: external_userid,
    nickname,
    unionid,
    sceneParam: enter_session_context?.scene_param ?? '',
  }));
}

const servicers = z.object({
  servicer_list: z.array(z.object({ userid: textOrNothing, status: z.number().default(1) })).default([]),
});

/** Who serves the account; `onDuty` as they set it themselves in the client. */
export async function listKfServicers(
  caller: Caller,
  openKfid: string,
): Promise<{ userid: string; onDuty: boolean }[]> {
  const { servicer_list } = await caller.get('kf/servicer/list', { open_kfid: openKfid }, servicers);
  // Entries of a whole department have no userid.
  return servicer_list
    .filter(({ userid }) => userid !== '')
    .map(({ userid, status }) => ({ userid, onDuty: status === 0 }));
}
