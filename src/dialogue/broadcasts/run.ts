import { sayCallList, sayStanding } from '../../domain/broadcasts/report.ts';
import { lastNumberOf } from '../../domain/broadcasts/store.ts';
import type { BroadcastWord, Command } from '../commands/command.ts';
import { readText } from '../commands/read-text.ts';
import { isDirect, line, type Scene } from '../commands/scene.ts';
import { answer, type TurnReply } from '../turn-context.ts';
import { compose, correct } from './compose.ts';
import { dropAnswer, editAnswer, lookWords, sendAnswer } from './lexicon.ts';
import { texts } from './messages.ts';
import { attach, decide, drop, edit, revise, send, sendThen, withBroadcast, withdraw, withdrawLast } from './settle.ts';
import { readWish, sendAtOf } from './wish.ts';

type Run = (scene: Scene, command: Command, media: string[]) => Promise<TurnReply | undefined>;

/** 通知: a new one, or with a number how it stands and whom to telephone. */
const notice: Run = async (scene, command, media) => {
  const { number, rest } = command;
  if (number === undefined) return compose(scene, command, media);
  const [, word, page] = lookWords.exec(rest) ?? [];
  return withBroadcast(scene, number, async ({ tx, community }, broadcast) => {
    const reader = { community, isGroup: !isDirect(scene) };
    return answer(
      word === '名单'
        ? await sayCallList(tx, broadcast, reader, Number(page ?? 1))
        : await sayStanding(tx, broadcast, reader),
    );
  });
};

/** The commands about broadcasts: 通知, 改通知, 更正, 撤回. */
export const broadcastCommands: Record<BroadcastWord, Run> = {
  notice,
  revise: (scene, command, media) => withBroadcast(scene, command.number ?? 0, revise(command, media)),
  correct: async (scene, command, media) =>
    scene.person.role === 'manager' ? correct(scene, command, media) : line(scene, texts.managersOnly, {}),
  withdraw: async (scene, { number }) =>
    number === undefined ? withdrawLast(scene) : withBroadcast(scene, number, withdraw),
};

const pressed = /^notice-(send|edit|drop|agree|refuse|withdraw):(\d{1,9})$/;
const acts = { send, edit, drop, withdraw, agree: decide(true), refuse: decide(false) } as const;

/** A press under a preview or under a question to a second manager; undefined where the button is none of these. */
export async function pressOnBroadcast(scene: Scene, button: string): Promise<TurnReply | undefined> {
  const [, act, number] = pressed.exec(button) ?? [];
  return act ? withBroadcast(scene, Number(number), acts[act as keyof typeof acts]) : undefined;
}

const rightAfterMs = 3 * 60_000;

/** A picture or a file without words, right after a notice was written: it belongs to that. */
async function pictureAfter(scene: Scene): Promise<TurnReply | undefined> {
  const { tx, person, turn, now, media } = scene;
  if (media.length === 0) return undefined;
  const by = { createdBy: person.staffId, conversationId: turn.conversation.id };
  const number = await lastNumberOf(tx, by, ['draft'], new Date(now.getTime() - rightAfterMs));
  if (number === undefined) return undefined;
  return withBroadcast(scene, number, attach(media));
}

/** “发”, “不发”, “明早8点发” after a preview in the same chat. @returns undefined where nothing waits for an answer */
export async function answerToPreview(scene: Scene): Promise<TurnReply | undefined> {
  const said = readText(scene.text).written;
  const { person, tx, turn } = scene;
  if (person.role !== 'manager' || said.length > 30) return undefined;
  if (said === '') return pictureAfter(scene);
  const wish = readWish(scene, said);
  const act = sendAnswer.test(said) ? send : dropAnswer.test(said) ? drop : editAnswer.test(said) ? edit : undefined;
  if (!wish && !act) return undefined;
  const by = { createdBy: person.staffId, conversationId: turn.conversation.id };
  const number = await lastNumberOf(tx, by, ['draft']);
  if (number === undefined) return undefined;
  if (act) return withBroadcast(scene, number, act);
  if (!wish || wish.kind === 'past') return line(scene, texts.pastTime, { said });
  return withBroadcast(scene, number, sendThen(sendAtOf(scene, wish)));
}
