import { page } from './messages.ts';

/** The present virtual time and what moves it forward. */
export function ClockBar() {
  return (
    <header class="bar">
      <div class="brand">
        <img src="/sim/assets/icon.svg" alt="" width="28" height="28" />
        <h1>
          {page.brand}
          <small>{page.brandNote}</small>
        </h1>
      </div>
      <div class="clock" aria-live="off">
        <span class="clock-date" data-clock-date></span>
        <time class="clock-time" data-clock-time></time>
      </div>
      <fieldset class="moves" aria-label={page.clock}>
        <button type="button" data-forward="PT10M">
          {page.tenMinutes}
        </button>
        <button type="button" data-forward="PT2H">
          {page.twoHours}
        </button>
        <button type="button" data-tomorrow="08:00">
          {page.tomorrow}
        </button>
        <details class="other-time">
          <summary>{page.otherTime}</summary>
          <div class="popover">
            <form data-forward-form>
              <label>
                {page.forwardBy}
                <input type="number" name="amount" min="1" max="9999" value="45" required />
              </label>
              <select name="unit" aria-label={page.forwardBy}>
                <option value="PT#M">{page.minutes}</option>
                <option value="PT#H">{page.hours}</option>
                <option value="P#D">{page.days}</option>
              </select>
              <button type="submit">{page.go}</button>
            </form>
            <form data-to-form>
              <label>
                {page.forwardTo}
                <input type="datetime-local" name="to" required />
              </label>
              <button type="submit">{page.go}</button>
            </form>
          </div>
        </details>
      </fieldset>
      <div class="progress" hidden>
        <progress max="1" value="0" aria-label={page.moving}></progress>
        <span>{page.moving}</span>
      </div>
      <p class="offline" hidden>
        {page.offline}
      </p>
    </header>
  );
}
