import type { LinkTimes } from './times.ts';

export interface Pulse {
  /** Something was heard. */
  beat(): void;
  /** The library says that it has started: an answer must come soon. */
  expectAnswer(): void;
  stop(): void;
}

/** Asks for a sign of life every so often, and tells `onSilent`, once, when none has come for two beats and a half. */
export function startPulse(ask: () => void, onSilent: () => void, times: LinkTimes): Pulse {
  const asking = setInterval(ask, times.beat);
  const silence = setTimeout(silent, times.beat * 2.5);
  let answer: NodeJS.Timeout | undefined;
  let stopped = false;

  function stop(): void {
    stopped = true;
    clearInterval(asking);
    clearTimeout(silence);
    clearTimeout(answer);
  }
  function silent(): void {
    stop();
    onSilent();
  }
  return {
    beat() {
      clearTimeout(answer);
      if (!stopped) silence.refresh();
    },
    expectAnswer() {
      if (stopped) return;
      clearTimeout(answer);
      answer = setTimeout(silent, times.answer);
      ask();
    },
    stop,
  };
}
