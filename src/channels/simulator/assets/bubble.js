import { texts } from './texts.js';
import { fullStamp, stampLabel } from './time.js';

const bot = 'guanjia';

/** An element with classes, text or children. */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content.filter((part) => part !== undefined && part !== ''));
  return made;
}

function mediaWord({ kind }) {
  return { image: texts.picture, voice: texts.voice, video: texts.video }[kind] ?? texts.file;
}

/** A message in a few words, for lists and quotes. */
export function summary({ text, media = [] }) {
  return [...media.map(mediaWord), text].join('').replace(/\s+/g, ' ').trim();
}

export function divider(at) {
  const time = element('time', 'stamp', stampLabel(at));
  time.dateTime = at;
  return time;
}

function withMentions(message, members) {
  const people = [{ id: bot, name: texts.bot }, ...members, ...(message.mentions ?? [])];
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return message.text.split(new RegExp(`(@(?:${escaped.join('|')}))`)).map((part, index) => {
    if (index % 2 === 0) return part;
    const mention = element('span', 'mention', part);
    mention.dataset.person = people.find(({ name }) => `@${name}` === part)?.id ?? '';
    return mention;
  });
}

function attachment(item) {
  if (item.kind === 'image') {
    const picture = element('img', 'picture');
    picture.src = item.url;
    picture.alt = item.name;
    picture.tabIndex = 0;
    return picture;
  }
  if (item.kind === 'voice' || item.kind === 'video') {
    const player = element(item.kind === 'voice' ? 'audio' : 'video', 'player');
    player.controls = true;
    player.preload = 'metadata';
    player.src = item.url;
    return player;
  }
  const link = element('a', 'file', element('span', 'file-mark', 'PDF'), item.name);
  link.href = item.url;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}

function actions(buttons) {
  const row = element('div', 'actions');
  for (const { id, label } of buttons) {
    const button = element('button', 'action', label);
    button.type = 'button';
    button.dataset.button = id;
    row.append(button);
  }
  return row;
}

/** One message as it stands in the log. `look` gives the initial and the colour of whoever said it. */
export function bubble(message, { members, look }) {
  if (message.press) {
    const note = element('p', 'pressed', texts.pressed(message.name, message.text));
    note.title = fullStamp(message.at);
    return note;
  }
  const { short, hue } = look(message.from);
  const avatar = element('span', message.from === bot ? 'avatar bot' : `avatar hue-${hue}`, short);
  avatar.setAttribute('aria-hidden', 'true');
  const main = element('div', 'main', element('span', 'name', message.name));
  for (const item of message.media ?? []) main.append(attachment(item));
  if (message.text || message.buttons) {
    const body = element('div', 'bubble', element('div', 'text', ...withMentions(message, members)));
    if (message.buttons) body.append(actions(message.buttons));
    body.title = fullStamp(message.at);
    main.append(body);
  }
  if (message.quote) {
    const { name, text } = message.quote;
    main.append(element('div', 'quoted', `${name}：${text}`));
  }
  const quote = element('button', 'quote-this', texts.quote);
  quote.type = 'button';
  main.append(quote);
  const line = element('div', message.buttons ? 'msg card' : 'msg', avatar, main);
  line.dataset.id = message.id;
  line.dataset.from = message.from;
  return line;
}
