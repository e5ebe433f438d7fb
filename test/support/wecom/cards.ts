import { z } from 'zod';
import { type App, type Corp, isVisible } from './corp.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, bytes, flag, optionalBytes, type Reply, readBody, refuse } from './wire.ts';

/** A card with buttons, and how each of its readers sees it. */
export interface CardTask {
  taskId: string;
  agentId: number;
  views: Map<string, CardView>;
}

export interface CardView {
  title: string;
  /** All that is written on it, line by line. */
  text: string;
  /** Buttons that can be pressed. */
  buttons: { key: string; text: string }[];
  /** The grey word in place of buttons. */
  grey: string;
}

export interface ResponseCode {
  taskId: string;
  agentId: number;
  until: number;
  used: boolean;
}

const LIFE_MS = 3 * DAY_MS;

const row = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(0), keyname: bytes(64), value: optionalBytes(256).optional() }),
  z.strictObject({ type: z.literal(1), keyname: bytes(64), value: optionalBytes(256).optional(), url: bytes(2048) }),
]);
const button = z.strictObject({
  type: z.literal(0).optional(),
  text: bytes(128),
  style: z.number().int().min(1).max(4).optional(),
  key: bytes(1024),
});
const common = {
  source: z.strictObject({ icon_url: z.string().optional(), desc: optionalBytes(128).optional() }).optional(),
  main_title: z.strictObject({ title: bytes(1024), desc: optionalBytes(1024).optional() }),
  sub_title_text: optionalBytes(2048).optional(),
  horizontal_content_list: z.array(row).max(6).optional(),
};
const action = z.strictObject({ type: z.literal(1), url: bytes(2048) });
const replace_text = optionalBytes(128).optional();

export const cardShape = z.discriminatedUnion('card_type', [
  z.strictObject({ card_type: z.literal('text_notice'), ...common, card_action: action, replace_text }),
  z.strictObject({
    ...{ card_type: z.literal('button_interaction'), ...common, card_action: action.optional() },
    task_id: z.string().regex(/^[0-9A-Za-z_@-]{1,128}$/),
    button_list: z.array(button).min(1).max(6),
    replace_text,
  }),
]);
export type Card = z.output<typeof cardShape>;

/** What is wrong with a card that the shape doesn't tell. */
export function insistCard(corp: Corp, app: App, card: Card): void {
  if (card.card_type !== 'button_interaction') return;
  if (!app.callback) refuse(43012, 'no callback url for interactive cards');
  if (corp.cards.has(cardKey(app.agentId, card.task_id))) refuse(42045, 'task_id is used');
  const keys = card.button_list.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) refuse(42043, 'keys of buttons repeat');
}

export function cardKey(agentId: number, taskId: string): string {
  return `${agentId} ${taskId}`;
}

export function viewOf(card: Card, replaceText = card.replace_text ?? ''): CardView {
  const { main_title, sub_title_text = '', horizontal_content_list = [], source } = card;
  const rows = horizontal_content_list.map(({ keyname, value = '' }) => `${keyname} ${value}`);
  const lines = [source?.desc ?? '', main_title.title, main_title.desc ?? '', sub_title_text, ...rows];
  const isLive = card.card_type === 'button_interaction' && replaceText === '';
  return {
    title: main_title.title,
    text: lines.filter((line) => line !== '').join('\n'),
    buttons: isLive ? card.button_list.map(({ key, text }) => ({ key, text })) : [],
    grey: replaceText,
  };
}

export function issueResponseCode(corp: Corp, agentId: number, taskId: string): string {
  const code = corp.nextId('response-');
  corp.responseCodes.set(code, { taskId, agentId, until: corp.now().getTime() + LIFE_MS, used: false });
  return code;
}

const update = z.strictObject({
  userids: z.array(z.string()).max(1000).optional(),
  partyids: z.array(z.number()).max(100).optional(),
  tagids: z.array(z.number()).max(100).optional(),
  atall: flag.optional(),
  agentid: z.number().int(),
  response_code: z.string(),
  enable_id_trans: flag.optional(),
  button: z.strictObject({ replace_name: bytes(128) }).optional(),
  template_card: cardShape.optional(),
});

/** `POST message/update_template_card` */
export function updateCard(call: AppCall): Reply {
  const { corp, app } = call;
  const { userids = [], atall = 0, agentid, response_code, button: grey, template_card } = readBody(call, update);
  if (agentid !== app.agentId) refuse(301002, 'agentid and token do not fit');
  if (!grey === !template_card) refuse(40058, 'one of button and template_card');
  const code = corp.responseCodes.get(response_code);
  if (!code || code.used || code.until < corp.now().getTime())
    return refuse(60140, 'response_code is invalid or expired');
  if (code.agentId !== app.agentId) refuse(42015, 'response_code of another app');
  const task = corp.cards.get(cardKey(app.agentId, code.taskId));
  if (!task) return refuse(42016, 'unknown task');
  code.used = true;
  const readers = atall === 1 ? [...task.views.keys()] : userids.map((id) => id.toLowerCase());
  const known = readers.filter((id) => isVisible(corp, app, id));
  for (const id of known) repaint(task, id, grey?.replace_name, template_card);
  return { invaliduser: readers.filter((id) => !known.includes(id)) };
}

/** Whoever did not get the card does not see it now either. */
function repaint(task: CardTask, reader: string, grey: string | undefined, card: Card | undefined): void {
  const view = task.views.get(reader);
  if (!view) return;
  task.views.set(reader, card ? viewOf(card) : { ...view, buttons: [], grey: grey ?? '' });
}
