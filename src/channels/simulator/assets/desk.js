import { summary } from './bubble.js';
import { texts } from './texts.js';
import { shortStamp } from './time.js';

const phone = matchMedia('(max-width: 760px)');

function remember(key, value) {
  localStorage.setItem(`guanjia.sim.${key}`, JSON.stringify(value));
}

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(`guanjia.sim.${key}`)) ?? undefined;
  } catch {
    return undefined; // written by another version: start afresh
  }
}

/** Which windows are open, which one is looked at, and what is unread in the others. */
export class Desk {
  #chats;
  #seen = recall('seen') ?? {};
  #looking;

  constructor(chats) {
    this.#chats = chats;
    const open = recall('open');
    for (const chat of chats.values()) {
      chat.unread = 0;
      chat.entry = document.querySelector(`[data-entry="${CSS.escape(chat.id)}"]`);
      if (open) this.#setOpen(chat, open.includes(chat.id));
      chat.entry.addEventListener('click', () => this.#choose(chat));
      chat.node.addEventListener('pointerenter', () => this.look(chat));
      chat.node.addEventListener('pointerdown', () => this.look(chat));
      chat.node.addEventListener('focusin', () => this.look(chat));
      chat.node.querySelector('[data-back]').addEventListener('click', () => this.#goBack());
      chat.node.querySelector('[data-close]').addEventListener('click', () => this.#toggle(chat));
      chat.node.querySelector('[data-enlarge]').addEventListener('click', () => {
        chat.node.toggleAttribute('data-large');
        chat.scrollToEnd();
      });
    }
    document.addEventListener('visibilitychange', () => this.#looking && this.look(this.#looking));
    phone.addEventListener('change', () => this.#goBack());
    const hint = document.querySelector('.hint');
    hint.hidden = recall('hinted') === true;
    hint.querySelector('[data-close-hint]').addEventListener('click', () => {
      hint.hidden = true;
      remember('hinted', true);
    });
  }

  /** New messages of a chat: its line in the list, and its badge if nobody looks. */
  news(chat, fresh, { first }) {
    const seen = this.#seen[chat.id];
    // A new database counts from one again: what was seen then says nothing.
    const known = first && (seen === undefined || seen > chat.lastSeq) ? chat.lastSeq : (seen ?? 0);
    chat.unread += fresh.filter(({ seq, from }) => seq > known && from !== chat.speaker).length;
    if (this.#looking === chat && !document.hidden) chat.unread = 0;
    if (!chat.unread) this.#markSeen(chat);
    this.#show(chat);
  }

  look(chat) {
    this.#looking = chat;
    if (document.hidden) return;
    chat.unread = 0;
    this.#markSeen(chat);
    this.#show(chat);
  }

  relabel() {
    for (const chat of this.#chats.values()) this.#show(chat);
  }

  #markSeen(chat) {
    if (this.#seen[chat.id] === chat.lastSeq) return;
    this.#seen[chat.id] = chat.lastSeq;
    remember('seen', this.#seen);
  }

  #show(chat) {
    for (const badge of [chat.entry, chat.node].map((place) => place.querySelector('[data-unread]'))) {
      badge.hidden = !chat.unread;
      badge.textContent = chat.unread > 99 ? '99+' : String(chat.unread);
    }
    const last = chat.lines.at(-1);
    if (!last) return;
    const preview = chat.entry.querySelector('[data-preview]');
    const who = chat.isGroup ? `${last.name}：` : '';
    const calls = chat.unread
      ? last.mentions?.find(({ id }) => chat.members.some((member) => member.id === id))
      : undefined;
    preview.textContent = `${calls ? texts.calledMe(calls.name) : ''}${who}${summary(last)}`;
    preview.classList.toggle('called', Boolean(calls));
    chat.entry.querySelector('[data-preview-time]').textContent = shortStamp(last.at);
  }

  #choose(chat) {
    if (!phone.matches) return this.#toggle(chat);
    document.body.classList.add('in-chat');
    for (const other of this.#chats.values()) other.node.classList.toggle('current', other === chat);
    chat.scrollToEnd();
    this.look(chat);
  }

  #goBack() {
    document.body.classList.remove('in-chat');
    for (const chat of this.#chats.values()) chat.node.classList.remove('current');
    this.#looking = undefined;
  }

  #toggle(chat) {
    const open = chat.node.dataset.open !== 'true';
    this.#setOpen(chat, open);
    if (open) {
      chat.scrollToEnd();
      chat.node.scrollIntoView({ block: 'nearest' });
      this.look(chat);
    } else if (this.#looking === chat) this.#looking = undefined;
    remember(
      'open',
      [...this.#chats.values()].filter(({ node }) => node.dataset.open === 'true').map(({ id }) => id),
    );
  }

  #setOpen(chat, open) {
    chat.node.dataset.open = String(open);
    chat.node.removeAttribute('data-large');
    chat.entry.setAttribute('aria-pressed', String(open));
  }
}
