import { get, post } from './api.js';
import { texts } from './texts.js';
import { clockLabel, dateLabel, dayOf, inputValue, now, setNow, tomorrow } from './time.js';

const tickMs = 250;

/** The bar at the top: shows virtual time and moves it forward. */
export class Clock {
  #day = '';

  constructor(bar, { onNewDay, onProblem }) {
    this.bar = bar;
    this.onNewDay = onNewDay;
    this.onProblem = onProblem;
    this.date = bar.querySelector('[data-clock-date]');
    this.time = bar.querySelector('[data-clock-time]');
    this.progress = bar.querySelector('.progress');
    this.other = bar.querySelector('.other-time');

    for (const button of bar.querySelectorAll('[data-forward]')) {
      button.addEventListener('click', () => this.#move({ forward: button.dataset.forward }));
    }
    const morning = bar.querySelector('[data-tomorrow]');
    morning.addEventListener('click', () => this.#move({ to: `${tomorrow()}T${morning.dataset.tomorrow}` }));
    const byForm = bar.querySelector('[data-forward-form]');
    byForm.addEventListener('submit', (event) => {
      event.preventDefault();
      const { unit, amount } = byForm.elements;
      this.#move({ forward: unit.value.replace('#', String(amount.valueAsNumber)) });
    });
    const toForm = bar.querySelector('[data-to-form]');
    toForm.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#move({ to: toForm.elements.to.value });
    });
    this.other.addEventListener('toggle', () => {
      if (this.other.open) toForm.elements.to.value = inputValue(now() + 3_600_000);
    });
    document.addEventListener('click', (event) => {
      if (!this.other.contains(event.target)) this.other.open = false;
    });
    setInterval(() => this.show(), tickMs);
    this.show();
  }

  async sync() {
    this.hear(await get('clock'));
  }

  /** What the server says about its clock. */
  hear({ now: moment, moving }) {
    setNow(moment, { moving: Boolean(moving) });
    this.#busy(Boolean(moving));
    if (moving) {
      const from = Date.parse(moving.from);
      this.progress.querySelector('progress').value = (Date.parse(moment) - from) / (Date.parse(moving.to) - from);
    }
    this.show();
  }

  async #move(move) {
    this.other.open = false;
    this.#busy(true);
    try {
      this.hear(await post('clock', move));
    } catch (error) {
      this.#busy(false);
      this.onProblem(texts.notMoved(error.message));
    }
  }

  #busy(busy) {
    this.bar.classList.toggle('moving', busy);
    this.progress.hidden = !busy;
    if (!busy) this.progress.querySelector('progress').value = 0;
    for (const button of this.bar.querySelectorAll('.moves button')) button.disabled = busy;
  }

  show() {
    const present = now();
    this.date.textContent = dateLabel(present);
    this.time.textContent = clockLabel(present);
    if (this.#day === dayOf(present)) return;
    this.#day = dayOf(present);
    this.onNewDay();
  }
}
