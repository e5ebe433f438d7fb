import { z } from 'zod';
import { type Card, cardKey, cardShape, insistCard, issueResponseCode, updateCard, viewOf } from './cards.ts';
import { isVisible, show } from './corp.ts';
import { memberContent } from './member-content.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './rates.ts';
import { type AppCall, flag, type Reply, type Routes, readBody, refuse } from './wire.ts';

const request = z.looseObject({
  touser: z.string().optional(),
  toparty: z.string().optional(),
  totag: z.string().optional(),
  msgtype: z.string(),
  agentid: z.number().int(),
  safe: flag.optional(),
  enable_id_trans: flag.optional(),
  enable_duplicate_check: flag.optional(),
  duplicate_check_interval: z.number().int().min(1).max(14_400).optional(),
});

/** `POST message/send`. Parties and tags are taken and reach nobody: there are none. */
function send(call: AppCall): Reply {
  const { corp, app } = call;
  const body = readBody(call, request);
  const {
    touser = '',
    toparty,
    totag,
    msgtype,
    agentid,
    enable_duplicate_check = 0,
    duplicate_check_interval = 1800,
  } = body;
  if (!corp.apps.some(({ agentId }) => agentId === agentid)) refuse(40056, 'invalid agentid');
  if (agentid !== app.agentId) refuse(301002, 'agentid and token do not fit');
  if (!touser && !toparty && !totag) refuse(82001, 'no recipient');
  const asked = touser.split('|').filter((id) => id !== '');
  if (asked.length > 1000) refuse(40032, 'too many users');
  const reached = touser === '@all' ? [...corp.members.values()].map(({ userid }) => userid) : asked;
  const valid = reached.filter((id) => isVisible(corp, app, id));
  if (valid.length === 0) refuse(81013, 'user & party & tag all invalid');
  const invaliduser = reached
    .filter((id) => !valid.includes(id))
    .join('|')
    .toLowerCase();
  if (enable_duplicate_check === 1 && wasSaid(call, duplicate_check_interval * 1000)) return { invaliduser, msgid: '' };
  const content = contentOf(call, msgtype, body);
  corp.remembered.set(JSON.stringify(call.body), corp.now().getTime());
  const msgid = corp.nextId('msg-');
  corp.sentIds.set(msgid, { agentId: app.agentId, at: corp.now().getTime(), userids: valid });
  for (const userid of valid) deliver(call, userid.toLowerCase(), msgtype, content, msgid);
  return { invaliduser, msgid, ...keepCard(call, valid, content.card) };
}

/** Whether the very same request came within the time. What a repetition is answered is not documented. */
function wasSaid({ corp, body }: AppCall, withinMs: number): boolean {
  const saidAt = corp.remembered.get(JSON.stringify(body));
  return saidAt !== undefined && corp.now().getTime() - saidAt < withinMs;
}

interface Content {
  text: string;
  value: Record<string, unknown>;
  card?: Card;
}

function contentOf(call: AppCall, msgtype: string, body: Record<string, unknown>): Content {
  const known = new Set([...Object.keys(request.shape), msgtype]);
  const stranger = Object.keys(body).find((name) => !known.has(name));
  if (stranger) refuse(40058, `invalid ${stranger}`);
  if (msgtype !== 'template_card') return memberContent(call, msgtype, body[msgtype]);
  const { template_card } = readBody(
    { body: { template_card: body.template_card } },
    z.strictObject({ template_card: cardShape }),
  );
  insistCard(call.corp, call.app, template_card);
  return { text: viewOf(template_card).text, value: { ...template_card }, card: template_card };
}

/** 30 a minute and 1000 an hour for one member; what is over is dropped, and the caller is told nothing of it. */
function deliver({ corp, app }: AppCall, userid: string, msgtype: string, { text, value }: Content, id: string): void {
  const key = `member:${app.agentId}:${userid}`;
  if (!corp.rates.allow(`${key}:minute`, 30, MINUTE_MS) || !corp.rates.allow(`${key}:hour`, 1000, HOUR_MS)) {
    corp.dropped.push({ userid, text });
    return;
  }
  show(corp, `member:${userid}`, { from: `app:${app.agentId}`, msgtype, text, content: value, id, mentions: [] });
}

function keepCard({ corp, app }: AppCall, userids: readonly string[], card: Card | undefined): object {
  if (card?.card_type !== 'button_interaction') return {};
  const views = new Map(userids.map((userid) => [userid.toLowerCase(), viewOf(card)]));
  corp.cards.set(cardKey(app.agentId, card.task_id), { taskId: card.task_id, agentId: app.agentId, views });
  return { response_code: issueResponseCode(corp, app.agentId, card.task_id) };
}

/** `POST message/recall` */
function recall(call: AppCall): Reply {
  const { corp, app } = call;
  const { msgid } = readBody(call, z.strictObject({ msgid: z.string() }));
  const sent = corp.sentIds.get(msgid);
  if (sent?.agentId !== app.agentId) return refuse(40058, 'invalid msgid');
  if (corp.now().getTime() - sent.at > DAY_MS) refuse(42052, 'over 24 hours');
  for (const userid of sent.userids) {
    const screen = `member:${userid.toLowerCase()}`;
    corp.screens.set(
      screen,
      (corp.screens.get(screen) ?? []).filter(({ id }) => id !== msgid),
    );
  }
  return {};
}

export const appMessageRoutes: Routes = {
  'POST message/send': send,
  'POST message/update_template_card': updateCard,
  'POST message/recall': recall,
};
