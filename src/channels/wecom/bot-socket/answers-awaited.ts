import { errorOfCode, WecomError } from '../api/errors.ts';

/** Frames of ours that the platform has yet to answer, by their req_id. */
export interface AnswersAwaited {
  /** Rejects with WecomError: of the errcode, or `uncertain` where no answer comes in time. */
  await(cmd: string, reqId: string): Promise<void>;
  answered(reqId: string, errcode: number, errmsg: string | undefined): void;
  /** No answer will come any more. */
  giveUp(): void;
}

interface Waiting {
  cmd: string;
  settle(error?: WecomError): void;
}

export function createAnswersAwaited(patienceMs: number): AnswersAwaited {
  const waiting = new Map<string, Waiting>();
  return {
    await: (cmd, reqId) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => waiting.get(reqId)?.settle(unanswered(cmd)), patienceMs);
        waiting.set(reqId, {
          cmd,
          settle(error) {
            clearTimeout(timer);
            waiting.delete(reqId);
            if (error) reject(error);
            else resolve();
          },
        });
      }),
    answered(reqId, errcode, errmsg) {
      const one = waiting.get(reqId);
      one?.settle(errcode === 0 ? undefined : errorOfCode(one.cmd, errcode, errmsg));
    },
    giveUp() {
      for (const { cmd, settle } of [...waiting.values()]) settle(unanswered(cmd));
    },
  };
}

const unanswered = (path: string): WecomError =>
  new WecomError({ path, action: 'uncertain', text: 'unknownOutcome', detail: 'no answer on the connection' });
