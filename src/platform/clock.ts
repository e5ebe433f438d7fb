/** The only place that reads the present moment. Everything else is handed a `Clock`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands wherever it is set: tests turn it by hand. */
export class ManualClock implements Clock {
  #now: Date;
  constructor(start: Date | string) {
    this.#now = new Date(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  set(to: Date): void {
    this.#now = new Date(to);
  }
}

/** Real time moved forward by an offset, as the simulator does. */
export class OffsetClock implements Clock {
  #offsetMs: number;
  constructor(
    private readonly real: Clock = systemClock,
    offsetMs = 0,
  ) {
    this.#offsetMs = offsetMs;
  }
  get offsetMs(): number {
    return this.#offsetMs;
  }
  now(): Date {
    return new Date(this.real.now().getTime() + this.#offsetMs);
  }
  /** Sets the offset so that it is `to` now. */
  set(to: Date): void {
    this.#offsetMs = to.getTime() - this.real.now().getTime();
  }
  setOffset(ms: number): void {
    this.#offsetMs = ms;
  }
}
