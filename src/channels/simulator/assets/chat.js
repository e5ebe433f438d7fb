import { get, post } from './api.js';
import { bubble, divider } from './bubble.js';
import { texts } from './texts.js';
import { fullStamp, stampLabel } from './time.js';

const bot = 'guanjia';
const pauseMs = 5 * 60_000;
const shownAtFirst = 200;
const nearEndPx = 60;

/** One chat window: what was said in it, and who one is in it. */
export class Chat {
  lines = [];
  lastSeq = 0;
  #loading;
  #again = false;
  #loaded = false;

  constructor(node, { onNews, onProblem }) {
    this.node = node;
    this.id = node.dataset.chat;
    this.isGroup = node.dataset.kind === 'group';
    this.log = node.querySelector('.log');
    this.select = node.querySelector('select[name=as]');
    this.members = [...this.select.options].map((option) => ({
      id: option.value,
      name: option.text,
      short: option.dataset.short,
      hue: option.dataset.hue,
    }));
    this.newest = node.querySelector('[data-newest]');
    this.onNews = onNews;
    this.onProblem = onProblem;
    this.select.addEventListener('change', () => this.takeSides());
    this.newest.addEventListener('click', () => this.scrollToEnd());
    this.log.addEventListener('scroll', () => {
      if (this.#isAtEnd()) this.newest.hidden = true;
    });
    this.log.addEventListener('click', (event) => {
      this.#pick(event.target.closest('.msg'));
      this.#become(event.target.closest('.mention'));
      this.#press(event.target.closest('.action'));
    });
    // Pictures take their height when they come; the end stays in sight.
    this.log.addEventListener('load', () => this.#sticky && this.scrollToEnd(), true);
    this.takeSides();
  }

  #sticky = true;

  get speaker() {
    return this.select.value;
  }

  /** Fetches what is new; calls that come meanwhile are one more fetch after it. */
  refresh() {
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    this.#loading = this.#fetch().finally(() => {
      this.#loading = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.refresh();
    });
    return this.#loading;
  }

  async #fetch() {
    const first = !this.#loaded;
    const range = first ? { last: shownAtFirst } : { after: this.lastSeq };
    const fresh = await get('messages', { in: this.id, ...range });
    this.#loaded = true;
    if (!fresh.length) return;
    const atEnd = first || this.#isAtEnd();
    for (const message of fresh) this.#append(message);
    this.takeSides();
    this.#sticky = atEnd || fresh.some(({ from }) => from === this.speaker);
    if (this.#sticky) this.scrollToEnd();
    else this.newest.hidden = false;
    this.onNews(this, fresh, { first });
  }

  #append(message) {
    const before = this.lines.at(-1);
    if (!before || Date.parse(message.at) - Date.parse(before.at) >= pauseMs) this.log.append(divider(message.at));
    this.lines.push(message);
    this.lastSeq = message.seq;
    this.log.append(bubble(message, { members: this.members, look: (id) => this.#look(id) }));
    if (message.press) this.#markPressed(message.press);
  }

  #look(id) {
    if (id === bot) return { short: texts.bot.slice(0, 1), hue: '' };
    return this.members.find((member) => member.id === id) ?? { short: '?', hue: '0' };
  }

  /** Puts the words of whoever speaks now on the right, and lights up where they are called. */
  takeSides() {
    const placeholder = texts.placeholder(this.select.selectedOptions[0]?.text ?? '');
    const box = this.node.querySelector('textarea');
    box.placeholder = placeholder;
    box.setAttribute('aria-label', placeholder);
    this.select.parentElement.dataset.hue = this.select.selectedOptions[0]?.dataset.hue ?? '';
    for (const line of this.log.querySelectorAll('.msg'))
      line.classList.toggle('own', line.dataset.from === this.speaker);
    for (const mention of this.log.querySelectorAll('.mention')) {
      mention.classList.toggle('me', mention.dataset.person === this.speaker);
    }
  }

  /** A tap shows what can be done with a message, as hovering does. */
  #pick(picked) {
    for (const line of this.log.querySelectorAll('.msg.picked')) line.classList.remove('picked');
    picked?.classList.add('picked');
  }

  /** A tap on the name of a member who is called lets one speak as them. */
  #become(mention) {
    if (!this.members.some(({ id }) => id === mention?.dataset.person)) return;
    this.select.value = mention.dataset.person;
    this.takeSides();
  }

  find(id) {
    return this.lines.find((line) => line.id === id);
  }

  /** The last message of ours that offers buttons, else our last one. */
  lastCard() {
    return this.lines.findLast(({ buttons }) => buttons) ?? this.lines.findLast(({ from }) => from === bot);
  }

  #markPressed({ message, button }) {
    const line = this.log.querySelector(`.msg[data-id="${CSS.escape(message)}"]`);
    line?.querySelector(`.action[data-button="${CSS.escape(button)}"]`)?.classList.add('was-pressed');
  }

  async #press(action) {
    if (!action) return;
    action.disabled = true;
    try {
      const message = action.closest('.msg').dataset.id;
      await post('press', { as: this.speaker, message, button: action.dataset.button });
      await this.refresh();
    } catch (error) {
      this.onProblem(texts.notSent(error.message));
    } finally {
      action.disabled = false;
    }
  }

  relabel() {
    for (const stamp of this.log.querySelectorAll('.stamp')) {
      stamp.textContent = stampLabel(stamp.dateTime);
      stamp.title = fullStamp(stamp.dateTime);
    }
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < nearEndPx;
  }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.newest.hidden = true;
  }
}
