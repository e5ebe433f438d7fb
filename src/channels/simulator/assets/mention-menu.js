import { element } from './bubble.js';

/** After an @ offers who can be called; arrows and Enter choose, or a tap. */
export class MentionMenu {
  #chosen = 0;

  constructor(box, list, people) {
    this.box = box;
    this.list = list;
    this.people = people;
    box.addEventListener('input', () => this.#offer());
    box.addEventListener('blur', () => setTimeout(() => this.#close(), 150)); // a tap on the list comes first
    box.addEventListener('keydown', (event) => this.#steer(event));
    list.addEventListener('click', (event) => this.#take(event.target.closest('button')?.dataset.name));
  }

  #begun() {
    return /@([^\s@]*)$/.exec(this.box.value.slice(0, this.box.selectionStart))?.[1];
  }

  #offer() {
    const begun = this.#begun();
    const fitting =
      begun === undefined ? [] : this.people.filter(({ name }) => name.startsWith(begun) && name !== begun);
    this.#chosen = 0;
    this.list.replaceChildren(
      ...fitting.map(({ name }) => {
        const button = element('button', '', `@${name}`);
        button.type = 'button';
        button.tabIndex = -1;
        button.dataset.name = name;
        button.setAttribute('role', 'option');
        return button;
      }),
    );
    this.list.hidden = !fitting.length;
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === this.#chosen));
    });
  }

  #steer(event) {
    if (this.list.hidden || event.isComposing) return;
    const { length } = this.list.children;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) this.#chosen = (this.#chosen + step + length) % length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(this.list.children[this.#chosen].dataset.name);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    this.#mark();
  }

  #take(name) {
    if (!name) return;
    const end = this.box.selectionStart;
    this.box.setRangeText(`@${name} `, end - (this.#begun()?.length ?? 0) - 1, end, 'end');
    this.#close();
    this.box.focus();
  }

  #close() {
    this.list.hidden = true;
    this.list.replaceChildren();
  }
}
