import { z } from 'zod';
import { type Appchat, isVisible, show } from './corp.ts';
import { memberContent } from './member-content.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, flag, queryOf, type Reply, type Routes, readBody, refuse } from './wire.ts';

const creation = z.strictObject({
  name: z.string().max(50).optional(),
  owner: z.string().optional(),
  userlist: z.array(z.string()),
  chatid: z.string().optional(),
});

function create(call: AppCall): Reply {
  const { corp, app } = call;
  const { name = '群聊', userlist, owner = userlist[0] ?? '', chatid = corp.nextId('chat') } = readBody(call, creation);
  if (app.visible !== 'everybody') refuse(60011, 'the range must be the root department');
  if (!/^[0-9A-Za-z]{1,32}$/.test(chatid)) refuse(86001, 'invalid chatid');
  if (userlist.length < 2 || userlist.length > 2000) refuse(86006, 'invalid member count');
  if (userlist.some((userid) => !isVisible(corp, app, userid))) refuse(86216, 'invalid member');
  if (!userlist.includes(owner)) refuse(86007, 'owner is not a member');
  if (corp.appchats.has(chatid)) refuse(86215, 'chatid is taken');
  if (!corp.rates.allow('appchat/create', 1000, DAY_MS)) refuse(45009, 'api freq out of limit');
  corp.appchats.set(chatid, { chatid, agentId: app.agentId, name, owner, userlist });
  return { chatid };
}

const change = z.strictObject({
  chatid: z.string(),
  name: z.string().max(50).optional(),
  owner: z.string().optional(),
  add_user_list: z.array(z.string()).optional(),
  del_user_list: z.array(z.string()).optional(),
});

function update(call: AppCall): Reply {
  const { chatid, name, owner, add_user_list = [], del_user_list = [] } = readBody(call, change);
  const chat = chatOf(call, chatid);
  const userlist = [...new Set([...chat.userlist, ...add_user_list])].filter((id) => !del_user_list.includes(id));
  const newOwner = owner ?? chat.owner;
  if (add_user_list.some((userid) => !isVisible(call.corp, call.app, userid))) refuse(86216, 'invalid member');
  if (userlist.length < 2) refuse(86006, 'invalid member count');
  if (!userlist.includes(newOwner)) refuse(86007, 'owner is not a member');
  Object.assign(chat, { userlist, owner: newOwner, name: name ?? chat.name });
  return {};
}

function get(call: AppCall): Reply {
  const { agentId: _, ...chat_info } = chatOf(call, queryOf(call, 'chatid'));
  return { chat_info };
}

const message = z.looseObject({ chatid: z.string(), msgtype: z.string(), safe: flag.optional() });

function send(call: AppCall): Reply {
  const { chatid, msgtype, safe: _, ...rest } = readBody(call, message);
  chatOf(call, chatid);
  const { [msgtype]: body, ...strangers } = rest;
  if (Object.keys(strangers).length > 0) refuse(40058, `invalid ${Object.keys(strangers)[0]}`);
  const { text, value } = memberContent(call, msgtype, body);
  const mentions = (value.mentioned_list ?? []) as string[];
  const id = call.corp.nextId('group-');
  show(call.corp, `group:${chatid}`, { from: `app:${call.app.agentId}`, msgtype, text, content: value, id, mentions });
  return {};
}

/** Only chats that this app made. */
function chatOf({ corp, app }: AppCall, chatid: string): Appchat {
  const chat = corp.appchats.get(chatid);
  if (!chat) return refuse(86003, 'chat does not exist');
  return chat.agentId === app.agentId ? chat : refuse(86008, 'chat of another app');
}

export const appchatRoutes: Routes = {
  'POST appchat/create': create,
  'POST appchat/update': update,
  'GET appchat/get': get,
  'POST appchat/send': send,
};
