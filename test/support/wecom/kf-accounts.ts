import { z } from 'zod';
import { kfAccountOf, syncMessages } from './kf-log.ts';
import { sendMessage, sendMessageOnEvent } from './kf-send.ts';
import { getState, moveState, sessionOf } from './kf-sessions.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, flag, queryOf, type Reply, type Routes, readBody, refuse } from './wire.ts';

const ACTIVE_MS = 2 * DAY_MS;

/** Only for apps that were named in 微信客服. */
function granted(handle: (call: AppCall) => Reply): (call: AppCall) => Reply {
  return (call) => (call.app.kf ? handle(call) : refuse(48002, 'api forbidden'));
}

const page = z.strictObject({
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(100).optional(),
});

function listAccounts(call: AppCall): Reply {
  const { offset = 0, limit = 100 } = readBody(call, page);
  const all = [...call.corp.kfAccounts.values()];
  const account_list = all.slice(offset, offset + limit).map(({ openKfid, name }) => ({
    ...{ open_kfid: openKfid, name, avatar: '', manage_privilege: true },
  }));
  return { account_list };
}

const contactWay = z.strictObject({
  open_kfid: z.string(),
  scene: z
    .string()
    .regex(/^[0-9A-Za-z_-]{1,32}$/)
    .optional(),
});

function addContactWay(call: AppCall): Reply {
  const { open_kfid, scene } = readBody(call, contactWay);
  kfAccountOf(call.corp, open_kfid);
  const query = scene ? `?enc_scene=ENC${scene}` : '';
  return { url: `https://work.weixin.qq.com/kfid/${open_kfid}${query}` };
}

const batch = z.strictObject({
  external_userid_list: z.array(z.string()).min(1).max(100),
  need_enter_session_context: flag.optional(),
});

function getCustomers(call: AppCall): Reply {
  const { corp } = call;
  const { external_userid_list, need_enter_session_context = 0 } = readBody(call, batch);
  const known = external_userid_list.filter((id) => isActive(call, id));
  return {
    customer_list: known.map((id) => {
      const { nickname = '', unionid } = corp.customers.get(id) ?? {};
      const context = need_enter_session_context === 1 && contextOf(call, id);
      const shown = { external_userid: id, nickname, avatar: '', gender: 0 };
      return { ...shown, ...(unionid && { unionid }), ...(context && { enter_session_context: context }) };
    }),
    invalid_external_userid: external_userid_list.filter((id) => !known.includes(id)),
  };
}

function isActive({ corp }: AppCall, id: string): boolean {
  const since = corp.now().getTime() - ACTIVE_MS;
  return (
    corp.customers.has(id) && [...corp.kfAccounts.values()].some((a) => sessionOf(corp, a, id).lastSpokeAt > since)
  );
}

function contextOf({ corp }: AppCall, id: string): object | undefined {
  const entered = [...corp.kfAccounts.values()]
    .map((account) => sessionOf(corp, account, id))
    .find(({ scene }) => scene);
  return entered && { scene: entered.scene, scene_param: entered.sceneParam };
}

function listServicers(call: AppCall): Reply {
  const account = kfAccountOf(call.corp, queryOf(call, 'open_kfid'));
  const servicer_list = [...account.servicers].map(([userid, onDuty]) => ({ userid, status: onDuty ? 0 : 1 }));
  return { servicer_list };
}

export const kfRoutes: Routes = {
  'POST kf/sync_msg': granted(syncMessages),
  'POST kf/send_msg': granted(sendMessage),
  'POST kf/send_msg_on_event': granted(sendMessageOnEvent),
  'POST kf/service_state/get': granted(getState),
  'POST kf/service_state/trans': granted(moveState),
  'POST kf/account/list': granted(listAccounts),
  'POST kf/add_contact_way': granted(addContactWay),
  'POST kf/customer/batchget': granted(getCustomers),
  'GET kf/servicer/list': granted(listServicers),
};
