import { post } from './api.js';
import { element, summary } from './bubble.js';
import { MentionMenu } from './mention-menu.js';
import { texts } from './texts.js';

const bot = 'guanjia';

function readBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** Where one writes: text, pictures from a file, the clipboard or dropped, a quote, an example by one tap. */
export class Composer {
  #chat;
  #files = [];
  #quote;
  /** the last try that failed: the same words again are the same message */
  #failed;

  constructor(chat, { onProblem }) {
    this.#chat = chat;
    this.onProblem = onProblem;
    const form = chat.node.querySelector('.composer');
    this.form = form;
    this.text = form.elements.text;
    this.attached = form.querySelector('[data-attached]');
    this.quoting = form.querySelector('[data-quoting]');

    if (chat.isGroup)
      new MentionMenu(this.text, form.querySelector('[data-callable]'), [
        { id: bot, name: texts.bot },
        ...chat.members,
      ]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send({ text: this.text.value });
    });
    this.text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.text.addEventListener('input', () => this.#fitHeight());
    this.text.addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      this.#attach(files);
    });
    const input = form.querySelector('[data-files]');
    input.addEventListener('change', () => {
      this.#attach([...input.files]);
      input.value = '';
    });
    chat.node.addEventListener('dragover', (event) => event.preventDefault());
    chat.node.addEventListener('drop', (event) => {
      event.preventDefault();
      this.#attach([...event.dataTransfer.files]);
    });
    const row = form.querySelector('.examples');
    row.addEventListener('wheel', (event) => row.scrollBy(event.deltaY, 0), { passive: true });
    row.addEventListener('click', (event) => {
      const { example, quotesCard } = event.target.closest('[data-example]')?.dataset ?? {};
      if (!example) return;
      const quote = this.#quote ?? (quotesCard ? chat.lastCard() : undefined);
      this.send({ text: example, quote });
    });
    form.querySelector('[data-cancel-quote]').addEventListener('click', () => this.#setQuote(undefined));
    chat.log.addEventListener('click', (event) => {
      const line = event.target.closest('.quote-this')?.closest('.msg');
      if (line) this.#setQuote(chat.find(line.dataset.id));
    });
  }

  async send({ text, quote = this.#quote }) {
    const said = text.trim();
    if (!said && !this.#files.length) return;
    this.form.classList.add('sending');
    try {
      const media = await Promise.all(
        this.#files.map(async (file) => ({ name: file.name, mime: file.type, base64: await readBase64(file) })),
      );
      const called = [{ id: bot, name: texts.bot }, ...this.#chat.members].filter(({ name }) =>
        said.includes(`@${name}`),
      );
      const message = {
        as: this.#chat.speaker,
        in: this.#chat.id,
        ...(said ? { text: said } : {}),
        ...(media.length ? { media } : {}),
        ...(quote ? { quote: quote.id } : {}),
        ...(called.length ? { mention: called.map(({ id }) => id) } : {}),
      };
      const words = JSON.stringify(message);
      const id = this.#failed?.words === words ? this.#failed.id : crypto.randomUUID();
      this.#failed = { words, id };
      await post('say', { id, ...message });
      this.#failed = undefined;
      this.#clear(text);
      await this.#chat.refresh();
    } catch (error) {
      this.onProblem(texts.notSent(error.message));
    } finally {
      this.form.classList.remove('sending');
    }
  }

  /** Only what was sent goes: an example leaves a half-written sentence alone. */
  #clear(sent) {
    if (this.text.value === sent) this.text.value = '';
    this.#files = [];
    this.#showFiles();
    this.#setQuote(undefined);
    this.#fitHeight();
    this.#chat.scrollToEnd();
  }

  #attach(files) {
    this.#files.push(...files);
    this.#showFiles();
    this.text.focus();
  }

  #showFiles() {
    for (const picture of this.attached.querySelectorAll('img')) URL.revokeObjectURL(picture.src);
    this.attached.replaceChildren(
      ...this.#files.map((file) => {
        const thumbnail = file.type.startsWith('image/') ? element('img') : element('span', 'file', file.name);
        if (thumbnail instanceof HTMLImageElement) {
          thumbnail.src = URL.createObjectURL(file);
          thumbnail.alt = file.name;
        }
        const remove = element('button', 'icon', '×');
        remove.type = 'button';
        remove.setAttribute('aria-label', texts.remove(file.name));
        remove.addEventListener('click', () => {
          this.#files = this.#files.filter((other) => other !== file);
          this.#showFiles();
        });
        return element('span', 'attachment', thumbnail, remove);
      }),
    );
    this.attached.hidden = !this.#files.length;
  }

  #setQuote(message) {
    this.#quote = message;
    this.quoting.hidden = !message;
    if (!message) return;
    this.quoting.firstElementChild.textContent = texts.quoting(message.name, summary(message));
    this.text.focus();
  }

  #fitHeight() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 110)}px`;
  }
}
