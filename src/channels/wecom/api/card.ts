import { insist, insistBytes, insistCount, insistText } from './limits.ts';

/** A row of a card: a word and its value. */
export interface CardRow {
  name: string;
  value: string;
  /** Opens when the value is touched. */
  url?: string;
}

export interface CardButton {
  /** Comes back with a click: at most 1024 bytes, no two alike in one card. */
  key: string;
  label: string;
  style?: 1 | 2 | 3 | 4;
}

/** A card whose buttons call us. Advised: title 36, description 44, subtitle 160 characters, label 10. */
export interface ButtonCard {
  /** Never used before in this app: 1 to 128 letters, digits, _, - or @. */
  taskId: string;
  /** A small line above the title. */
  source?: string;
  title: string;
  description?: string;
  subtitle?: string;
  rows?: readonly CardRow[];
  buttons: readonly CardButton[];
}

/** A card that only tells; touching it opens `url`. */
export interface NoticeCard extends Omit<ButtonCard, 'taskId' | 'buttons'> {
  url: string;
}

/** A card with buttons as it is written on the wire. @throws WecomError where it is over a limit */
export function buttonCard(path: string, card: ButtonCard): object {
  const { taskId, buttons } = card;
  insist(/^[0-9A-Za-z_@-]{1,128}$/.test(taskId), path, 'task_id must be 1 to 128 letters, digits, _, - or @');
  insistCount(path, 'button_list', buttons, 1, 6);
  for (const { key, label } of buttons) {
    insistText(path, 'button key', key, 1024);
    insistText(path, 'button text', label, 128);
  }
  insist(new Set(buttons.map(({ key }) => key)).size === buttons.length, path, 'two buttons have the same key');
  return {
    card_type: 'button_interaction',
    ...bodyOf(path, card),
    task_id: taskId,
    button_list: buttons.map(({ key, label, style = 1 }) => ({ type: 0, key, text: label, style })),
  };
}

/** A card without buttons as it is written on the wire. @throws WecomError where it is over a limit */
export function noticeCard(path: string, card: NoticeCard): object {
  insistText(path, 'card_action.url', card.url, 2048);
  return { card_type: 'text_notice', ...bodyOf(path, card), card_action: { type: 1, url: card.url } };
}

function bodyOf(
  path: string,
  { source, title, description, subtitle, rows = [] }: Omit<ButtonCard, 'taskId'> | NoticeCard,
) {
  insistText(path, 'main_title.title', title, 1024);
  insistBytes(path, 'main_title.desc', description ?? '', 1024);
  insistBytes(path, 'sub_title_text', subtitle ?? '', 2048);
  insistCount(path, 'horizontal_content_list', rows, 0, 6);
  return {
    ...(source && { source: { desc: source } }),
    main_title: { title, ...(description && { desc: description }) },
    ...(subtitle && { sub_title_text: subtitle }),
    ...(rows.length > 0 && { horizontal_content_list: rows.map(rowOf) }),
  };
}

function rowOf({ name, value, url }: CardRow): object {
  return url ? { type: 1, keyname: name, value, url } : { type: 0, keyname: name, value };
}
